"""The check of what is text and nothing else."""

from pathlib import Path

from cms.reading.report import Report


def check_plain(path: Path, report: Report) -> None:
    """Read a text or a table of commas: all of it is seen by everybody."""
    report.facts |= {"kind": "plain", "text": "real"}
    report.page_text(path.read_bytes().decode(errors="replace"), 1)
