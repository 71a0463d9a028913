"""Earlier states of a PDF that are still in the file."""

import re
from pathlib import Path

import pypdfium2

from cms.reading.limits import begin_step, seconds_used
from cms.reading.pdf.opening import is_linearized
from cms.reading.report import Report
from cms.reading.words import pieces_of

_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_MOST_SECONDS = 10.0  # of the processor


def note(path: Path, now: pypdfium2.PdfDocument, report: Report) -> None:
    """Programs that change a PDF may write the change behind it and leave the rest."""
    content = path.read_bytes()
    ends = [match.end() for match in _END.finditer(content)]
    if is_linearized(content):
        ends = ends[1:]
    earlier = ends[:-1]
    if not earlier:
        return
    present = set(_words_of(now))
    began = seconds_used()
    # The first one and the last ones tell most, where not all can be read.
    for end in dict.fromkeys([*earlier[:1], *earlier[::-1]]):
        begin_step()
        if seconds_used() - began > _MOST_SECONDS:
            report.add("not_read", where="earlier")
            return
        gone = _gone_since(content[:end], present, report)
        report.add("earlier_text" if gone else "earlier_revision")


def _gone_since(before: bytes, present: set[str], report: Report) -> bool:
    """Whether an earlier state has words that are not in the file any more."""
    try:
        with pypdfium2.PdfDocument(before) as pages:
            words = set(_words_of(pages, report))
    except pypdfium2.PdfiumError:
        return True
    return bool(words - present)


def _words_of(pages: pypdfium2.PdfDocument, report: Report | None = None) -> list[str]:
    words: list[str] = []
    for page in pages:
        begin_step()
        text = page.get_textpage().get_text_range()
        if report:
            report.text(text, where="earlier")
        words += [piece.text for piece in pieces_of(text)]
    return words
