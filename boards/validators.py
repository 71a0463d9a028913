"""What a board's facts must be like."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from boards.models.board.colours import (
    HEX_COLOUR,
    LEAST_CONTRAST,
    WHITE,
    contrast_ratio,
)

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOSTNAME = re.compile(rf"{_LABEL}(\.{_LABEL})*")
# What is rung, and then the extension or the choice of a menu.
_PHONE = re.compile(
    r"(\+?[0-9 ()-]{2,24}?)"
    r"(?:,? (?:(?:ext\.?|extension|x) ?([0-9]{1,6})|option ?[0-9]{1,2}))?",
    re.IGNORECASE,
)
# As browsers read it, a name that ends in a number is an IP address: "10.1", "0x7f".
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")


def normal_hostname(typed: str) -> str:
    """A host as browsers send it: small letters, no last dot, other scripts encoded.

    What cannot be a host is left as it is, for the validator to name.
    """
    hostname = typed.strip().lower().removesuffix(".")
    try:
        return hostname if hostname.isascii() else hostname.encode("idna").decode()
    except UnicodeError:
        return hostname


def validate_hostname(value: str) -> None:
    """A bare host name that is not the CMS's own. Raises ValidationError."""
    if (
        not _HOSTNAME.fullmatch(value)
        or len(value) > 253
        or _NUMBER.fullmatch(value.rpartition(".")[2])
        or not _can_be_decoded(value)
    ):
        raise ValidationError(
            _(
                "“%(value)s” is not a host name. Leave out “https://”, any port and "
                "any path, and use small letters. For example: www.exampleboard.org.uk"
            ),
            params={"value": value},
        )
    if value == settings.CMS_HOST:
        raise ValidationError(
            _("“%(value)s” is the address of the CMS itself. Give the board its own."),
            params={"value": value},
        )
    if value == "localhost":
        raise ValidationError(
            _("“localhost” is a machine's name for itself: nobody else can reach it.")
        )


def _can_be_decoded(hostname: str) -> bool:
    try:
        return bool(hostname.encode().decode("idna"))
    except UnicodeError:
        return False


def validate_colour(value: str) -> None:
    """A colour that white text can be read on. Raises ValidationError."""
    if not HEX_COLOUR.fullmatch(value):
        raise ValidationError(
            _("Write the colour as # and six digits or small letters: #1f4e79.")
        )
    ratio = contrast_ratio(value, WHITE)
    if ratio < LEAST_CONTRAST:
        raise ValidationError(
            _(
                "White text on this colour has a contrast of %(ratio)s : 1, and people "
                "need at least %(least)s : 1 to read it. Choose a darker colour."
            ),
            params={"ratio": f"{ratio:.1f}", "least": LEAST_CONTRAST},
        )


def parts_of_phone(value: str) -> tuple[str, str]:
    """The number that is dialled, with a leading plus, and its extension, or ""."""
    found = _PHONE.fullmatch(value.strip())
    number, more = found.groups(default="") if found else (value, "")
    plus = "+" if number.startswith("+") else ""
    return plus + "".join(char for char in number if char.isdecimal()), more


def validate_phone(value: str) -> None:
    """A phone number that a person can dial. Raises ValidationError."""
    if not _PHONE.fullmatch(value):
        raise ValidationError(
            _(
                "Write a phone number in digits and spaces: 01228 226 898. It may end "
                "in “ext 12”."
            )
        )
