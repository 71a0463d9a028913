"""Where on a page each numbered thing is drawn, in the units of the page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from cms.reading.pdf.exploding import MARK
from cms.reading.pdf.letters import key_of

Rect = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)
_PREFIX = MARK[1:]
_LONGEST_NAME = 64
_DEEPEST = 16


@dataclass(frozen=True)
class Drawn:
    """One thing that a page draws. kind: of pdfium. matrix: its own; to_page: of what
    it stands in. segments: of a drawing, how many lines and curves. number: of its
    mark, where it has one. item: what pdfium knows it by.
    """

    number: int
    kind: int
    item: Any
    rect: Rect
    matrix: Matrix
    to_page: Matrix
    segments: int

    @property
    def key(self) -> int:
        return key_of(self.item)


def things_on(page: pypdfium2.PdfPage, *, letters: bool = True) -> Iterator[Drawn]:
    """Every thing of a page in the order of painting, with those inside of forms.

    letters: whether texts are wanted, of which there may be as many as letters.
    """
    for at in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _thing(pdfium.FPDFPage_GetObject(page, at), UNIT, 0, letters)


def _thing(item: Any, to_page: Matrix, depth: int, letters: bool) -> Iterator[Drawn]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT and not letters:
        return
    matrix = _matrix(item)
    number = _number(item)
    segments = 0
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        segments = pdfium.FPDFPath_CountSegments(item)
    rect = placed(_bounds(item), to_page)
    yield Drawn(number, kind, item, rect, matrix, to_page, segments)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        inside = combined(matrix, to_page)
        for at in range(pdfium.FPDFFormObj_CountObjects(item)):
            below = pdfium.FPDFFormObj_GetObject(item, at)
            yield from _thing(below, inside, depth + 1, letters)


def _number(item: Any) -> int:
    name = (ctypes.c_ushort * _LONGEST_NAME)()
    length = ctypes.c_ulong()
    for at in range(pdfium.FPDFPageObj_CountMarks(item) - 1, -1, -1):
        mark = pdfium.FPDFPageObj_GetMark(item, at)
        if pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length):
            said = bytes(name)[: max(0, length.value - 2)].decode(
                "utf-16-le", "replace"
            )
            if said.startswith(_PREFIX) and said[len(_PREFIX) :].isdecimal():
                return int(said[len(_PREFIX) :])
    return 0


def _bounds(item: Any) -> Rect:
    left, bottom, right, top = (ctypes.c_float() for _side in range(4))
    if not pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return (0, 0, 0, 0)
    return (left.value, bottom.value, right.value, top.value)


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return UNIT
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def combined(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    k, m, n, o, p, q = then
    return (
        a * k + b * n,
        a * m + b * o,
        c * k + d * n,
        c * m + d * o,
        e * k + f * n + p,
        e * m + f * o + q,
    )


def point(x: float, y: float, by: Matrix) -> tuple[float, float]:
    return (x * by[0] + y * by[2] + by[4], x * by[1] + y * by[3] + by[5])


def placed(rect: Rect, by: Matrix) -> Rect:
    """The upright box around a box that is moved, turned or made larger."""
    corners = [point(x, y, by) for x in rect[::2] for y in rect[1::2]]
    xs, ys = zip(*corners, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


def inverse(matrix: Matrix) -> Matrix | None:
    a, b, c, d, e, f = matrix
    size = a * d - b * c
    if abs(size) < 1e-9:
        return None
    return (
        d / size,
        -b / size,
        -c / size,
        a / size,
        (c * f - d * e) / size,
        (b * e - a * f) / size,
    )


def shared(one: Rect, other: Rect) -> float:
    """The part of the first box that lies in the second."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    if across < 0 or up < 0:
        return 0
    area = (one[2] - one[0]) * (one[3] - one[1])
    if area <= 0:
        # A line, or a letter without a height: by its middle.
        return 1
    return across * up / area
