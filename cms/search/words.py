"""Words as the search knows them: the same in what is stored and in what is typed.

Apostrophes, hyphens and quotes of every kind are one. An apostrophe inside a word is
left out, a hyphen parts it: "child’s" is "childs", and "LR-4" is "lr 4" and "lr4".
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from cms.search.ways import folded

APOSTROPHES = "'’‘ʼʹ′＇`´‛"
SENTENCE_ENDS = ".!?…۔।"
HYPHENS = "-‐‑‒–—−﹣－"
_INSIDE = re.compile(f"(?<=\\w)[{APOSTROPHES}](?=\\w)")
_CODE = re.compile(rf"\w+(?:[{HYPHENS}]\w+)+")
# The same as `_is_of_word` says of each sign, of a text that has no others.
_NO_WORD = re.compile("[^A-Za-z0-9]+")
# As long as a word of the index may be, and longer than any.
LONGEST_WORD = 60


@lru_cache(maxsize=4096)
def _is_of_word(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def spelt(text: str) -> str:
    """A text as its words alone, each behind a space. Accents stay."""
    text = _INSIDE.sub("", unicodedata.normalize("NFC", text))
    if text.isascii():
        text = _NO_WORD.sub(" ", text)
    else:
        text = "".join(sign if _is_of_word(sign) else " " for sign in text)
    words = text.lower().split()
    return " ".join(word[:LONGEST_WORD] for word in words)


def codes_in(text: str) -> Iterator[str]:
    """What is written with hyphens, as one word: "lr4", "selfharm"."""
    for code in _CODE.findall(_INSIDE.sub("", text)):
        yield spelt(code).replace(" ", "")[:LONGEST_WORD]


def plain(text: str) -> str:
    """The words of a text without accents, and what is hyphenated as one word too."""
    return folded(" ".join((spelt(text), *codes_in(text))))
