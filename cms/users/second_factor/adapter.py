"""How allauth keeps secrets here, and what it calls this site."""

import base64
from collections.abc import Iterator

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

_SALT = "cms.users.second_factor"


class Adapter(DefaultMFAAdapter):
    """Secrets are kept as a copy of the database does not show them.

    With a key that comes from the site's secret; one that was made with the secret
    before is still read (`SECRET_KEY_FALLBACKS`).
    """

    def encrypt(self, text: str) -> str:
        return MultiFernet(list(_keys())).encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Raises InvalidToken where none of the site's secrets fits."""
        return MultiFernet(list(_keys())).decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return str(settings.WAGTAIL_SITE_NAME)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        # Never what a request says of itself.
        return {"id": settings.CMS_HOST, "name": settings.WAGTAIL_SITE_NAME}


def _keys() -> Iterator[Fernet]:
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        made = salted_hmac(_SALT, "key", secret=secret, algorithm="sha256")
        yield Fernet(base64.urlsafe_b64encode(made.digest()))
