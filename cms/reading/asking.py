"""What the application asks of the process that reads a file, both ways as JSON."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from cms.reading.identifiers import Published
from cms.reading.report import Report
from cms.reading.word.everything import readings_of_value
from cms.reading.words import WordList

PDF = "pdf"
# Of the picture of a first page, in bytes and in pixels: shown half as wide, it is
# sharp on a fine screen.
LARGEST_COVER = 15_000
COVER_WIDTH, COVER_HEIGHT = 240, 360
ASKED, CONTENT, CLEANED = "asked.json", "content", "cleaned"


@dataclass(frozen=True)
class Place:
    """A place of a finding whose picture is wanted.

    page: counted from one; nought of a file that is a picture itself. key, shown: of
    the finding, by which it is found again. down: in percent of the page. box: in
    thousandths of the page, left, top, right, bottom; empty where it is not known.
    """

    page: int
    key: str = ""
    shown: str = ""
    down: int | None = None
    box: tuple[int, ...] = ()


@dataclass
class Asked:
    """One file to read.

    ending: what its name ends in, without the dot. published: what the board tells of
    itself, each a list. key, entries, longest: its never-publish list, see `WordList`.
    cleans: whether a cleaned copy is wanted. names: what the file is called, which is
    read like its text. place: of what a picture is wanted, instead of a report. cover:
    whether a picture of a PDF's first page is wanted, beside the report; cover_alone:
    instead of it. text: whether its words are wanted, by pages or headings.
    """

    ending: str
    published: dict[str, list[str]] = field(default_factory=dict)
    key: str = ""
    entries: dict[str, int] = field(default_factory=dict)
    longest: int = 0
    cleans: bool = False
    names: list[str] = field(default_factory=list)
    place: Place | None = None
    cover: bool = False
    cover_alone: bool = False
    text: bool = False

    def write(self, folder: Path) -> None:
        (folder / ASKED).write_text(json.dumps(asdict(self)))

    @classmethod
    def read(cls, folder: Path) -> "Asked":
        said = json.loads((folder / ASKED).read_text())
        place = said.pop("place")
        return cls(**said, place=Place(**place) if place else None)

    def empty_report(self) -> Report:
        """A report that knows what is no alarm, and what is one."""
        published: dict[str, Any] = {
            name: frozenset(values) for name, values in self.published.items()
        }
        listed = WordList(bytes.fromhex(self.key), self.entries, self.longest)
        report = Report(published=Published(**published), listed=listed)
        for name in self.names:
            # Many write names of files without capitals.
            readings = dict.fromkeys((*readings_of_value(name), name.title()))
            for said in readings if name.islower() else readings_of_value(name):
                report.text(said, where="name")
        return report
