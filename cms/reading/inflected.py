"""The endings that languages of the readers give to names: Anny Kowalskiej, Jono."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

# What a name ends in, and what on a list; without accents, as it is compared.
# Those of adjectives tell that it is inflected; others only where every word is.
_TELLING = (
    ("skiej", "ska"), ("ckiej", "cka"), ("dzkiej", "dzka"), ("skiego", "ski"),
    ("ckiego", "cki"), ("dzkiego", "dzki"), ("skiemu", "ski"), ("ckiemu", "cki"),
    ("dzkiemu", "dzki"), ("skim", "ski"), ("ckim", "cki"), ("skich", "ski"),
    ("ckich", "cki"), ("skimi", "ski"), ("ckimi", "cki"), ("skich", "ska"),
    ("ckich", "cka"), ("owej", "owa"), ("ovej", "ova"), ("iczowi", "icz"),
    ("iczem", "icz"), ("ii", "ia"), ("ului", ""),
    ("овои", "ова"), ("евои", "ева"), ("инои", "ина"), ("скои", "ская"),
    ("ского", "скии"), ("скому", "скии"), ("овым", "ов"), ("евым", "ев"),
    ("иным", "ин"), ("скую", "ская"),
)  # fmt: skip
_OTHERS = (
    ("a", ""), ("u", ""), ("owi", ""), ("em", ""), ("iem", ""), ("ie", ""), ("y", "a"),
    ("ie", "a"), ("e", "a"), ("rze", "ra"), ("cie", "ta"), ("dzie", "da"), ("ce", "ka"),
    ("ka", "ek"), ("kowi", "ek"), ("kiem", "ek"), ("o", "as"), ("ui", "as"),
    ("io", "is"), ("aus", "us"), ("es", "e"), ("ei", "e"), ("ei", "a"),
    ("а", ""), ("у", ""), ("ом", ""), ("е", ""), ("ы", "а"), ("и", "а"), ("е", "а"),
    ("у", "а"), ("ои", "а"), ("еи", "а"), ("и", "я"), ("е", "я"), ("ю", "я"),
    ("еи", "я"), ("я", "и"), ("ю", "и"), ("ем", "и"), ("е", "и"), ("я", "ь"),
    ("ю", "ь"), ("ем", "ь"), ("е", "ь"), ("и", "ь"),
)  # fmt: skip
# Of a first name alone: a surname that ends so is another person's.
_OF_FIRST = (("i", "a"), ("o", "a"))
# Words that are written together with what follows: and, for, by.
_JOINED = ("و", "ل", "ب")
_SHORTEST = 3
_LONGEST = 3  # words


def names_meant(words: list[str]) -> list[str]:
    """How names may stand on a list that are inflected in a text, the first name first.

    One word that is changed alone would be somebody else's: Anne is not Anna.
    """
    if not 1 < len(words) <= _LONGEST:
        return []
    ways = [_bases(word, at == 0) for at, word in enumerate(words)]
    meant = []
    for chosen in product(*ways):
        is_sure = any(telling for _word, _changed, telling in chosen)
        if is_sure or all(changed for _word, changed, _telling in chosen):
            meant.append(" ".join(word for word, _changed, _telling in chosen))
    return meant


def surely_meant(surname: str) -> list[str]:
    """How a surname stands on a list whose ending tells that it is inflected."""
    return [base for base, _changed, telling in _bases(surname, False) if telling]


@lru_cache(maxsize=50_000)
def _bases(word: str, is_first: bool) -> tuple[tuple[str, bool, bool], ...]:
    """A word as it stands and as it may be meant: whether changed, and surely so."""
    found = {word: (False, False)}
    for base, telling in _without_endings(word, is_first):
        if len(base) >= _SHORTEST:
            found.setdefault(base, (True, telling))
    return tuple((base, *how) for base, how in found.items())


def _without_endings(word: str, is_first: bool) -> Iterator[tuple[str, bool]]:
    for ending, base in _TELLING:
        if word.endswith(ending):
            yield word.removesuffix(ending) + base, True
    for ending, base in (*_OTHERS, *(_OF_FIRST if is_first else ())):
        if word.endswith(ending):
            yield word.removesuffix(ending) + base, False
    if is_first and word[:1] in _JOINED:
        yield word[1:], True
