"""The secret that all never-publish lists are hashed with, whatever the settings say.

At first it is the key of the settings itself. Lists cannot be hashed anew, as nobody
knows their words: when that key is changed, the one that they were hashed with is kept,
sealed with the new one.
"""

import hmac
from collections import Counter

from django.conf import settings

from boards.models import NeverPublishEntry
from cms.reading.words import digest
from cms.rotation import register_rotation
from cms.sealed import is_kept, seal, unsealed
from cms.tenancy.scope import unscoped

NAME = "never-publish lists"


def present_key() -> str:
    """What the settings name now."""
    return settings.NEVER_PUBLISH_KEY or settings.SECRET_KEY


def keys_before() -> list[str]:
    """What they may have named before, the likeliest first."""
    before = [settings.NEVER_PUBLISH_KEY_BEFORE, *settings.SECRET_KEY_FALLBACKS]
    return [str(key) for key in (*before, settings.SECRET_KEY) if key]


def root_key() -> str:
    """With what the words of all boards are hashed."""
    return unsealed(NAME, [present_key(), *keys_before()]) or present_key()


def take_over() -> str:
    """Keep the key that the lists were hashed with, sealed with the present one."""
    if is_kept(NAME):
        root = unsealed(NAME, [present_key(), *keys_before()])
        if root is None:
            return (
                "The never-publish lists are closed: they were sealed with a key that "
                "is neither NEVER_PUBLISH_KEY nor NEVER_PUBLISH_KEY_BEFORE."
            )
    else:
        root = _most_used()
    seal(NAME, root, present_key())
    return "The never-publish lists go on, sealed with the present key."


def _most_used() -> str:
    """The one of the known keys that fits most entries; the present one for none."""
    known = [present_key(), *keys_before()]
    fits: Counter[str] = Counter()
    with unscoped():
        marks = list(NeverPublishEntry.objects.values_list("board", "key_mark"))
    for board, mark in marks:
        fits.update({key for key in known if mark_of(key_of_board(key, board)) == mark})
    return max(known, key=lambda key: fits[key])


def key_of_board(root: str, board: int) -> bytes:
    """The key that hashes the words of one board."""
    purpose = f"never-publish list of board {board}"
    return hmac.digest(root.encode(), purpose.encode(), "sha256")


def mark_of(key: bytes) -> str:
    """What tells one key from another, and says nothing about either."""
    return digest(key, "which key is this?")[:16]


def install() -> None:
    register_rotation("never_publish", take_over)
