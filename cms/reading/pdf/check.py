"""The check of a PDF: its pages as people see them, and all that lies behind them."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2

from cms.reading.limits import begin_step
from cms.reading.pdf import behind, facts, metadata, revisions, strings, unused
from cms.reading.pdf.covered import covered_things
from cms.reading.pdf.hidden import hidden_runs, how_hidden
from cms.reading.pdf.letters import Box, letters_of, unmapped_in
from cms.reading.pdf.opening import open_pages, open_structure
from cms.reading.pdf.painting import PaintedPage
from cms.reading.report import Report

Progress = Callable[[int, int], None]


def check_pdf(path: Path, report: Report, progress: Progress) -> None:
    """Read a PDF. Raises Refused when that is not safe, or not possible."""
    with open_structure(path) as structure, open_pages(path) as pages:
        report.facts["pages"] = len(pages)
        facts.note(structure, report)
        metadata.note(structure, report)
        begin_step()
        behind.note(structure, report)
        unused.note(structure, report)
        words = _look_at_pages(pages, report, progress)
        facts.note_text(words, report)
        begin_step()
        revisions.note(path, pages, report)
        strings.note_bytes(path, report)


def _look_at_pages(
    pages: pypdfium2.PdfDocument, report: Report, progress: Progress
) -> list[facts.PageWords]:
    seen = []
    for number in range(len(pages)):
        begin_step()
        progress(number + 1, len(pages))
        page = pages[number]
        try:
            seen.append(_look_at(page, number + 1, report))
        finally:
            page.close()
    return seen


def _look_at(page: pypdfium2.PdfPage, number: int, report: Report) -> facts.PageWords:
    text = page.get_textpage()
    report.page_text(text.get_text_range(), number)
    painted = PaintedPage(page)
    letters = list(letters_of(text, painted.places))
    runs = hidden_runs(painted, letters)
    bare = painted.paint(annotations=False) if runs else None
    for run in runs:
        report.add(
            "hidden_text",
            page=number,
            where=how_hidden(painted, run, bare),
            count=run.letters,
            down=_down(painted, run.box),
        )
    for thing in covered_things(painted):
        report.add(
            "hidden_text",
            page=number,
            where=thing.where,
            down=_down(painted, thing.box),
        )
    if unmapped := unmapped_in(text):
        report.add("unmapped_text", page=number, count=unmapped)
    lines = [letter.box for letter in letters if letter.owner]
    text.close()
    return facts.PageWords(number, lines, bool(painted.scans))


def _down(painted: PaintedPage, box: Box) -> int:
    """How far down its page a place is, in tens of percent."""
    down = max(0, min(100, round(100 * box[1] / painted.shown.height)))
    return round(down, -1)
