"""A never-publish list: keyed hashes of words, with which texts are compared.

A list is hashes of the forms of its words with a key; a text is compared by hashing
each of its windows of so many words, so that the list never has to be read.
"""

import hmac
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from cms.reading.first_names import first_name_forms, first_names_at
from cms.reading.folding import Piece, forms_of, longer, pieces_of
from cms.reading.names import is_no_name, names_at, taken_apart
from cms.reading.surnames import surname_forms, surnames_at

__all__ = ["Piece", "WordList", "digest", "forms_of", "looked_for", "pieces_of"]

_HYPHENS_INSIDE = 2
_REMEMBERED = 200_000
# So many words behind a name in full, its surname is a part of it.
_NEAR = 5
# How far it is looked behind a name: over words inside of it, and to one that it is of.
_REACH = 5
# And before it: over a title, or words that say that a name follows.
_BEFORE = 2
_REMEMBERED_PLACES = 20_000
_WORDS_OF_A_STEP = 1000
# The entries that begin at a word, and those whose surname alone does.
_Begun = tuple[frozenset[int], frozenset[int]]


def looked_for(entry: str) -> set[str]:
    """Every form by which an entry of a list is found in a text."""
    alone = {*surname_forms(entry), *first_name_forms(entry)}
    return forms_of(entry) | alone


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
    # Called every so many words, by whom each part of a long text is a step of its own.
    step: Callable[[], None] = lambda: None
    _known: dict[str, int | None] = field(default_factory=dict)
    _begun: dict[tuple[tuple[Piece, ...], int], _Begun] = field(default_factory=dict)

    def found_in(
        self, pieces: Iterable[Piece], *, surnames: bool = True
    ) -> Iterator[tuple[int, int | None]]:
        """Each place where an entry stands: the entry, and the page that it is on.

        surnames: whether the surname, or first name, of a name alone is one.
        """
        if not self.entries:
            return
        words = list(pieces)
        said = [replace(word, page=None) for word in words]
        told: dict[int, int] = {}
        for start in range(len(words)):
            if start % _WORDS_OF_A_STEP == 0:
                self.step()
            first = max(start - _BEFORE, 0)
            near = tuple(said[first : start + self.longest + _REACH])
            found, alone = self._known_at(near, start - first)
            for entry in alone if surnames else ():
                if start - told.get(entry, -_NEAR) >= _NEAR:
                    found |= {entry}
            for entry in found:
                told[entry] = start
                yield entry, words[start].page

    def _known_at(self, near: tuple[Piece, ...], start: int) -> _Begun:
        """What begins at a word among its neighbours: much is said twice in a file."""
        key = near, start
        if key not in self._begun:
            if len(self._begun) > _REMEMBERED_PLACES:
                self._begun.clear()
            self._begun[key] = self._found_at(list(near), start)
        return self._begun[key]

    def _found_at(self, words: list[Piece], start: int) -> _Begun:
        """The entries that begin at a word, and those whose surname alone does."""
        found, alone = self._beginning_at(words, start), set[int]()
        # Most words of a text are no names.
        names = [not is_no_name(word) for word in words[start : start + self.longest]]
        if self.longest > 1:
            found |= self._entries(taken_apart(words[start].text))
        if any(names):
            for forms in names_at(words, start, self.longest):
                found |= self._entries(forms)
        if self.longest > 1:
            alone = self._entries(surnames_at(words, start))
            alone |= self._entries(first_names_at(words, start))
        return frozenset(found), frozenset(alone)

    def is_in(self, text: str) -> bool:
        return any(self.found_in(pieces_of(text)))

    def _beginning_at(self, words: list[Piece], start: int) -> set[int]:
        found: set[int] = set()
        forms: set[str] = set()
        left = self.longest
        for at in range(start, len(words)):
            before = words[at - 1] if at > start else None
            # What is hyphenated is one word, and two.
            left -= not (before and before.is_hyphenated)
            if left < 0 or at - start >= self.longest + _HYPHENS_INSIDE:
                break
            forms = longer(forms, before, words[at].text)
            found |= self._entries(forms)
        return found

    def _entries(self, forms: Iterable[str]) -> set[int]:
        return {entry for form in forms if (entry := self._entry(form))}

    def _entry(self, form: str) -> int | None:
        if form not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            self._known[form] = self.entries.get(digest(self.key, form))
        return self._known[form]
