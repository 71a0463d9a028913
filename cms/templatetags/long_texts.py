"""Long texts in templates: their contents, their notes, and how long they take."""

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context

from cms.long_texts import long_text
from cms.rich_text import links_wait, with_links

register = template.Library()


class Anchored(template.Node):
    """Keeps what stands inside as a LongText under a name, to be printed from it."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: Context) -> str:
        with links_wait():
            html = self.nodelist.render(context)
        context[self.name] = long_text(with_links(html))
        return ""


@register.tag
def anchored(parser: Parser, token: Token) -> Anchored:
    """Everything until `endanchored`: `{% anchored as text %}`."""
    _tag, _as, name = token.split_contents()
    nodelist = parser.parse(("endanchored",))
    parser.delete_first_token()
    return Anchored(nodelist, name)
