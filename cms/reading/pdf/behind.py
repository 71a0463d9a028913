"""What lies behind the pages of a PDF: comments, attachments, layers, scripts."""

import base64
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from cms.reading.inside import LETTERS, words_of
from cms.reading.limits import LARGEST_PART
from cms.reading.pdf import layers
from cms.reading.pdf.metadata import bytes_of
from cms.reading.pdf.strings import in_sentences
from cms.reading.pictures import carries_data, tells_where, words_in
from cms.reading.report import Report

# What people put on a page to say something about it. Links and form fields are not.
REMARKS = {
    "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine",
    "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret", "/Stamp", "/Ink",
    "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/Redact", "/RichMedia",
    "/3D", "/Watermark", "/Projection",
}  # fmt: skip
ACTIONS = {
    "/JavaScript": "script",
    "/Launch": "program",
    "/SubmitForm": "sends",
    "/ImportData": "sends",
    "/Rendition": "film",
}
_DEEPEST = 30


def note(pdf: pikepdf.Pdf, report: Report) -> None:
    """Look at every object, as something may hang where nobody expects it."""
    for number, page in enumerate(pdf.pages, start=1):
        _remarks(page, number, report)
        if "/Thumb" in page:
            report.add("thumbnail", page=number)
    layers.note(pdf, report)
    _form(pdf, report)
    _opens_with(pdf, report)
    inside: dict[tuple[int, int], tuple[str, pikepdf.Stream]] = {}
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            _stream(item, report)
            if item.get("/Type") == "/EmbeddedFile":
                inside.setdefault(item.objgen, ("", item))
        for found in dictionaries_in(item):
            _dictionary(found, report)
            inside |= {one.objgen: (name, one) for name, one in _files_of(found)}
    for name, one in inside.values():
        report.add("attachments", count=0)
        words_of(name, bytes_of(one)[:LARGEST_PART], report)


def _files_of(item: pikepdf.Dictionary) -> Iterator[tuple[str, pikepdf.Stream]]:
    """The files that a dictionary says are inside; not every program marks each so."""
    held = item.get("/EF")
    if isinstance(held, pikepdf.Dictionary):
        name = str(item.get("/UF", item.get("/F", "")))
        for one in dict(held).values():
            if isinstance(one, pikepdf.Stream):
                # What is not known by its end is read as a text as well.
                yield (name if name.lower().endswith(LETTERS) else ""), one


def _remarks(page: pikepdf.Page, number: int, report: Report) -> None:
    for remark in list_of(page, "/Annots"):
        kind = str(remark.get("/Subtype", ""))
        if kind == "/Redact":
            report.add("redaction_not_applied", page=number)
        elif kind in REMARKS - {"/Popup"}:
            report.add("comments", page=number, where=kind[1:])
        for name in ("/Contents", "/T", "/RC", "/Subj"):
            if isinstance(value := remark.get(name), pikepdf.String):
                report.text(str(value), where="comment", page=number)


def list_of(parent: Any, name: str) -> Iterator[pikepdf.Object]:
    """The dictionaries of a list that may be broken, or no list at all."""
    found = parent.get(name)
    if isinstance(found, pikepdf.Array):
        for item in found:
            if isinstance(item, pikepdf.Dictionary):
                yield item


def _form(pdf: pikepdf.Pdf, report: Report) -> None:
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, pikepdf.Dictionary):
        return
    if "/XFA" in form:
        report.add("form_values", where="xfa")
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FT" in item:
            value = item.get("/V")
            if isinstance(value, pikepdf.String) and str(value).strip():
                report.add("form_values", where="field")


def _opens_with(pdf: pikepdf.Pdf, report: Report) -> None:
    first = pdf.Root.get("/OpenAction")
    if isinstance(first, pikepdf.Dictionary) and first.get("/S") not in (
        "/GoTo",
        *ACTIONS,
    ):
        report.add("actions", where="opening")


def _stream(item: pikepdf.Stream, report: Report) -> None:
    has_own = "/Metadata" in item and "/Width" in item
    photograph = photograph_in(item)
    if has_own or (photograph and carries_data(photograph)):
        report.add("picture_data")
    if photograph and tells_where(photograph):
        report.add("picture_place")
    for words in words_in(photograph) if photograph else ():
        report.also(words, where="picture_data", numbers=False)
        for line in in_sentences(words.splitlines()):
            report.also(line, where="picture_data")


def _dictionary(item: pikepdf.Dictionary, report: Report) -> None:
    action = str(item.get("/S", ""))
    if action in ACTIONS:
        report.add("actions", where=ACTIONS[action])
    elif "/AA" in item:
        report.add("actions", where="opening")
    if "/PieceInfo" in item:
        report.add("private_data")
    if "/EF" in item:
        name = str(item.get("/UF", item.get("/F", "")))
        report.add("attachments", shown=report.safe(name))
    looked_at = {"/ID", "/Contents", "/T"} if "/Subtype" in item else {"/ID"}
    for name, value in item.items():
        if isinstance(value, pikepdf.String) and name not in looked_at:
            report.text(str(value), where=_WHERE.get(name, "data"))


def photograph_in(item: pikepdf.Stream) -> bytes:
    """A JPEG as it is in a stream, whatever else packs it taken off; or nothing."""
    filters = item.get("/Filter")
    names = [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else []
    if filters == "/DCTDecode":
        return item.read_raw_bytes()
    if names[-1:] != ["/DCTDecode"]:
        return b""
    raw = item.read_raw_bytes()
    for name in names[:-1]:
        try:
            raw = _UNPACKED[name](raw)
        except (KeyError, ValueError, zlib.error):
            return b""
    return raw


_UNPACKED: dict[str, Callable[[bytes], bytes]] = {
    "/FlateDecode": zlib.decompress,
    "/ASCII85Decode": lambda raw: base64.a85decode(b"<~" + raw.strip(), adobe=True),
    "/ASCIIHexDecode": lambda raw: bytes.fromhex(raw.strip().rstrip(b">").decode()),
}


# Where words may stand that no page shows.
_WHERE = {
    "/Title": "bookmark",
    "/Alt": "description",
    "/ActualText": "description",
    "/E": "description",
    "/V": "form",
    "/DV": "form",
    "/TU": "form",
    "/UF": "attachment_name",
    "/F": "attachment_name",
    "/Desc": "attachment_name",
    "/JS": "script",
}


def dictionaries_in(item: Any, depth: int = 0) -> Iterator[pikepdf.Dictionary]:
    """A dictionary and those directly inside; what is only referred to comes itself."""
    if depth > _DEEPEST:
        return
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        if isinstance(item, pikepdf.Dictionary):
            yield item
        children: Any = item.values()
    elif isinstance(item, pikepdf.Array):
        children = item
    else:
        return
    for child in children:
        is_container = isinstance(child, pikepdf.Dictionary | pikepdf.Array)
        if is_container and not child.is_indirect:
            yield from dictionaries_in(child, depth + 1)
