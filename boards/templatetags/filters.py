"""What a list can be narrowed by, which a form holds by the dozen.

Written here, and not by a template of its own: each choice would take as long as a line
of the list.
"""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from boards.public.filters.narrowing import Choice, Filter

register = template.Library()


@register.simple_tag
def filter_choices(narrowed_by: Filter) -> SafeString:
    """A box for each choice, and how many there are of it."""
    return format_html_join(
        "",
        '<div class="filters__choice{}">'
        '<input type="checkbox" id="{}-{}" name="{}" value="{}"{}>'
        '<label for="{}-{}">{} <span class="filters__number">({})</span></label>'
        "</div>",
        (_choice(narrowed_by.name, choice) for choice in narrowed_by.choices),
    )


def _choice(name: str, choice: Choice) -> tuple[object, ...]:
    value = choice.value
    return (
        f" filters__choice--depth-{choice.depth}" if choice.depth else "",
        *(name, value, name, value, SafeString(" checked") if choice.is_chosen else ""),
        *(name, value, choice.label, choice.number),
    )
