"""The check of a PDF: its pages as people see them, and all that lies behind them."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2

from cms.reading.limits import begin_step
from cms.reading.pdf import (
    behind,
    everything,
    facts,
    metadata,
    revisions,
    strings,
    undrawn,
    unused,
)
from cms.reading.pdf.covered import covered_things
from cms.reading.pdf.cut_pictures import note_cut_pictures
from cms.reading.pdf.hidden import Unseen, runs_of, unseen_words
from cms.reading.pdf.hidden_lines import (
    HiddenOn,
    hidden_on,
    note_hidden,
    note_other,
    place_of,
)
from cms.reading.pdf.letters import (
    Letter,
    letters_of,
    turned_lines,
    unmapped_in,
)
from cms.reading.pdf.meanings import pages_that_mislead
from cms.reading.pdf.opening import open_pages, open_structure
from cms.reading.pdf.painting import PaintedPage
from cms.reading.pdf.reading_order import by_place
from cms.reading.pdf.reading_pictures import PagePictures, read_pictures
from cms.reading.report import Report

Progress = Callable[[int, int], None]


def check_pdf(path: Path, report: Report, progress: Progress) -> None:
    """Read a PDF. Raises Refused when that is not safe, or not possible."""
    with open_structure(path) as structure, open_pages(path) as pages:
        report.facts["pages"] = len(pages)
        facts.note(structure, report)
        metadata.note(structure, report)
        begin_step()
        misleads = pages_that_mislead(structure)
        words = _look_at_pages(pages, misleads, report, progress)
        facts.note_text(words, report)
        behind.note(structure, report)
        known = strings.bare("".join(page.text for page in words))
        live = everything.note(structure, report, known)
        unused.note(structure, report)
        undrawn.note(structure, report)
        begin_step()
        revisions.note(path, pages, report)
        strings.note_bytes(path, live, report)


def _look_at_pages(
    pages: pypdfium2.PdfDocument,
    misleads: set[int],
    report: Report,
    progress: Progress,
) -> list[facts.PageWords]:
    seen, unseen = [], list[HiddenOn]()
    for number in range(len(pages)):
        begin_step()
        progress(number + 1, len(pages))
        page = pages[number]
        try:
            is_unmapped = number + 1 in misleads
            if is_unmapped:
                report.add("unmapped_text", page=number + 1)
            seen.append(
                _look_at(page, number + 1, report, unseen, is_unmapped=is_unmapped)
            )
        finally:
            page.close()
    note_hidden(unseen, report)
    return seen


def _look_at(
    page: pypdfium2.PdfPage,
    number: int,
    report: Report,
    unseen: list[HiddenOn],
    *,
    is_unmapped: bool,
) -> facts.PageWords:
    text = page.get_textpage()
    said = text.get_text_range()
    painted = PaintedPage(page)
    letters = list(letters_of(text, painted.places))
    _words(said, letters, number, report)
    is_unmapped = is_unmapped or _is_unmapped(text, number, report)
    pictures = PagePictures(painted, number, report.reader, is_unmapped=is_unmapped)
    words = unseen_words(painted, letters, pictures)
    runs, shown = runs_of(letters, words.hidden), _seen_text(letters, words)
    unseen.append(hidden_on(painted, number, runs, shown, report))
    note_other(painted, number, runs_of(letters, words.other), report)
    _covered(painted, number, report)
    note_cut_pictures(painted, number, report)
    # What covers too much to be followed may lie over words, and what is mapped wrongly
    # is read as something else than it shows: of such a page nothing is kept to search.
    may_mislead = is_unmapped or painted.was_too_much
    report.said.add(number, "" if may_mislead else shown)
    was_read = read_pictures(pictures, report)
    lines = [letter.box for letter in letters if letter.owner]
    text.close()
    return facts.PageWords(number, lines, bool(painted.scans), said, was_read)


def _is_unmapped(text: pypdfium2.PdfTextPage, page: int, report: Report) -> bool:
    """Whether a page shows letters of which the file does not say what they mean."""
    if unmapped := unmapped_in(text):
        report.add("unmapped_text", page=page, count=unmapped)
    return bool(unmapped)


def _words(said: str, letters: list[Letter], number: int, report: Report) -> None:
    """Look at the words of a page, in every order in which they may be read."""
    report.page_text(said, number)
    for line in turned_lines(said):
        report.also(line, where="coding")
    for order in by_place(letters, said):
        # Figures below each other are no number of somebody's.
        report.also(order, where="coding", numbers=False)


def _covered(painted: PaintedPage, number: int, report: Report) -> None:
    for thing in covered_things(painted):
        key = "not_read" if thing.where == "not_read" else "hidden_text"
        place = place_of(thing.box, painted.shown.size)
        report.add(key, page=number, where=thing.where, **place)


def _seen_text(letters: list[Letter], words: Unseen) -> str:
    unseen = {number for kind in words for word in kind for number in word}
    return "".join(
        " " if number in unseen else letter.sign
        for number, letter in enumerate(letters)
    )
