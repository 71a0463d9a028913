"""What the texts of one board's pages are compared with: its list, and numbers.

A page is looked at whenever it is saved, and little of it has changed by then: what was
found in a text is remembered for the life of the process, by the hash of the text.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

from boards.models import Board, NeverPublishEntry
from boards.publishing.file_checks import never_publish
from boards.publishing.file_checks.check_context import published_by
from boards.publishing.file_checks.wording import is_serious
from cms.reading.asking import Asked
from cms.reading.identifiers import Published, identifiers_in
from cms.reading.words import WordList, pieces_of

LISTED = "never_publish"
_REMEMBERED = 50_000
_known: dict[bytes, Any] = {}


@dataclass
class Reader:
    """load: fetches the list, when a text is new. unusable: how many of its entries are
    of another key. fingerprint: of all that texts are compared with.
    """

    load: Callable[[], WordList]
    published: Published
    unusable: int = 0
    fingerprint: str = ""

    @classmethod
    def of(cls, board: Board) -> "Reader":
        mark = never_publish.mark_of(never_publish.key_of(board))
        entries = NeverPublishEntry.objects.filter(board=board).order_by("pk")
        rows = list(entries.values_list("pk", "key_mark"))
        own = published_by(board)
        return cls(
            lambda: _list_of(board),
            Published(**{name: frozenset(said) for name, said in own.items()}),
            sum(key_mark != mark for _pk, key_mark in rows),
            repr((mark, rows, sorted(own.items()))),
        )

    @cached_property
    def listed(self) -> WordList:
        return self.load()

    def entries_in(self, text: str) -> frozenset[str]:
        """The keys of the list's entries that stand in a text."""
        return self._remembered(LISTED, text, self._entries)

    def whole_entries_in(self, text: str) -> frozenset[str]:
        """Those that stand in it by more than a surname."""
        return self._remembered("whole", text, self._whole_entries)

    def numbers_in(self, text: str) -> Counter[tuple[str, str]]:
        """The serious ones, as keys with what may be told of each: what a page says of
        how to reach people is meant to be there.
        """
        return self._remembered("numbers", text, self._numbers)

    def _entries(self, text: str, *, surnames: bool = True) -> frozenset[str]:
        found = self.listed.found_in(pieces_of(text), surnames=surnames)
        return frozenset(f"{LISTED}:{entry}" for entry, _page in found)

    def _whole_entries(self, text: str) -> frozenset[str]:
        return self._entries(text, surnames=False)

    def _numbers(self, text: str) -> Counter[tuple[str, str]]:
        return Counter(
            (one.key, one.shown)
            for one in identifiers_in(text, self.published)
            if is_serious(one.key)
        )

    def _remembered(self, what: str, text: str, find: Callable[[str], Any]) -> Any:
        said = f"{self.fingerprint}\0{what}\0{text}"
        key = sha256(said.encode(errors="surrogatepass")).digest()
        if key not in _known:
            if len(_known) > _REMEMBERED:
                _known.clear()
            _known[key] = find(text)
        return _known[key]


def _list_of(board: Board) -> WordList:
    asked = Asked(ending="")
    never_publish.tell(board, asked)
    return WordList(bytes.fromhex(asked.key), asked.entries, asked.longest)
