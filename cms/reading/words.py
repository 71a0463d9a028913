"""Words as the never-publish list compares them, and their keyed hashes.

"Łukasz O’Brien-Smith", "LUKASZ O'BRIEN-\nSMITH" and "lukasz obrien smith" are the same
words. A list is hashes of such forms with a key; a text is compared by hashing each of
its windows of so many words, so that the list never has to be read.
"""

import hmac
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# A word, with apostrophes inside.
_PIECE = re.compile(r"[^\W_]+(?:['’ʼ‘`´][^\W_]+)*")
_APOSTROPHES = re.compile(r"['’ʼ‘`´]")
# A hyphen right behind a word; the rest of it may stand on the next line.
_HYPHEN = re.compile(r"[-‐‑‒–—]\s*")
# Said by programs in the middle of words: soft hyphens, joiners, marks of direction.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
# What a reader of PDFs answers for a hyphen at the end of a line.
_LINE_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
# Letters that Unicode does not take apart into a letter and an accent.
_STROKES = str.maketrans("łøđħı", "lodhi")
_MOST_FORMS = 8
_HYPHENS_INSIDE = 2
_REMEMBERED = 200_000


@dataclass(frozen=True)
class Piece:
    """A word as it is compared, what stands behind it, and on which page it is."""

    text: str
    is_hyphenated: bool
    page: int | None = None


def pieces_of(text: str, page: int | None = None) -> Iterator[Piece]:
    """The words of a text, in one spelling."""
    plain = _folded(text)
    for match in _PIECE.finditer(plain):
        word = match.group()
        if len(word) > 2 and _APOSTROPHES.match(word[-2]) and word[-1] == "s":
            word = word[:-2]
        hyphenated = bool(_HYPHEN.match(plain, match.end()))
        yield Piece(_APOSTROPHES.sub("", word), hyphenated, page)


def _folded(text: str) -> str:
    text = _UNSEEN.sub("", text.translate(_LINE_HYPHENS))
    taken_apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(
        letter for letter in taken_apart if not unicodedata.combining(letter)
    ).translate(_STROKES)


def forms_of(entry: str) -> set[str]:
    """How the words of one entry may be written: with hyphens or not, and so on."""
    forms = _all_forms(list(pieces_of(entry)))
    if _APOSTROPHES.search(entry):
        forms |= _all_forms(list(pieces_of(_APOSTROPHES.sub(" ", entry))))
    return forms


def _all_forms(pieces: list[Piece]) -> set[str]:
    forms = {""}
    for number, piece in enumerate(pieces):
        before = pieces[number - 1] if number else None
        forms = _longer(forms, before, piece.text)
    return forms - {""}


def _longer(forms: set[str], before: Piece | None, word: str) -> set[str]:
    if before is None:
        return {word}
    glues = (" ", "") if before.is_hyphenated else (" ",)
    longer = sorted(f"{form}{glue}{word}" for form in forms for glue in glues)
    return set(longer[:_MOST_FORMS])


def digest(key: bytes, form: str) -> str:
    """What is stored of a form: nobody reads it back without the key."""
    return hmac.digest(key, form.encode(), "sha256").hex()


@dataclass
class WordList:
    """A list of hashed entries that texts are compared with.

    entries: the digest of a form, and the entry that it is of. longest: how many words
    the longest entry has.
    """

    key: bytes = b""
    entries: dict[str, int] = field(default_factory=dict)
    longest: int = 0
    _known: dict[str, int | None] = field(default_factory=dict)

    def found_in(self, pieces: Iterable[Piece]) -> Iterator[tuple[int, int | None]]:
        """Each place where an entry stands: the entry, and the page that it is on."""
        if not self.entries:
            return
        words = list(pieces)
        for start in range(len(words)):
            for entry in self._beginning_at(words, start):
                yield entry, words[start].page

    def is_in(self, text: str) -> bool:
        return any(self.found_in(pieces_of(text)))

    def _beginning_at(self, words: list[Piece], start: int) -> set[int]:
        found: set[int] = set()
        forms: set[str] = set()
        end = min(len(words), start + self.longest + _HYPHENS_INSIDE)
        for at in range(start, end):
            before = words[at - 1] if at > start else None
            forms = _longer(forms, before, words[at].text)
            found |= {entry for form in forms if (entry := self._entry(form))}
        return found

    def _entry(self, form: str) -> int | None:
        if form not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[form] = self.entries.get(digest(self.key, form))
        return self._known[form]
