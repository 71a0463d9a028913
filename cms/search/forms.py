"""Other forms of a word, in languages of which PostgreSQL knows no stems.

Welsh changes how a word begins after many little words: "plant", "blant", "phlant", and
its plurals are often other words. Urdu changes how a word ends, and writes some loan
words with a vowel before them, or without. Elsewhere what begins alike is found:
`cms.search.queries`.
"""

from collections.abc import Callable, Iterator

from cms.search.ways import folded

# How a Welsh word begins, and how it may begin instead: soft, nasal, aspirate.
_WELSH = {
    "p": ("b", "mh", "ph"),
    "t": ("d", "nh", "th"),
    "c": ("g", "ngh", "ch"),
    "b": ("f", "m"),
    "d": ("dd", "n"),
    "g": ("", "ng"),
    "m": ("f",),
    "ll": ("l",),
    "rh": ("r",),
}
# Of these the first letter alone is no beginning: "ch" is not "c" and "h".
_WELSH_LETTERS = ("ngh", "mh", "nh", "ph", "th", "ch", "dd", "ng", "ll", "rh")
# Of people in a review: one, and several.
_WELSH_PEOPLE = {
    "bachgen": "bechgyn",
    "brawd": "brodyr",
    "chwaer": "chwiorydd",
    "dyn": "dynion",
    "gweithiwr": "gweithwyr",
    "mab": "meibion",
    "plentyn": "plant",
}
_WELSH_PEOPLE |= {several: one for one, several in _WELSH_PEOPLE.items()}
_URDU = ("", "ا", "ے", "ی", "و", "وں", "یں", "یاں", "یوں", "ات", "ئیں")
# How words begin of which others speak a vowel first.
_URDU_LOANS = ("سک", "سٹ")
_SHORTEST, _SHORTEST_STEM = 3, 2


def forms_of(word: str, language: str) -> list[str]:
    """What else a word may be written as; empty where nothing is known of that."""
    find = _FORMS.get(language.split("-")[0])
    if not find or len(word) < _SHORTEST:
        return []
    return [one for one in dict.fromkeys(find(folded(word))) if one != word]


def _begun(word: str) -> str:
    """The letter that a Welsh word begins with, which may be two or three signs."""
    return next((one for one in _WELSH_LETTERS if word.startswith(one)), word[:1])


def _welsh(word: str) -> Iterator[str]:
    begun = _begun(word)
    rest = word[len(begun) :]
    plain = [first for first, others in _WELSH.items() if begun in others]
    for first in (begun, *plain):
        yield from (f"{other}{rest}" for other in (first, *_WELSH.get(first, ())))
        if people := _WELSH_PEOPLE.get(f"{first}{rest}"):
            yield people
            yield from _changed(people)
    if begun in "aeiouwylr":
        # A "g" that is left out.
        yield from (f"g{word}", f"ng{word}")


def _changed(word: str) -> Iterator[str]:
    """A Welsh word as it may begin."""
    begun = _begun(word)
    yield from (f"{other}{word[len(begun) :]}" for other in _WELSH.get(begun, ()))


def _urdu(word: str) -> Iterator[str]:
    """By its longest ending; "اسکول" and "سکول" are one word."""
    if word.startswith(_URDU_LOANS):
        yield f"ا{word}"
    if word.startswith(tuple(f"ا{loan}" for loan in _URDU_LOANS)):
        yield word[1:]
    ends = (end for end in _URDU if word.endswith(end))
    known = [end for end in ends if len(word) - len(end) >= _SHORTEST_STEM]
    stem = word[: len(word) - max(map(len, known), default=0)]
    yield from (folded(f"{stem}{other}") for other in _URDU)


_FORMS: dict[str, Callable[[str], Iterator[str]]] = {"cy": _welsh, "ur": _urdu}
