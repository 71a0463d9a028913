"""One-time codes that an app on a phone shows: each is good once."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt, encrypt
from cryptography.fernet import InvalidToken
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from cms.users.models import User

DIGITS = 6
new_secret = generate_totp_secret


def counter_of(secret: str, code: str) -> int | None:
    """Which of the present codes this is, by its number; None for any other."""
    for counter in yield_hotp_counters_from_time():
        if constant_time_compare(format_hotp_value(hotp_value(secret, counter)), code):
            return counter
    return None


def keep(person: User, secret: str, counter: int) -> None:
    """The app that shows codes of this secret is the person's, in any other's place."""
    Authenticator.objects.update_or_create(
        user=person,
        type=Authenticator.Type.TOTP,
        defaults={
            "data": {"secret": encrypt(secret), "last": counter},
            "created_at": timezone.now(),
            "last_used_at": None,
        },
    )


@transaction.atomic
def use(person: User, code: str) -> bool:
    """Whether this is a code of the person's app that was not used before.

    Nor one that is older: what somebody has seen over a shoulder is of no use.
    """
    kept = Authenticator.objects.select_for_update().filter(
        user=person, type=Authenticator.Type.TOTP
    )
    row = kept.first()
    if row is None:
        return False
    try:
        secret = decrypt(row.data["secret"])
    except InvalidToken:
        return False
    counter = counter_of(secret, code)
    if counter is None or counter <= row.data["last"]:
        return False
    # Encrypted anew: with the site's present secret from here on.
    row.data = {"secret": encrypt(secret), "last": counter}
    row.last_used_at = timezone.now()
    row.save()
    return True
