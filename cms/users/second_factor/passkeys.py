"""Passkeys: what a phone, a laptop or a key of hardware proves by itself.

Whatever a browser may send that is none is refused in one way.
"""

import json
from collections.abc import Callable
from typing import TypeVar

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth
from cryptography.exceptions import InvalidSignature
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.users.models import User

T = TypeVar("T")
LONGEST_NAME = 60  # characters


def asked_of_a_new_one(person: User) -> dict[str, object]:
    """What a browser is asked for, so that it makes a passkey. Noted in the session."""
    return dict(auth.begin_registration(person, passwordless=False))


def asked_of_a_known_one(person: User) -> dict[str, object]:
    """What a browser is asked for, so that it shows a passkey. Noted in the session."""
    return dict(auth.begin_authentication(person))


def add(person: User, name: str, answer: str) -> None:
    """Keep what the browser has made. Raises ValidationError for anything else."""

    def checked() -> dict[str, object]:
        sent: dict[str, object] = json.loads(answer)
        auth.parse_registration_response(sent)
        auth.complete_registration(sent)
        return sent

    auth.WebAuthn.add(person, name, _or_refused(checked))


def show(person: User, answer: str) -> None:
    """Note that one of the person's passkeys was used. Raises ValidationError."""

    def checked() -> Authenticator:
        sent = json.loads(answer)
        auth.parse_authentication_response(sent)
        return auth.complete_authentication(person, sent)

    _or_refused(checked).record_usage()


def _or_refused(check: Callable[[], T]) -> T:
    try:
        return check()
    except (
        ValidationError,
        InvalidSignature,
        TypeError,
        ValueError,
        LookupError,
        AttributeError,
        RecursionError,
    ) as error:
        raise ValidationError(
            _(
                "Your browser showed no passkey that belongs here. Try again, or use "
                "another way."
            ),
            code="no_passkey",
        ) from error
