"""Reads what pictures of a page say: those that are shown, and what lies below bars."""

import difflib
from collections.abc import Iterator

import pypdfium2.raw as pdfium
from PIL import Image

from cms.reading.limits import begin_step
from cms.reading.pdf.drawn_words import around, read_drawn_words
from cms.reading.pdf.letters import Box, within
from cms.reading.pdf.painting import PaintedPage
from cms.reading.recognising import sure_words, text_of
from cms.reading.report import Report

# Of a picture in pixels of the page's picture: lower ones hold no line of words.
_LOWEST, _NARROWEST = 14, 50
_SCALE = 200 / 72  # pixels a point, at which letters are read
_MOST_PIXELS = 7_000_000
# Words that both have to say before they are held against each other, and the part of
# them that has to be alike.
_FEWEST, _ALIKE = 8, 0.4
_LIKE = 0.75
_TELLING = 4


def read_pictures(
    painted: PaintedPage,
    number: int,
    said: str,
    report: Report,
    *,
    is_unmapped: bool,
) -> str:
    """Look at what the pictures of a page say.

    said: the text of the page. is_unmapped: whether it has letters of which nobody
    knows what they mean, so that all of the page is a picture. Answers "read",
    "not_read", or nothing where there is nothing to read.
    """
    drawn = read_drawn_words(painted, number, report)
    large = list(_large_pictures(painted))
    if not large and not is_unmapped:
        return drawn
    if not report.reader.may_read(number):
        return "not_read"
    begin_step()
    shown = _painted(painted, everything=is_unmapped)
    if not is_unmapped:
        shown = shown.crop(_scaled(around(large), painted.shown, shown))
    words = report.reader.words_in(shown)
    if words is None:
        return "not_read"
    report.text(text_of(words), where="picture_words", page=number)
    _compare(said, sure_words(words), painted, number, report)
    return drawn or "read"


def _large_pictures(painted: PaintedPage) -> Iterator[Box]:
    for one in painted.things:
        if one.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = within(painted.box_of(one), painted.shown)
            if box and _may_say_something(box):
                yield box


def _may_say_something(box: Box) -> bool:
    return box[3] - box[1] >= _LOWEST and box[2] - box[0] >= _NARROWEST


def _painted(painted: PaintedPage, *, everything: bool) -> Image.Image:
    """The pictures of a page without what lies upon them; or all that it shows."""
    width, height = painted.page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / (width * height)) ** 0.5)
    if everything:
        return painted.paint(scale=scale)
    left_out = [
        one.item
        for one in painted.things
        if one.kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
    ]
    left_out += [item.raw for item in painted.texts.values()]
    return painted.without_items(left_out, annotations=False, scale=scale)


def _scaled(box: Box, one: Image.Image, other: Image.Image) -> Box:
    part = other.width / one.width
    left, top, right, bottom = (int(side * part) for side in box)
    return left, top, min(other.width, right + 1), min(other.height, bottom + 1)


def _compare(
    said: str, seen: list[str], painted: PaintedPage, number: int, report: Report
) -> None:
    """Say it where a page that is a scan shows other words than its text has."""
    if not painted.scans:
        return
    layer, read = _telling(said.split()), _telling(seen)
    if len(layer) < _FEWEST or len(read) < _FEWEST:
        return
    alike = sum(
        word in layer or bool(difflib.get_close_matches(word, layer, 1, _LIKE))
        for word in read
    )
    if alike < _ALIKE * len(read):
        report.add("text_differs", page=number)


def _telling(words: list[str]) -> set[str]:
    plain = {
        "".join(sign for sign in word.casefold() if sign.isalpha()) for word in words
    }
    return {word for word in plain if len(word) >= _TELLING}
