"""What other pages fill on a page, which nobody signs off with it."""

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


@register.tag("of_others")
def of_others(parser: Parser, token: Token) -> OfOthers:
    """Everything until `end_of_others` is of other pages."""
    nodelist = parser.parse(("end_of_others",))
    parser.delete_first_token()
    return OfOthers(nodelist)
