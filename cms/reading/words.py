"""A never-publish list: keyed hashes of words, with which texts are compared.

A list is hashes of the forms of its words with a key; a text is compared by hashing
each of its windows of so many words, so that the list never has to be read.
"""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cms.reading.folding import Piece, forms_of, longer, pieces_of
from cms.reading.names import is_no_name, names_at, taken_apart
from cms.reading.surnames import surnames_at

__all__ = ["Piece", "WordList", "digest", "forms_of", "pieces_of"]

_HYPHENS_INSIDE = 2
_REMEMBERED = 200_000
# So many words behind a name in full, its surname is a part of it.
_NEAR = 5


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

    def found_in(
        self, pieces: Iterable[Piece], *, surnames: bool = True
    ) -> Iterator[tuple[int, int | None]]:
        """Each place where an entry stands: the entry, and the page that it is on.

        surnames: whether the surname of a name alone is one.
        """
        if not self.entries:
            return
        words = list(pieces)
        # Most words of a text are no names, which is asked once of each.
        names = [not is_no_name(word) for word in words]
        told: dict[int, int] = {}
        for start in range(len(words)):
            found = self._beginning_at(words, start)
            if self.longest > 1:
                found |= self._entries(taken_apart(words[start].text))
            if any(names[start : start + self.longest]):
                for forms in names_at(words, start, self.longest):
                    found |= self._entries(forms)
            if surnames and self.longest > 1 and names[start]:
                alone = self._entries(surnames_at(words, start))
                found |= {
                    one for one in alone if start - told.get(one, -_NEAR) >= _NEAR
                }
            for entry in found:
                told[entry] = start
                yield entry, words[start].page

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
