"""The check of a PDF: its pages as people see them, and all that lies behind them."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2

from cms.reading.limits import begin_step
from cms.reading.pdf import behind, facts, metadata, revisions
from cms.reading.pdf.hidden import hidden_runs, how_hidden
from cms.reading.pdf.letters import letters_of
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
        words = _look_at_pages(pages, report, progress)
        facts.note_text(words, report)
        begin_step()
        revisions.note(path, pages, report)


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
        down = max(0, min(100, round(100 * run.box[1] / painted.shown.height)))
        report.add(
            "hidden_text",
            page=number,
            where=how_hidden(painted, run, bare),
            count=run.letters,
            down=round(down, -1),
        )
    lines = [letter.box for letter in letters if letter.owner]
    text.close()
    return facts.PageWords(number, lines, bool(painted.scans))
