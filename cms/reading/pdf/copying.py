"""A cleaned copy of a PDF: its redactions are applied, and nothing else looks new."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf

from cms.reading.asking import Asked
from cms.reading.identifiers import identifiers_in
from cms.reading.limits import FileRejected, begin_step
from cms.reading.pdf.applying import Marks, apply_marks, marks_of
from cms.reading.pdf.behind import REMARKS, list_of
from cms.reading.pdf.cleaning import clean_pdf
from cms.reading.pdf.comparing import compared
from cms.reading.pdf.opening import open_pages, open_structure
from cms.reading.pdf.taking_hidden import take_out_hidden
from cms.reading.pdf.uncovering import why_uncovers

# Numbers that tell who somebody is, and are never said behind a page.
_SERIOUS = {"nhs_number", "national_insurance", "date_of_birth"}
_LONGEST_PHRASE = 400


def make(path: Path, to: Path, asked: Asked, before: dict[str, Any]) -> dict[str, Any]:
    """Write the copy. Answers with the places that differ, and the words that went."""
    with open_structure(path) as pdf:
        marks, taken_off = marks_of(pdf), _taken_off(pdf)
    words = _words_under(path, marks)
    clean_pdf(path, to, names_somebody(asked), marks)
    went: Marks = {}
    if marks:
        begin_step()
        went = apply_marks(to, marks)
        _prove_gone(to, marks)
    begin_step()
    if hidden := _pages_that_hide(before):
        take_out_hidden(to, hidden)
    expected = {
        number: [
            box for boxes in (marks, taken_off, went) for box in boxes.get(number, [])
        ]
        for number in {*marks, *taken_off}
    }
    places = compared(path, to, expected)
    if why := why_uncovers(
        path, to, {number: marks[number] + went[number] for number in marks}
    ):
        raise FileRejected(why)
    return {"places": places, "words": words}


def _pages_that_hide(report: dict[str, Any]) -> set[int]:
    """The pages, counted from nought, on which something is hidden."""
    return {
        place["page"] - 1
        for finding in report["findings"]
        if finding["key"] == "hidden_text"
        for place in finding["places"]
        if "page" in place
    }


def names_somebody(asked: Asked) -> Callable[[str], bool]:
    """Whether words tell who somebody is: by the list, or by a number."""
    report = asked.empty_report()

    def asks(text: str) -> bool:
        found = identifiers_in(text, report.published)
        return report.listed.is_in(text) or any(one.key in _SERIOUS for one in found)

    return asks


def _taken_off(pdf: pikepdf.Pdf) -> Marks:
    """Where marks lie that no copy keeps: the pages may look different there."""
    found: Marks = {}
    for number, page in enumerate(pdf.pages):
        for mark in list_of(page, "/Annots"):
            if str(mark.get("/Subtype", "")) in REMARKS:
                rect = _rect(mark)
                if rect is not None:
                    found.setdefault(number, []).append(rect)
    return found


def _rect(mark: Any) -> tuple[float, float, float, float] | None:
    try:
        left, bottom, right, top = (float(one) for one in mark.Rect)
    except (AttributeError, TypeError, ValueError):
        return None
    return (min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _words_under(path: Path, marks: Marks) -> set[str]:
    """What a program copies from under the marks."""
    found: set[str] = set()
    with open_pages(path) as pages:
        for number, boxes in marks.items():
            text = pages[number].get_textpage()
            for left, bottom, right, top in boxes:
                said = text.get_text_bounded(left, bottom, right, top)
                found |= {line.strip() for line in said.splitlines()}
    return {line for line in found if 1 < len(line) <= _LONGEST_PHRASE}


def _prove_gone(path: Path, marks: Marks) -> None:
    """Refuse a copy in which letters are left in the middle of a mark."""
    with open_pages(path) as pages:
        for number, boxes in marks.items():
            text = pages[number].get_textpage()
            for left, bottom, right, top in boxes:
                across, up = (right - left) / 20, (top - bottom) / 5
                inner = (left + across, bottom + up, right - across, top - up)
                said = text.get_text_bounded(*inner)
                if any(sign.isalnum() for sign in said):
                    raise FileRejected("not_clean")
