"""What may be stored as the translation of a text, as wagtail-localize stores it.

A text is HTML with marks inside a line only. The addresses of links are facts: they
stay with the source, and a link is only named (`<a id="a1">`).
"""

import re

from bs4 import BeautifulSoup
from bs4.element import PreformattedString
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail_localize.strings import (
    StringValue,
    extract_ids,
    validate_translation_links,
)

from boards.translations.words.places import Place

# An ampersand that would not be read as the begin of a character's name.
PLAIN_AMPERSAND = re.compile(r"&amp;(?!#?\w+;)")
# Characters, marks included.
LEAST_ROOM = 4000
TIMES_THE_SOURCE = 6
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def shown(place: Place, data: str) -> str:
    """A stored text as an editor reads and types it."""
    if place.is_rich:
        return PLAIN_AMPERSAND.sub("&", data)
    return StringValue(data).render_text()


def typed_as_data(place: Place, source: str, typed: str) -> str:
    """What somebody typed, as it is stored; "" for nothing.

    source: the stored text that it translates. Raises ValidationError.
    """
    text = CONTROL.sub("", typed.replace("\r\n", "\n")).strip()
    if not place.is_long:
        text = " ".join(text.split())
    if text and not place.is_rich:
        text = StringValue.from_plaintext(text).data
    return checked(place, source, text)


def checked(place: Place, source: str, html: str) -> str:
    """A text with its marks, set right as it is stored. Raises ValidationError."""
    if not html.strip():
        return ""
    _refuse_what_is_far_too_long(source, html)
    _refuse_what_is_no_text(html)
    try:
        value = StringValue.from_translated_html(CONTROL.sub("", html.strip()))
        validate_translation_links(source, value.data)
    except (ValueError, RecursionError) as refused:
        raise ValidationError(
            _(
                "Only the marks of the source may stand in this text, as the source "
                "has them. Copy them from there. (%(why)s)"
            )
            % {"why": refused}
        ) from refused
    _keep_links(source, value.data)
    if not place.is_rich and BeautifulSoup(value.data, "html.parser").find(
        lambda tag: tag.name != "br"
    ):
        raise ValidationError(
            _("This text has no marks such as <b>. Take them out, the words can stay.")
        )
    _keep_to_length(place, value)
    return value.data if value.render_text().strip() else ""


def _refuse_what_is_far_too_long(source: str, html: str) -> None:
    """Before anything reads it: some nonsense takes minutes to read."""
    most = max(LEAST_ROOM, TIMES_THE_SOURCE * len(source))
    if len(html) > most:
        raise ValidationError(
            _(
                "This is %(length)s characters long, and the source %(source)s. Is it "
                "the translation of this text? Say it in %(most)s at the most."
            )
            % {"length": len(html), "source": len(source), "most": most}
        )


def _refuse_what_is_no_text(html: str) -> None:
    """Comments and the like: browsers and parsers disagree on where they end."""
    if BeautifulSoup(html, "html.parser").find(
        string=lambda text: isinstance(text, PreformattedString)
    ):
        raise ValidationError(
            _(
                "“<!” and “<?” begin something that is no text. Take them out, or "
                "write “&lt;” for the sign itself."
            )
        )


def _keep_links(source: str, data: str) -> None:
    if lost := sorted(extract_ids(source) - extract_ids(data)):
        names = ", ".join(f'<a id="{name}">' for name in lost)
        raise ValidationError(
            ngettext(
                "A link of the source is missing: %(links)s. Put it around the words "
                "that it belongs to, as the source does.",
                "Links of the source are missing: %(links)s. Put each around the words "
                "that it belongs to, as the source does.",
                len(lost),
            )
            % {"links": names}
        )


def _keep_to_length(place: Place, value: StringValue) -> None:
    length = len(value.render_text())
    if place.most and length > place.most:
        raise ValidationError(
            _(
                "This is %(length)s characters long. There is room for %(most)s: say "
                "it shorter."
            )
            % {"length": length, "most": place.most}
        )
