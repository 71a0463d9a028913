"""Short forms of the field, each said in full once on a page on which it stands."""

import re

from django import template
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from cms.as_signed_off import is_asked_for

register = template.Library()

# As the law and the guidance of England call them, in every language.
SHORT_FORMS = {
    "LSCB": "Local Safeguarding Children Board",
    "LCSPR": "local child safeguarding practice review",
    "SCR": "serious case review",
}
_WORD = re.compile(rf"\b({'|'.join(SHORT_FORMS)})s?\b")


@register.simple_block_tag
def with_short_forms(content: str, around: str = "") -> SafeString:
    """What stands inside, and below it a line for each short form left unexplained.

    around: what else of the page a reader sees, such as the name of the board.
    """
    # What is signed off is what editors wrote.
    if is_asked_for() or not _WORD.search(around + content):
        return mark_safe(content)
    said = f"{around} {strip_tags(content)}"
    found = dict.fromkeys(_WORD.findall(said))
    lines = [
        (short, SHORT_FORMS[short])
        for short in found
        if SHORT_FORMS[short].casefold() not in said.casefold()
    ]
    below = render_to_string("components/short_forms.html", {"lines": lines})
    return mark_safe(content + below)
