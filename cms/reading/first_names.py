"""A first name alone, of a name that is listed in full, where a text says whose it is.

"The child's name is Amelia", "her sister Amelia" and "Amelia T." tell who is meant;
"Amelia" anywhere may be anybody.
"""

from collections.abc import Iterator

from cms.reading.folding import Piece, alike, pieces_of
from cms.reading.names import ways_of
from cms.reading.surnames import first_of_surname, is_full_name

# What the form of a first name begins with.
_FIRST = "⅓ "
_LEAST = 3  # letters
# Before a first name: what says that one follows, with or without a word between.
_SAYING = {"name", "forename", "firstname", "nickname"}
_BETWEEN = {"is", "was", "of"}
# What may also be said of a telephone: of a name only where that has a capital.
_CALLING = {"named", "called"}
# Whose first name follows, where it is written with a capital.
_OF_CHILDREN = {
    "child", "baby", "infant", "toddler", "girl", "boy", "son", "daughter", "sibling",
    "brother", "sister", "twin", "pupil", "teenager", "schoolgirl", "schoolboy",
}  # fmt: skip
# With a capital behind a first name where a sentence begins, and no surname.
_NO_SURNAMES = {
    "the", "a", "an", "he", "she", "they", "his", "her", "their", "it", "its", "this",
    "that", "on", "in", "at", "when", "after", "before", "by", "and", "was", "is",
    "had", "has", "mother", "father", "parents",
}  # fmt: skip


def first_name_forms(entry: str) -> Iterator[str]:
    """How the first name of a full name on a list is looked for."""
    words = list(pieces_of(entry))
    if not is_full_name(words):
        return
    at = first_of_surname(words)
    first, initials = words[:at], {alike(words[n].text)[0] for n in (at, -1)}
    for names in {tuple(first), tuple(first[:1])}:
        said = alike(" ".join(name.text for name in names))
        if len(said) >= _LEAST:
            yield _FIRST + said
            yield from (_FIRST + f"{said} {initial}" for initial in initials)


def first_names_at(words: list[Piece], start: int) -> Iterator[str]:
    """The forms in which the words from a place on may be a listed first name."""
    length = 2 if words[start].is_hyphenated else 1
    window = words[start : start + length]
    behind = words[start + length : start + length + 2]
    said = [
        " ".join([*(one.text for one in window[:-1]), way]) for way in _ways(window)
    ]
    if _is_told(words, start) and not _goes_on(window[-1], behind):
        yield from (_FIRST + one for one in said)
    is_short = bool(behind) and window[-1].is_name and _is_initial(behind[0])
    if is_short and not _goes_on(behind[0], behind[1:]):
        yield from (_FIRST + f"{one} {behind[0].text}" for one in said)


def _ways(window: list[Piece]) -> list[str]:
    return [alike(way) for way in ways_of(window[-1].text)]


def _is_told(words: list[Piece], start: int) -> bool:
    """Whether what stands before says that a first name follows."""
    before = [word.text for word in words[max(start - 2, 0) : start]]
    if not before:
        return False
    if before[-1] in _OF_CHILDREN | _CALLING or before == ["known", "as"]:
        return words[start].is_name
    return before[-1] in _SAYING or (before[-1] in _BETWEEN and before[0] in _SAYING)


def _goes_on(last: Piece, behind: list[Piece]) -> bool:
    """Whether a surname follows, so that it is the name of somebody else."""
    if last.is_end or last.is_before or not behind:
        return False
    return behind[0].is_name and behind[0].text not in _NO_SURNAMES


def _is_initial(word: Piece) -> bool:
    return len(word.text) == 1 and word.is_name and word.text.isalpha()
