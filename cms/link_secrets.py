"""The secret in a link that alone entitles who has it. Only its hash is stored."""

import hashlib
import secrets

from django.urls.converters import StringConverter

BYTES = 32


def new_secret() -> str:
    """A secret of 256 bits, as an address writes it: 43 letters, digits, - and _."""
    return secrets.token_urlsafe(BYTES)


def hash_of(secret: str) -> str:
    """What a table keeps of a secret: nobody gets back from it to the link."""
    return hashlib.sha256(secret.encode()).hexdigest()


class SecretConverter(StringConverter):
    """A secret in an address: what is shorter or longer is another address."""

    regex = "[A-Za-z0-9_-]{43}"
