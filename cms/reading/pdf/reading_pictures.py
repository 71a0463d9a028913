"""Reads what pictures of a page say: those that are shown, and what lies below bars."""

from collections.abc import Iterator
from functools import cached_property

import pypdfium2.raw as pdfium
from PIL import Image

from cms.reading.limits import begin_step
from cms.reading.pdf.drawn_words import read_drawn_words
from cms.reading.pdf.letters import Box, around, within
from cms.reading.pdf.painting import PaintedPage
from cms.reading.recognising import Recogniser, Word, text_of
from cms.reading.report import Report

# Of a picture in pixels of the page's picture: lower ones hold no line of words.
_LOWEST, _NARROWEST = 14, 50
_SCALE = 200 / 72  # pixels a point, at which letters are read
_MOST_PIXELS = 7_000_000


class PagePictures:
    """The pictures of one page and the words in them, read once and only when asked.

    number: of the page. is_unmapped: whether it has letters of which nobody knows what
    they mean, so that all of the page is a picture.
    """

    def __init__(
        self,
        painted: PaintedPage,
        number: int,
        reader: Recogniser,
        *,
        is_unmapped: bool = False,
    ) -> None:
        self.painted, self.number = painted, number
        self._reader, self._is_unmapped = reader, is_unmapped

    @cached_property
    def _large(self) -> list[Box]:
        return list(_large_pictures(self.painted))

    @property
    def are_there(self) -> bool:
        return self._is_unmapped or bool(self._large)

    @cached_property
    def words(self) -> list[Word] | None:
        """With their boxes in the picture of the page; None where nothing was read."""
        if not self.are_there or not self._reader.may_read(self.number):
            return None
        begin_step()
        page = _painted(self.painted, everything=self._is_unmapped)
        left = top = 0
        if not self._is_unmapped:
            part = _scaled(around(self._large), self.painted.shown, page)
            (left, top), page = part[:2], page.crop(part)
        words = self._reader.words_in(page)
        if words is None:
            return None
        size = self.painted.scale / _scale_of(self.painted)
        return [word.at(size, left * size, top * size) for word in words]


def read_pictures(pictures: PagePictures, report: Report) -> str:
    """Look at what the pictures of a page say.

    Answers "read", "not_read", or nothing where there is nothing to read.
    """
    drawn = read_drawn_words(pictures.painted, pictures.number, report)
    if not pictures.are_there:
        return drawn
    if pictures.words is None:
        return "not_read"
    said = text_of(pictures.words)
    report.text(said, where="picture_words", page=pictures.number)
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
    scale = _scale_of(painted)
    if everything:
        return painted.paint(scale=scale)
    left_out = [
        one.item
        for one in painted.things
        if one.kind not in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
    ]
    left_out += [item.raw for item in painted.texts.values()]
    return painted.without_items(left_out, annotations=False, scale=scale)


def _scale_of(painted: PaintedPage) -> float:
    width, height = painted.page.get_size()
    return min(_SCALE, (_MOST_PIXELS / (width * height)) ** 0.5)


def _scaled(box: Box, one: Image.Image, other: Image.Image) -> Box:
    part = other.width / one.width
    left, top, right, bottom = (int(side * part) for side in box)
    return left, top, min(other.width, right + 1), min(other.height, bottom + 1)
