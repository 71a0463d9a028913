"""The other ways to write a name: surname first, with more names in it, of a family."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from cms.reading.folding import HALF, NOTE, Piece, alike
from cms.reading.inflected import names_meant

# Words that may stand inside a name, and what joins two first names to one surname.
_MOST_INSIDE = 3
# Where every word is written as names are, as in Arabic, more would join anybody's.
_MOST_INSIDE_OF_OTHERS = 1
_JOINING = {"and", "nee", "known", "as", "aka"}
# What forms call the parts of a name, which may stand between them.
_JOINING |= {
    "name", "names", "forename", "forenames", "surname", "first", "last", "family",
    "given", "middle", "christian", "enw", "cyfenw", "imie", "nazwisko", "prenume",
}  # fmt: skip
_MOST = 24
# Letters of a first name and a surname that are written as one word, and of each.
_RUN_TOGETHER, _LONGEST, _LEAST_OF_TWO = 9, 40, 3
# Of a German name without its dots: Mueller, Brueckner.
_TWO_FOR_ONE = re.compile(r"([aou])e")


def is_no_name(word: Piece) -> bool:
    """Whether a word is not written as names are, and in no other way either."""
    by_itself = not (word.is_name or word.is_before or word.is_hyphenated)
    return by_itself and len(ways_of(word.text, is_last=True)) == 1


def names_at(words: list[Piece], start: int, longest: int) -> Iterator[list[str]]:
    """How the words from a place on may be written in a list, each way as forms."""
    for window in _windows(words, start, longest):
        turned = []
        if len(window) > 1 and _may_turn(window):
            turned = [window[at:] + window[:at] for at in range(1, len(window))]
        as_it_stands = [] if _is_compared_elsewhere(window, words, start) else [window]
        if orders := as_it_stands + turned:
            yield [form for order in orders for form in _forms(order)]
        if len(window) > 1 and all(word.is_name for word in window):
            for order in (window, *turned):
                said = [alike(word.text) for word in order]
                meant = names_meant(said)
                # What an author is cited by says nothing of half a surname.
                is_cited = len(said[0]) == 1 and any(one.is_cited for one in window)
                has_half = has_capitals(said[-1]) and not is_cited
                yield [HALF + " ".join(said), *meant] if has_half else meant


def _is_compared_elsewhere(window: list[Piece], words: list[Piece], start: int) -> bool:
    """Whether words follow each other, and can be written in no other way."""
    follow = window[-1] is words[start + len(window) - 1]
    return follow and all(len(ways_of(one.text, is_last=True)) == 1 for one in window)


@lru_cache(maxsize=50_000)
def has_capitals(word: str) -> bool:
    """Whether a word is of a script that has capitals, by which names are told."""
    return word.upper() != word


@lru_cache(maxsize=50_000)
def taken_apart(word: str) -> tuple[str, ...]:
    """A long word as two, either first: addresses and names of files have no spaces."""
    if not _RUN_TOGETHER <= len(word) <= _LONGEST or not word.isalpha():
        return ()
    at_each = range(_LEAST_OF_TWO, len(word) - _LEAST_OF_TWO + 1)
    pairs = [(word[:at], word[at:]) for at in at_each]
    return tuple(
        f"{a} {b}" for one, other in pairs for a, b in ((one, other), (other, one))
    )


def _windows(words: list[Piece], start: int, longest: int) -> Iterator[list[Piece]]:
    """Words that follow each other; and those with others inside that may be names."""
    for length in range(1, longest + 1):
        window = words[start : start + length]
        if len(window) < length:
            return
        yield window
        for first in range(1, length) if words[start].is_name else ():
            yield from _with_more_inside(words, start, first, length)


def _with_more_inside(
    words: list[Piece], start: int, first: int, length: int
) -> Iterator[list[Piece]]:
    at = start + first
    most = _MOST_INSIDE if has_capitals(words[start].text) else _MOST_INSIDE_OF_OTHERS
    for inside in range(1, most + 1):
        skipped = words[at : at + inside]
        if not all(_may_stand_inside(word) for word in skipped):
            return
        if any(word.is_end for word in words[start : at + inside]):
            return
        rest = words[at + inside : at + inside + length - first]
        if len(rest) == length - first and all(word.is_name for word in rest):
            yield words[start:at] + rest


def _may_stand_inside(word: Piece) -> bool:
    return word.is_name or word.text in _JOINING or word.text.isdecimal()


def _may_turn(window: list[Piece]) -> bool:
    """Whether a surname may come first: all are names, or what joins them says so.

    A comma does, and hyphens do, as they stand for spaces in addresses and file names.
    """
    joined = window[:-1]
    is_address = all(word.is_hyphenated for word in joined)
    return (
        is_address
        or all(word.is_name for word in window)
        or any(word.is_before for word in joined)
    )


def _forms(words: list[Piece]) -> list[str]:
    last = len(words) - 1
    ways = [_written(word.text, is_last=at == last) for at, word in enumerate(words)]
    forms = list[str]()
    for number, chosen in enumerate(product(*ways)):
        if number >= _MOST:
            break
        # A list has each form twice: as it was typed, and in letters that are alike.
        forms += dict.fromkeys((" ".join(chosen), " ".join(map(alike, chosen))))
    return forms


@lru_cache(maxsize=50_000)
def ways_of(word: str, *, is_last: bool = True) -> list[str]:
    """A word as it may be meant, also in letters that are put for one another."""
    ways = _written(word, is_last=is_last)
    return list(dict.fromkeys([*ways, *map(alike, ways)]))


@lru_cache(maxsize=50_000)
def _written(word: str, *, is_last: bool = True) -> list[str]:
    """A word as it stands, without a note's figure, and of a whole family."""
    ways = [word, NOTE.sub("", word), _TWO_FOR_ONE.sub(r"\1", word)]
    if is_last:
        for ending in ("s", "es"):
            ways += [
                way.removesuffix(ending)
                for way in list(ways)
                if way.endswith(ending) and len(way) > len(ending) + 2
            ]
    return list(dict.fromkeys(ways))
