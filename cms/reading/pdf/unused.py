"""Words in a PDF that no page shows: pages outside the order, forms that none draws."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2

from cms.reading.limits import MOST_PAGES, FileRejected, begin_step
from cms.reading.report import Report

_SHOWS = re.compile(rb"(?:\)|>|\])\s*(?:Tj|TJ|'|\")")
_DRAWS = re.compile(rb"/([^\s/\[\]<>()]+)\s+Do\b")
_NUMBERED = re.compile(rb"#([0-9A-Fa-f]{2})")
_MOST_FORMS = 5000
_MOST_APPEARANCES = 1000
_DEEPEST = 12


def note(pdf: pikepdf.Pdf, report: Report) -> None:
    """Say of words in pages and forms that nobody sees that they are there."""
    in_order = {page.obj.objgen for page in pdf.pages}
    lost = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary)
        and item.get("/Type") in ("/Page", "/Template")
        and item.objgen not in in_order
        and "/Contents" in item
    ]
    if len(lost) > MOST_PAGES:
        raise FileRejected("too_many_pages")
    for text in _texts_of(lost):
        _say(text, "lost_page", report)
    _forms(pdf, lost, report)
    _appearances(pdf, report)


def _appearances(pdf: pikepdf.Pdf, report: Report) -> None:
    """The words that marks on pages show, which are no text of the page."""
    read = 0
    for item in pdf.objects:
        shown = item.get("/AP") if isinstance(item, pikepdf.Dictionary) else None
        if not isinstance(shown, pikepdf.Dictionary):
            continue
        where = "form" if item.get("/Subtype") == "/Widget" else "comment"
        for form in _streams_in(shown):
            if not _SHOWS.search(_bytes(form)):
                continue
            read += 1
            if read > _MOST_APPEARANCES:
                report.add("not_read", where=where)
                return
            begin_step()
            report.also(_text_of_form(pdf, form), where=where)


def _streams_in(item: Any, depth: int = 0) -> Iterator[pikepdf.Stream]:
    if isinstance(item, pikepdf.Stream):
        yield item
    elif isinstance(item, pikepdf.Dictionary) and depth < _DEEPEST:
        for child in item.values():
            yield from _streams_in(child, depth + 1)


def _say(text: str, where: str, report: Report) -> None:
    letters = sum(sign.isalnum() for sign in text)
    if letters:
        report.add("hidden_text", where=where, count=letters)
        report.text(text, where=where)


def _texts_of(pages: list[pikepdf.Dictionary]) -> Iterator[str]:
    """The words of pages that are in no order, as if they were pages of a file."""
    for page in pages:
        begin_step()
        content = io.BytesIO()
        try:
            with pikepdf.Pdf.new() as alone:
                page["/Type"] = pikepdf.Name.Page
                alone.pages.append(pikepdf.Page(page))
                alone.save(content)
            with pypdfium2.PdfDocument(content.getvalue()) as opened:
                yield opened[0].get_textpage().get_text_range()
        except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, RuntimeError):
            # What cannot be shown alone is not read, and said so by its strings.
            yield "page"


def _forms(pdf: pikepdf.Pdf, lost: list[pikepdf.Dictionary], report: Report) -> None:
    """Forms with words that nothing draws: left behind, or taken out of sight."""
    forms = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
    ]
    if not forms or len(forms) > _MOST_FORMS:
        return
    drawn = drawn_by(pdf)
    for form in forms:
        if form.objgen in drawn or not _SHOWS.search(_bytes(form)):
            continue
        begin_step()
        text = _text_of_form(pdf, form)
        _say(text, "lost_form", report)


def drawn_by(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """Forms and pictures that pages draw, and those that marks and the like may."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        _follow(page.obj, page.resources, _contents(page), seen, 0)
    for item in pdf.objects:
        for name in (
            "/AP",
            "/MK",
            "/Pattern",
            "/CharProcs",
            "/SMask",
            "/G",
            "/N",
            "/D",
        ):
            if isinstance(item, pikepdf.Dictionary) and name in item:
                _take(item[name], seen, 0)
    return seen


def _contents(page: Any) -> bytes:
    found = page.get("/Contents")
    if isinstance(found, pikepdf.Stream):
        return _bytes(found)
    parts = found if isinstance(found, pikepdf.Array) else ()
    return b"\n".join(
        _bytes(part) for part in parts if isinstance(part, pikepdf.Stream)
    )


def _bytes(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except (pikepdf.PdfError, ValueError):
        return b""


def _follow(
    owner: Any, resources: Any, content: bytes, seen: set[tuple[int, int]], depth: int
) -> None:
    if depth > _DEEPEST:
        return
    named = (
        resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    )
    if not isinstance(named, pikepdf.Dictionary):
        return
    for match in _DRAWS.finditer(content):
        form = named.get(_name(match.group(1)))
        if isinstance(form, pikepdf.Stream) and form.objgen not in seen:
            seen.add(form.objgen)
            own = form.get("/Resources", resources)
            _follow(form, own, _bytes(form), seen, depth + 1)


def _name(written: bytes) -> str:
    """A name as it is compared: signs may be written by their numbers."""
    plain = _NUMBERED.sub(lambda match: bytes([int(match.group(1), 16)]), written)
    return "/" + plain.decode("utf-8", errors="replace")


def _take(item: Any, seen: set[tuple[int, int]], depth: int) -> None:
    """Everything that a mark's picture leads to may be shown."""
    if depth > _DEEPEST:
        return
    if isinstance(item, pikepdf.Stream):
        if item.objgen in seen:
            return
        seen.add(item.objgen)
        _follow(item, item.get("/Resources"), _bytes(item), seen, 0)
    elif isinstance(item, pikepdf.Dictionary):
        for child in item.values():
            if isinstance(child, pikepdf.Stream | pikepdf.Dictionary):
                _take(child, seen, depth + 1)


def _text_of_form(pdf: pikepdf.Pdf, form: pikepdf.Stream) -> str:
    """The words of a form, drawn upon a page of its own."""
    try:
        with pikepdf.Pdf.new() as alone:
            alone.add_blank_page(page_size=(2000, 2000))
            drawn = alone.copy_foreign(form)
            alone.pages[0].Resources = pikepdf.Dictionary(
                XObject=pikepdf.Dictionary(F=drawn)
            )
            alone.pages[0].Contents = pikepdf.Stream(alone, b"/F Do")
            content = io.BytesIO()
            alone.save(content)
        with pypdfium2.PdfDocument(content.getvalue()) as opened:
            return opened[0].get_textpage().get_text_range()
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, RuntimeError):
        return "form"
