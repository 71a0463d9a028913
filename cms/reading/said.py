"""What a reader sees of a file, for the search: its words by pages, or by headings.

Only what somebody sees. Words that are hidden, covered, marked to go, or of which the
file does not say what they mean, are none of them.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TypedDict

SAID = "said.json"
# In characters: of one passage, and of a whole file.
LONGEST_PASSAGE = 20_000
LONGEST = 5_000_000
# Why nothing is said of a file, as codes that people read sentences of.
NO_WORDS, NOT_SURE, OF_NO_KIND = "no_words", "not_sure", "of_no_kind"


class PassageAsData(TypedDict):
    """As `Passage` is written; it comes from outside."""

    number: int
    heading: str
    text: str


class SaidAsData(TypedDict):
    """The same of `Said`."""

    passages: list[PassageAsData]
    is_cut: bool
    why_not: str


@dataclass(frozen=True)
class Passage:
    """number: of its page, or in its order. heading: above it, where it is known."""

    number: int
    heading: str
    text: str


@dataclass
class Said:
    """What is collected while a file is read. is_cut: whether there was more.

    why_not: the code of what keeps its words from being told.
    """

    passages: list[Passage] = field(default_factory=list)
    is_cut: bool = False
    why_not: str = OF_NO_KIND
    _length: int = 0

    def add(self, number: int, text: str, heading: str = "") -> None:
        """Keep a passage, if it says something and there is room for it."""
        if self.why_not == OF_NO_KIND:
            self.why_not = NO_WORDS
        words = " ".join(text.split())
        room = min(LONGEST_PASSAGE, LONGEST - self._length)
        self.is_cut |= len(words) > room
        if kept := words[:room]:
            self._length += len(kept)
            title = " ".join(heading.split())[:250]
            self.passages.append(Passage(number, title, kept))
            self.why_not = ""

    def forget(self) -> None:
        """Nobody can tell which of the words are seen."""
        self.passages, self.is_cut, self.why_not = [], False, NOT_SURE

    def write(self, folder: Path) -> None:
        (folder / SAID).write_text(json.dumps(asdict(self)))


def read_said(folder: Path) -> SaidAsData | None:
    """What the reader wrote; None where it wrote nothing that can be read."""
    try:
        with (folder / SAID).open() as written:
            said: SaidAsData = json.loads(written.read(8 * LONGEST))
    except (OSError, ValueError):
        return None
    return said
