"""Applies redactions: what lies under the marks goes, and a black box says where.

And takes out what nobody can see: text, pictures and drawings without which the pages
look the same.
"""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2.raw as pdfium
from pikepdf import Array, Dictionary, Stream

from cms.reading.limits import FileRejected, begin_step
from cms.reading.pdf.behind import list_of
from cms.reading.pdf.drawn import Drawn, Rect, shared, things_on
from cms.reading.pdf.exploding import Exploder
from cms.reading.pdf.opening import open_pages
from cms.reading.pdf.taking_out import Chosen, Taker

Marks = dict[int, list[Rect]]
# Of a letter: the part that lies under a mark.
_UNDER = 0.2
# Of a drawing: more lines than a rule or a frame has.
_SIMPLE = 8
_MARGIN = 1.0  # points
_SAYS_WORDS = ("/ActualText", "/Alt", "/E")
_DEEPEST = 40


def marks_of(pdf: pikepdf.Pdf) -> Marks:
    """By the number of a page, counted from nought: what is marked to go from it."""
    found: Marks = {}
    for number, page in enumerate(pdf.pages):
        for mark in list_of(page, "/Annots"):
            if mark.get("/Subtype") == "/Redact":
                found.setdefault(number, []).extend(_rects(mark))
    return found


def _rects(mark: Any) -> list[Rect]:
    try:
        quads = [float(one) for one in mark.get("/QuadPoints", [])]
        whole = [float(one) for one in mark.Rect]
    except (TypeError, ValueError, AttributeError) as error:
        raise FileRejected("marked_to_go") from error
    fours = [quads[at : at + 8] for at in range(0, len(quads) - 7, 8)]
    boxes = [_upright(four[::2], four[1::2]) for four in fours]
    if not boxes and len(whole) != 4:
        raise FileRejected("marked_to_go")
    return boxes or [_upright(whole[::2], whole[1::2])]


def _upright(xs: list[float], ys: list[float]) -> Rect:
    return (min(xs), min(ys), max(xs), max(ys))


Choose = Callable[[Any, int, list[Drawn]], Chosen]


def apply_marks(path: Path, marks: Marks) -> Marks:
    """Take what is under the marks out of a PDF, and paint a box in each place.

    Answers with where something went, which may reach out from under a mark.
    """
    went: Marks = {}

    def choose(_page: Any, number: int, things: list[Drawn]) -> Chosen:
        chosen = _under(things, marks[number])
        went[number] = [one.rect for one in things if one.number in chosen.gone]
        return chosen

    def paint(page: pikepdf.Page, number: int) -> bytes:
        boxes = "".join(
            f"{left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re "
            for left, bottom, right, top in marks[number]
        )
        return f"q 0 g {boxes}f Q".encode()

    take_out(path, set(marks), choose, paint)
    return went


def take_out(
    path: Path,
    numbers: set[int],
    choose: Choose,
    paint: Callable[[pikepdf.Page, int], bytes] = lambda _page, _number: b"",
) -> bool:
    """Take out of some pages what is chosen; answers whether anything was."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        exploder = Exploder(pdf)
        before = {number: pdf.pages[number].obj.get("/Contents") for number in numbers}
        contents = {number: exploder.page(pdf.pages[number]) for number in numbers}
        apart = io.BytesIO()
        pdf.save(apart)
        chosen: dict[int, tuple[list[Drawn], Chosen]] = {}
        with open_pages(apart.getvalue()) as pages:
            for number in sorted(numbers):
                begin_step()
                page = pages[number]
                things = [one for one in things_on(page) if one.number]
                chosen[number] = (things, choose(page, number, things))
        for number, (things, gone) in chosen.items():
            taker = Taker(pdf, things, gone)
            taker.write(contents[number])
            _forget(pdf, pdf.pages[number].obj, taker.touched)
            _cover(pdf, pdf.pages[number], paint(pdf.pages[number], number))
        pdf.remove_unreferenced_resources()
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return any(gone for _things, gone in chosen.values()) or not before


def _cover(pdf: pikepdf.Pdf, page: pikepdf.Page, painted: bytes) -> None:
    if not painted:
        return
    drawn = page.obj.Contents.read_bytes()
    instructions = pikepdf.parse_content_stream(page.obj.Contents)
    names = [str(one.operator) for one in instructions]
    left_open = max(0, names.count("q") - names.count("Q"))
    whole = b"q\n" + drawn + b"\n" + b"Q\n" * (left_open + 1) + painted
    page.obj.Contents = Stream(pdf, whole)


def _under(things: list[Drawn], marks: list[Rect]) -> Chosen:
    chosen = Chosen()
    for thing in things:
        under = [mark for mark in marks if _is_under(thing, mark)]
        if not under:
            continue
        if thing.kind == pdfium.FPDF_PAGEOBJ_TEXT:
            chosen.gone.add(thing.number)
        elif thing.kind == pdfium.FPDF_PAGEOBJ_PATH:
            if any(_lies_in(thing.rect, mark) for mark in under):
                chosen.gone.add(thing.number)
            elif thing.segments > _SIMPLE:
                raise FileRejected("marked_to_go")
        elif thing.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            if any(_lies_in(thing.rect, mark) for mark in under):
                chosen.gone.add(thing.number)
            else:
                chosen.blanked[thing.number] = under
    return chosen


def _is_under(thing: Drawn, mark: Rect) -> bool:
    least = _UNDER if thing.kind == pdfium.FPDF_PAGEOBJ_TEXT else 0
    return shared(thing.rect, mark) > least


def _lies_in(rect: Rect, mark: Rect) -> bool:
    return (
        mark[0] - _MARGIN <= rect[0]
        and mark[1] - _MARGIN <= rect[1]
        and rect[2] <= mark[2] + _MARGIN
        and rect[3] <= mark[3] + _MARGIN
    )


def _forget(pdf: pikepdf.Pdf, page: Any, touched: set[int]) -> None:
    """Take from the tags what they say instead of words that are gone."""
    if not touched:
        return
    for item in pdf.objects:
        is_tag = isinstance(item, Dictionary) and "/K" in item and "/S" in item
        if is_tag and _holds(item, page, touched):
            _forget_words(item)


def _holds(tag: Any, page: Any, touched: set[int]) -> bool:
    kids = tag.K if isinstance(tag.K, Array) else [tag.K]
    own = tag.get("/Pg")
    for kid in kids:
        if isinstance(kid, int) and own is not None:
            if own.objgen == page.objgen and kid in touched:
                return True
        elif isinstance(kid, Dictionary) and kid.get("/Type") == "/MCR":
            where = kid.get("/Pg", own)
            is_here = where is not None and where.objgen == page.objgen
            if is_here and int(kid.get("/MCID", -1)) in touched:
                return True
    return False


def _forget_words(tag: Any) -> None:
    for _level in range(_DEEPEST):
        for name in _SAYS_WORDS:
            if name in tag:
                del tag[name]
        above = tag.get("/P")
        if not isinstance(above, Dictionary):
            return
        tag = above
