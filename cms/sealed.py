"""Secrets that outlive the keys of the settings: kept in the database, sealed by those.

What was worked out with a secret cannot be worked out anew with another: so the secret
stays when a key of the settings is changed, and is sealed with the new one. A copy of
the database alone opens none.
"""

import base64
from collections.abc import Iterable

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

from cms.models import SealedSecret
from cms.tenancy.scope import unscoped


def unsealed(name: str, keys: Iterable[str]) -> str | None:
    """The secret of a name, by the first key that opens it; None where none does."""
    with unscoped():
        row = SealedSecret.objects.filter(name=name).first()
    if row is None:
        return None
    for key in keys:
        try:
            return _box(name, key).decrypt(row.sealed.encode()).decode()
        except InvalidToken:
            continue
    return None


def seal(name: str, secret: str, key: str) -> None:
    """Keep a secret under a name, in the place of what was kept there."""
    sealed = _box(name, key).encrypt(secret.encode()).decode()
    with unscoped():
        SealedSecret.objects.update_or_create(name=name, defaults={"sealed": sealed})


def is_kept(name: str) -> bool:
    with unscoped():
        return SealedSecret.objects.filter(name=name).exists()


def _box(name: str, key: str) -> Fernet:
    made = salted_hmac(f"cms.sealed {name}", "key", secret=key, algorithm="sha256")
    return Fernet(base64.urlsafe_b64encode(made.digest()))
