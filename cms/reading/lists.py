"""A never-publish list for one reading, made of words that are there to be read."""

import secrets
from collections.abc import Iterable

from cms.reading.asking import Asked
from cms.reading.folding import pieces_of
from cms.reading.words import digest, looked_for


def tell(entries: Iterable[str], asked: Asked) -> None:
    """Have a file compared with words, which are numbered from 1 in their order."""
    key = secrets.token_bytes(32)
    wanted = [entry for entry in entries if entry.strip()]
    asked.key = key.hex()
    asked.longest = max((len(list(pieces_of(entry))) for entry in wanted), default=0)
    asked.entries = {
        digest(key, form): number
        for number, entry in enumerate(wanted, start=1)
        for form in looked_for(entry)
    }
