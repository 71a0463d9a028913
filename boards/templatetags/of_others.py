"""What nobody signs off with a page: what other pages fill on it, and what is made of
its own words, such as its contents.
"""

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token

from cms.as_signed_off import is_asked_for

register = template.Library()


class OfOthers(template.Node):
    """Lists that change when other pages do."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Any) -> str:
        return "" if is_asked_for() else self.nodelist.render(context)


@register.tag
def others(parser: Parser, token: Token) -> OfOthers:
    """Everything until `endothers` is of other pages."""
    nodelist = parser.parse(("endothers",))
    parser.delete_first_token()
    return OfOthers(nodelist)
