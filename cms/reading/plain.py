"""The check of what is text and nothing else."""

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from cms.reading.escaped import meant_by
from cms.reading.report import Report
from cms.reading.strings import readings_of
from cms.reading.tables import said_of_values

# What no text holds, in whatever coding; programs' own forms do.
_NO_TEXT = re.compile("[\0-\x08\x0e-\x19\x1c-\x1f]")
_SEPARATORS = ",;\t|"
_MOST_ROWS = 20_000


def check_plain(path: Path, report: Report) -> None:
    """Read a text or a table of commas: all of it is seen by everybody."""
    report.facts |= {"kind": "plain", "text": "real"}
    first, *others = readings_of(path.read_bytes())
    report.page_text(first, 1)
    report.said.add(1, first)
    if _NO_TEXT.search(first):
        report.add("not_read", where="bytes")
    for said in said_of_values([*_rows(first)]):
        report.also(said, where="data")
    for reading in meant_by(first):
        report.also(reading, where="coding")
    for reading in others:
        # Which coding was meant nobody can tell, so each is looked at.
        report.also(reading, where="coding")


def _rows(text: str) -> Iterator[list[str]]:
    """The lines of a table, by the sign that stands most often in its first."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    if separator not in first:
        return
    lines = io.StringIO(text.replace("\0", ""), newline=None)
    try:
        yield from islice(csv.reader(lines, delimiter=separator), _MOST_ROWS)
    except csv.Error:
        return
