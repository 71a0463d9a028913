"""The field for a board's colour, which says how well white text is read on it."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from boards.models.board.colours import (
    HEX_COLOUR,
    LEAST_CONTRAST,
    WHITE,
    contrast_ratio,
)


def verdict(colour: str) -> str:
    """The contrast of white text on a colour, in words; "" for what is no colour."""
    if not HEX_COLOUR.fullmatch(colour):
        return ""
    ratio = contrast_ratio(colour, WHITE)
    words = (
        _("White text on it: %(ratio)s : 1. People can read it.")
        if ratio >= LEAST_CONTRAST
        else _("White text on it: %(ratio)s : 1. Too light: at least %(least)s : 1.")
    )
    return words % {"ratio": f"{ratio:.1f}", "least": LEAST_CONTRAST}


class ColourInput(forms.TextInput):
    """A colour as text, a picker beside it, and the contrast below.

    Without script the contrast is that of the stored colour.
    """

    class Media:
        js = ("js/colour.js",)

    def render(
        self, name: str, value: Any, attrs: Any = None, renderer: Any = None
    ) -> SafeString:
        typed = super().render(name, value, attrs, renderer)
        colour = str(value or "").lower()
        return format_html(
            '<div class="colour-input" data-colour-input data-least="{}" '
            'data-good="{}" data-bad="{}">{}'
            '<input type="color" value="{}" aria-label="{}">'
            '<output class="colour-input__verdict">{}</output></div>',
            LEAST_CONTRAST,
            _("White text on it: {ratio} : 1. People can read it."),
            _("White text on it: {ratio} : 1. Too light: at least {least} : 1."),
            typed,
            colour if HEX_COLOUR.fullmatch(colour) else "#000000",
            _("Pick the colour"),
            verdict(colour),
        )
