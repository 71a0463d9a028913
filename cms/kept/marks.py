"""Whether a text is among many of a board, in eight bytes each.

Robots ask for thousands of addresses that nothing answers; so a process holds marks of
all that something does. Two texts may have one mark: it says that one has to look.
"""

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable


def marks_of(texts: Iterable[str]) -> "array[int]":
    return array("Q", sorted(map(_mark, texts)))


def is_among(text: str, marks: "array[int]") -> bool:
    """Never says no of a text that is."""
    mark = _mark(text)
    place = bisect_left(marks, mark)
    return place < len(marks) and marks[place] == mark


def _mark(text: str) -> int:
    digest = hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest())
