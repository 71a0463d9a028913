"""The check of what is text and nothing else."""

from pathlib import Path

from cms.reading.report import Report
from cms.reading.strings import readings_of


def check_plain(path: Path, report: Report) -> None:
    """Read a text or a table of commas: all of it is seen by everybody."""
    report.facts |= {"kind": "plain", "text": "real"}
    first, *others = readings_of(path.read_bytes())
    report.page_text(first, 1)
    for reading in others:
        # Which coding was meant nobody can tell, so each is looked at.
        report.also(reading, where="coding")
