"""What was found in a file: collected while it is read, and safe to store.

Nothing that the check warns of goes into its report: of an identifier only its end,
of a listed word only the number of its entry, of hidden text only where it is.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from cms.reading.identifiers import Published, identifiers_in, masked
from cms.reading.limits import (
    LARGEST_INSIDE,
    MOST_PLACES,
    MOST_UNPACKED,
    begin_step,
)
from cms.reading.recognising import Recogniser
from cms.reading.said import Said
from cms.reading.words import Piece, WordList, pieces_of

LONGEST_SHOWN = 80
# Letters before and after the end of a page, in which a number may go on.
_ACROSS = 60


@dataclass
class Finding:
    """One thing to say about a file, with the places where it is so.

    key: the same for the same thing in the same file. count: of all places; some of
    them are named.
    """

    key: str
    count: int = 0
    places: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Report:
    """Everything that is known of one file when it has been read."""

    published: Published = field(default_factory=Published)
    listed: WordList = field(default_factory=WordList)
    facts: dict[str, Any] = field(default_factory=dict)
    # Reads the pictures of the file, all of them within one bound.
    reader: Recogniser = field(default_factory=Recogniser)
    # What somebody sees of it, for the search.
    said: Said = field(default_factory=Said)
    _findings: dict[str, Finding] = field(default_factory=dict)
    _running_text: list[Piece] = field(default_factory=list)
    _last_lines: list[str] = field(default_factory=list)
    _unpacked: int = 0
    _on_pages: set[str] = field(default_factory=set)
    # Entries that stand somewhere, told only where nothing says where more exactly.
    _further: dict[str, str] = field(default_factory=dict)

    def add(
        self, key: str, *, page: int | None = None, count: int = 1, **place: Any
    ) -> None:
        """Note something, where it is: a page, a place in words, or a safe value."""
        finding = self._findings.setdefault(key, Finding(key))
        finding.count += count
        named = {
            name: value for name, value in place.items() if value not in ("", None)
        }
        if page is not None:
            named["page"] = page
        if len(finding.places) < MOST_PLACES and named not in finding.places:
            finding.places.append(named)

    def value(self, key: str, name: str, text: str) -> None:
        """Note a value of the file's own data, and look at what it says."""
        if text := text.strip():
            self.add(key, where=name, shown=self.safe(text))
            self.text(text, where=name)

    def page_text(self, text: str, page: int) -> None:
        """Look at the words that stand on a page; a phrase may go on overleaf."""
        self._identifiers(text, page, "")
        self._across(text, page)
        self._on_pages.update(line for line in text.splitlines() if line)
        self._running_text.extend(pieces_of(text, page))

    def _across(self, text: str, page: int) -> None:
        """Look at numbers that begin on one page and end on the next, round footers."""
        lines = [line for line in text.splitlines() if line.strip()]
        for end in (self._last_lines[-1:], self._last_lines[-2:-1]):
            for start in (lines[:1], lines[1:2]):
                if end and start:
                    joined = f"{end[0][-_ACROSS:]}\n{start[0][:_ACROSS]}"
                    self.also(joined, where="across")
        self._last_lines = lines[-2:]

    def text(self, text: str, *, where: str, page: int | None = None) -> None:
        """Look at words that stand somewhere else: a comment, a name, a description."""
        self._identifiers(text, page, where)
        self._listed(pieces_of(text, page), where)

    def also(self, text: str, *, where: str, numbers: bool = True) -> None:
        """Look at words that may stand on a page as well, where they are told already.

        numbers: whether a number in them may be somebody's.
        """
        if text in self._on_pages:
            return
        for found in identifiers_in(text, self.published) if numbers else ():
            if not self._is_told(found.key, found.shown):
                self.add(found.key, where=where, shown=found.shown)
        for entry, _page in self.listed.found_in(pieces_of(text)):
            self._further.setdefault(f"never_publish:{entry}", where)

    def _is_told(self, key: str, shown: str) -> bool:
        finding = self._findings.get(key)
        told = finding.places if finding else []
        return any(place.get("shown", "") == shown for place in told)

    def safe(self, text: str) -> str:
        """What may be stored of a value: shortened, and without what is warned of."""
        text = " ".join(text.split())
        if self.listed.is_in(text):
            return "…"
        short = masked(text)
        return short if len(short) <= LONGEST_SHOWN else f"{short[:LONGEST_SHOWN]}…"

    def may_unpack(self, size: int) -> bool:
        """Whether there is room for another file inside the file, of so many bytes."""
        self._unpacked += size
        return self._unpacked <= MOST_UNPACKED and size <= LARGEST_INSIDE

    def has(self, key: str) -> bool:
        return key in self._findings

    def lies_over_words(self) -> bool:
        """Whether something lies over words, and nobody can tell over which."""
        found = self._findings.get("hidden_text")
        places = found.places if found else []
        # Not every place is named of what has many.
        return len(places) == MOST_PLACES or any(
            place.get("where") in ("shape", "clipped") for place in places
        )

    def has_any(self, keys: set[str]) -> bool:
        return any(key in self._findings for key in keys)

    def finish(self) -> dict[str, Any]:
        """The report as data."""
        # All pages together: a long text is no single step.
        self.listed.step = begin_step
        self._listed(self._running_text, "")
        self._running_text = []
        for key, where in self._further.items():
            if not self.has(key):
                self.add(key, where=where)
        findings = [asdict(finding) for finding in self._findings.values()]
        return {"facts": self.facts, "findings": findings}

    def _identifiers(self, text: str, page: int | None, where: str) -> None:
        for found in identifiers_in(text, self.published):
            self.add(found.key, page=page, where=where, shown=found.shown)

    def _listed(self, pieces: Iterable[Piece], where: str) -> None:
        for entry, page in self.listed.found_in(pieces):
            self.add(f"never_publish:{entry}", page=page, where=where)
