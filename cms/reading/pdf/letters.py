"""The letters that a program finds on a page, and where each of them is in pixels."""

import ctypes
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from cms.reading.limits import MOST_CHARACTERS_OF_A_PAGE

Box = tuple[int, int, int, int]
_PRECISION = 1000


@dataclass(frozen=True)
class Letter:
    """One character. owner: the key of the text object that writes it.

    box: left, top, right, bottom in the picture of the page.
    """

    sign: str
    box: Box
    owner: int
    is_too_small: bool


class Places:
    """From a page's own units to the pixels of its picture, turned pages included."""

    def __init__(self, page: pypdfium2.PdfPage, size: tuple[int, int]) -> None:
        self.page, (self.width, self.height) = page, size
        origin, along, up = (self._device(*at) for at in ((0, 0), (1000, 0), (0, 1000)))
        self._origin = origin
        self._along = [(along[axis] - origin[axis]) / 1000 for axis in (0, 1)]
        self._up = [(up[axis] - origin[axis]) / 1000 for axis in (0, 1)]

    def _device(self, x: float, y: float) -> tuple[float, float]:
        to_x, to_y = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(
            self.page,
            0,
            0,
            self.width * _PRECISION,
            self.height * _PRECISION,
            0,
            x,
            y,
            to_x,
            to_y,
        )
        return to_x.value / _PRECISION, to_y.value / _PRECISION

    def point(self, x: float, y: float) -> tuple[float, float]:
        return (
            self._origin[0] + x * self._along[0] + y * self._up[0],
            self._origin[1] + x * self._along[1] + y * self._up[1],
        )

    def back(self, x: float, y: float) -> tuple[float, float]:
        """From the pixels of the picture to the units of the page."""
        across, down = x - self._origin[0], y - self._origin[1]
        a, b, c, d = *self._along, *self._up
        size = a * d - b * c
        return (across * d - down * c) / size, (down * a - across * b) / size

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        # Written out, as it is asked for each letter of a page.
        (x, y), (along_x, along_y), (up_x, up_y) = self._origin, self._along, self._up
        x_1, x_2 = left * along_x + bottom * up_x, right * along_x + top * up_x
        y_1, y_2 = left * along_y + bottom * up_y, right * along_y + top * up_y
        if x_1 > x_2:
            x_1, x_2 = x_2, x_1
        if y_1 > y_2:
            y_1, y_2 = y_2, y_1
        return int(x + x_1), int(y + y_1), int(x + x_2) + 1, int(y + y_2) + 1


# In points: nobody reads letters as low as this, or of a type as small as this.
_TOO_SMALL = 1.0
_TOO_FLAT = 0.02  # also of the thinnest stroke of an "l"
_SMALLEST_TYPE = 3.6
# Letters in a row that say nothing: fewer are bullets and pictures of fonts.
_IN_A_ROW = 4
_SAY_NOTHING = {"Co", "Cn", "Cs", "Cc"}
_TO_THE_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]{2}")


def letters_of(text: pypdfium2.PdfTextPage, places: Places) -> Iterator[Letter]:
    """The characters of a page in their order; gaps between words are spaces."""
    sides = [ctypes.c_double() for _side in range(4)]
    left, right, bottom, top = sides
    heights: dict[int, float] = {}
    for index in range(min(text.count_chars(), MOST_CHARACTERS_OF_A_PAGE)):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index) or 32)
        if sign.isspace() or not sign.isprintable():
            yield Letter(" ", (0, 0, 0, 0), 0, False)
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        height = max(top.value - bottom.value, right.value - left.value)
        if not height:
            continue
        box = places.box(left.value, bottom.value, right.value, top.value)
        owner = key_of(pdfium.FPDFText_GetTextObject(text, index))
        if owner not in heights:
            # One text is of one type.
            heights[owner] = _type_of(text, index)
        flat = min(top.value - bottom.value, right.value - left.value)
        too_small = (
            flat < _TOO_FLAT or height < _TOO_SMALL or heights[owner] < _SMALLEST_TYPE
        )
        yield Letter(sign, box, owner, sign.isalnum() and too_small)


def _type_of(text: pypdfium2.PdfTextPage, index: int) -> float:
    """The height of the line that a letter's type takes, as it is drawn."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(text, index, box):
        return _SMALLEST_TYPE
    across, up = abs(box.right - box.left), abs(box.top - box.bottom)
    return max(across, up)


def unmapped_in(text: pypdfium2.PdfTextPage) -> int:
    """How many letters are shown of which the file does not say what they mean."""
    found = row = 0
    for index in range(min(text.count_chars(), MOST_CHARACTERS_OF_A_PAGE)):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index) or 0)
        wrong = pdfium.FPDFText_HasUnicodeMapError(text, index) == 1
        says_nothing = wrong or sign == "\ufffd" or _says_nothing(sign)
        if not (says_nothing or row):
            continue
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        if says_nothing:
            row += 1
        else:
            found, row = found + (row if row >= _IN_A_ROW else 0), 0
    return found + (row if row >= _IN_A_ROW else 0)


@lru_cache(maxsize=4096)
def _says_nothing(sign: str) -> bool:
    return unicodedata.category(sign) in _SAY_NOTHING and not sign.isspace()


def turned_lines(text: str) -> Iterator[str]:
    """Lines in letters that run to the left, the other way round as well.

    Not every program draws them in the order in which they are read.
    """
    for line in text.splitlines():
        if _TO_THE_LEFT.search(line):
            yield line[::-1]


def key_of(pdf_object: Any) -> int:
    """What tells one object of a page from another while the page is open."""
    return ctypes.addressof(pdf_object.contents) if pdf_object else 0


def around(boxes: Iterable[Box]) -> Box:
    """The least box that holds some."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def within(box: Box, picture: Image.Image) -> Box | None:
    """The part of a box that lies in a picture, or None when none does."""
    left, top = max(0, box[0]), max(0, box[1])
    right, bottom = min(picture.width, box[2]), min(picture.height, box[3])
    return (left, top, right, bottom) if left < right and top < bottom else None
