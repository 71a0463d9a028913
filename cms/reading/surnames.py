"""A surname alone, of a name that is listed in full: Mrs Thorngate, the Thorngates.

Whether it tells who is meant is decided when the name is put on the list: one that
many people have, or that is a word, is looked for only behind a title or of a family.
"""

import re
from collections.abc import Iterator

from cms.reading.common_names import COMMON, NO_FIRST_NAMES, NO_SURNAMES
from cms.reading.folding import Piece, alike, all_forms, pieces_of
from cms.reading.inflected import surely_meant
from cms.reading.names import ways_of

# What the form of a surname begins with that is looked for wherever it is written as a
# name, and of one that is looked for as the surname of a person or a family alone.
_ALONE, _OF_SOMEBODY = "¼ ", "¾ "
_LEAST_ALONE, _LEAST_OF_SOMEBODY = 5, 3  # letters
_MOST_WORDS_OF_A_NAME, _MOST_WORDS_OF_A_SURNAME = 5, 4
# Between a first name and the rest of a surname.
_PARTICLES = """
al el ap ab ferch verch ni nic ui o mac mc de del della di da dos du la le van der den
ter von zu bin bint ibn abu
"""
_TITLES = """
mr mrs ms miss mx master mister dr baby pan pani pana panu ponas ponia domnul doamna
senhor senhora mademoiselle madame monsieur herr frau
"""
# Behind which a surname may have no capital: no words of other meanings.
_ALWAYS_TITLES = "mr mrs ms dr"
_FAMILIES = """
family families household home house children child siblings sisters brothers parents
boys girls twins teulu
"""
# Behind a surname and with a capital it is the name of a place, and of nobody.
_PLACES = """
street road lane avenue close drive way court gardens grove crescent terrace square
hill park house hall lodge farm school college academy hospital surgery centre church
"""

PARTICLES, TITLES, ALWAYS_TITLES, FAMILIES, PLACES = (
    frozenset(words.split())
    for words in (_PARTICLES, _TITLES, _ALWAYS_TITLES, _FAMILIES, _PLACES)
)
# The first half of a postcode, behind the name of a town.
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]?")


def surname_forms(entry: str) -> Iterator[str]:
    """How the surname of a full name on a list is looked for alone."""
    words = list(pieces_of(entry))
    if not is_full_name(words):
        return
    first = first_of_surname(words)
    whole = words[first:]
    core = [word for word in whole if word.text not in PARTICLES] or whole[-1:]
    for part in (whole, core):
        for form in all_forms(part):
            yield from _marked(form, is_rare=len(core) > 1)
    for half in core if len(core) > 1 else []:
        if half.text not in COMMON and len(half.text) > _LEAST_OF_SOMEBODY:
            yield _OF_SOMEBODY + alike(half.text)


def _marked(form: str, *, is_rare: bool) -> Iterator[str]:
    letters = len(form.replace(" ", ""))
    if letters >= _LEAST_ALONE and (is_rare or form.split()[-1] not in COMMON):
        yield _ALONE + alike(form)
    if letters >= _LEAST_OF_SOMEBODY:
        yield _OF_SOMEBODY + alike(form)


def is_full_name(words: list[Piece]) -> bool:
    """Whether an entry is a first name and a surname, in a script with capitals."""
    if not 1 < len(words) <= _MOST_WORDS_OF_A_NAME:
        return False
    first = words[0]
    are_names = all(word.is_name or word.text in PARTICLES for word in words)
    are_letters = all(word.text.isalpha() for word in words)
    are_names = are_names and words[-1].text not in NO_SURNAMES
    has_capitals = words[-1].text.upper() != words[-1].text
    return are_names and are_letters and has_capitals and not _is_a_word(first)


def _is_a_word(first: Piece) -> bool:
    return len(first.text) == 1 or first.text in NO_FIRST_NAMES


def first_of_surname(words: list[Piece]) -> int:
    """Where the surname begins: with its particles, and its first half."""
    at = len(words) - 1
    while at > 1:
        before = words[at - 1]
        if not (before.is_hyphenated or before.text in PARTICLES):
            break
        at -= 1
    return at


def surnames_at(words: list[Piece], start: int) -> Iterator[str]:
    """The forms in which the words from a place on may be a listed surname."""
    for length in range(1, _MOST_WORDS_OF_A_SURNAME + 1):
        window = words[start : start + length]
        if len(window) < length or window[-1].is_cited:
            continue
        if not (_is_written_so(window) or _is_behind_title(words, start)):
            continue
        before = [alike(word.text) for word in window[:-1]]
        is_somebodys = _is_somebodys(words, start, start + length)
        if not is_somebodys and _is_of_a_place(words, start + length):
            continue
        for last in (*ways_of(window[-1].text), *surely_meant(window[-1].text)):
            form = " ".join([*before, last])
            yield _ALONE + form
            if is_somebodys:
                yield _OF_SOMEBODY + form


def _is_of_a_place(words: list[Piece], end: int) -> bool:
    behind = words[end] if end < len(words) else None
    if behind is None or not behind.is_name:
        return False
    return behind.text in PLACES or bool(_POSTCODE.fullmatch(behind.text))


def _is_written_so(window: list[Piece]) -> bool:
    """Whether words have the capitals of a surname."""
    return window[-1].is_name and all(
        word.is_name or word.text in PARTICLES for word in window
    )


def _is_behind_title(words: list[Piece], start: int) -> bool:
    """Whether words are somebody's name, however they are written: mrs thorngate."""
    before = words[start - 1] if start else None
    return before is not None and before.text in ALWAYS_TITLES


def _is_somebodys(words: list[Piece], start: int, end: int) -> bool:
    """Whether a title stands before, or a word for a family behind."""
    before = words[start - 1] if start else None
    behind = words[end] if end < len(words) else None
    if before and before.text in TITLES and not before.is_hyphenated:
        return True
    is_of_family = behind is not None and behind.text in FAMILIES
    return is_of_family and not (behind and behind.is_name)
