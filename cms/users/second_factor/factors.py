"""The second factors that somebody has, and how all of them end."""

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from cms.users.models import User

Type = Authenticator.Type


def factors_of(person: User) -> QuerySet[Authenticator]:
    """What somebody can show each day: passkeys and the app. Not codes on paper."""
    return Authenticator.objects.filter(
        user=person, type__in=[Type.WEBAUTHN, Type.TOTP]
    ).order_by("type", "created_at")


def has_any(person: User) -> bool:
    return factors_of(person).exists()


def has_passkeys(person: User) -> bool:
    return factors_of(person).filter(type=Type.WEBAUTHN).exists()


def has_app(person: User) -> bool:
    return factors_of(person).filter(type=Type.TOTP).exists()


def take_out(person: User, key: int) -> bool:
    """Remove one of several. The last one stays: somebody could log in no more."""
    mine = factors_of(person)
    found = mine.filter(pk=key).first()
    if found is None or mine.count() == 1:
        return False
    found.delete()
    return True


def forget_all(person: User) -> None:
    """As if they had never set up any."""
    Authenticator.objects.filter(user=person).delete()
