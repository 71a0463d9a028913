"""Titles in the order of a language's alphabet.

The database of a laptop knows no language's order, and servers differ in which they
know. So the alphabet stands here, and every server sorts alike.
"""

import string
from functools import cache

from django.db.models import Expression, F, Func, TextField, Value
from django.db.models.functions import Collate, Lower, Replace
from django.utils.translation import get_language

_LATIN = string.ascii_lowercase
# Its own script stands before Latin. Bengali and Gurmukhi letters, which are not here,
# stand in Unicode in the order of their alphabets.
_ALPHABETS: dict[str, tuple[str, ...]] = {
    "cy": (
        *("a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g", "ng", "h", "i", "j"),
        *("k", "l", "ll", "m", "n", "o", "p", "ph", "q", "r", "rh", "s", "t", "th"),
        *("u", "v", "w", "x", "y", "z"),
    ),
    "pl": tuple("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"),
    "ro": tuple("aăâbcdefghiîjklmnopqrsștțuvwxyz"),
    "lt": tuple("aąbcčdeęėfghiįyjklmnopqrsštuųūvwxzž"),
    "ur": tuple("آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیے" + _LATIN),
    "ar": tuple("ابتثجحخدذرزسشصضطظعغفقكلمنهوي" + _LATIN),
}
# Sorted like another letter, unless the alphabet has a place for them.
_LIKE = {
    **dict.fromkeys("àáâãäåāăą", "a"),
    **dict.fromkeys("çćč", "c"),
    **dict.fromkeys("ďđ", "d"),
    **dict.fromkeys("èéêëēėęě", "e"),
    **dict.fromkeys("ìíîïīį", "i"),
    "ł": "l",
    **dict.fromkeys("ñńň", "n"),
    **dict.fromkeys("òóôõöøōő", "o"),
    "ř": "r",
    **dict.fromkeys("śşșš", "s"),
    **dict.fromkeys("ţțť", "t"),
    **dict.fromkeys("ùúûüūųů", "u"),
    "ŵ": "w",
    **dict.fromkeys("ýÿŷ", "y"),
    **dict.fromkeys("źżž", "z"),
    **dict.fromkeys("أإآٱ", "ا"),
    "ة": "ه",
    "ى": "ي",
}
# Code points for private use: their order is ours, after every sign and number.
_FIRST_PLACE = 0xE000


class _Translate(Func):
    function = "TRANSLATE"
    output_field = TextField()


def in_alphabet(field: str) -> Expression:
    """What to order a text by: its letters' places in the alphabet at hand."""
    pairs, letters = _places((get_language() or "").split("-")[0])
    key: Expression = Lower(F(field))
    for pair, place in pairs:
        key = Replace(key, Value(pair), Value(place))
    written, places = letters
    return Collate(_Translate(key, Value(written), Value(places)), "C")


@cache
def _places(language: str) -> tuple[list[tuple[str, str]], tuple[str, str]]:
    """The letters of two signs, then those of one, each with its place."""
    alphabet = _ALPHABETS.get(language, tuple(_LATIN))
    places = {
        letter: chr(_FIRST_PLACE + number) for number, letter in enumerate(alphabet)
    }
    for letter, other in _LIKE.items():
        if other in places:
            places.setdefault(letter, places[other])
    pairs = [(letter, place) for letter, place in places.items() if len(letter) > 1]
    single = {letter: place for letter, place in places.items() if len(letter) == 1}
    return pairs, ("".join(single), "".join(single.values()))
