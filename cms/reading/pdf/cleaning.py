"""A cleaned copy of a PDF, built from what is allowed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from cms.reading.limits import FileRejected
from cms.reading.pdf import layers
from cms.reading.pdf.applying import Marks
from cms.reading.pdf.building import NOTHING, Builder
from cms.reading.pdf.marks import copy_marks
from cms.reading.pdf.metadata import bytes_of, xmp_of
from cms.reading.pdf.navigation import bookmarks, labels
from cms.reading.pdf.opening import open_structure

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_DEEPEST = 40
_VIEWER = ("/DisplayDocTitle", "/Direction", "/HideToolbar", "/HideMenubar")
_OF_ROOT = {"/PageMode": "plain", "/PageLayout": "plain", "/Lang": "words"}
_OPENS_WITH = {"/UseNone", "/UseOutlines", "/FullScreen", "/UseThumbs"}
# What a file promises to people who cannot see it: its parts of ISO 14289.
_PROMISE = b"http://www.aiim.org/pdfua/ns/id/"


def clean_pdf(
    path: Path, to: Path, names_somebody: Callable[[str], bool], marks: Marks
) -> None:
    """Write a cleaned copy: known pages, what they need, tags, language, bookmarks.

    names_somebody: whether words behind the pages tell who somebody is. marks: what is
    to be redacted; no link or field under it is kept. Raises Refused where the pages
    hold what cannot be written anew.
    """
    with open_structure(path) as source, pikepdf.Pdf.new() as target:
        if layers.hidden_layers(source) and not layers.remove_hidden(source):
            raise FileRejected("not_clean")
        builder = Builder(source, target, names_somebody)
        _pages(builder)
        copy_marks(builder, marks)
        _tags(builder)
        bookmarks(builder)
        labels(builder)
        _root(builder)
        _description(builder)
        target.save(to, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def _pages(builder: Builder) -> None:
    sources = list(builder.source.pages)
    for page in sources:
        made = builder.target.make_indirect(Dictionary(Type=Name.Page))
        builder.target.pages.append(pikepdf.Page(made))
        # As often as a page stands in the order, each is a page of its own.
        builder.pages.setdefault(page.obj.objgen, builder.target.pages[-1].obj)
    for number, page in enumerate(sources):
        _inherit(page.obj)
        made = builder.target.pages[number].obj
        builder.fill(made, page.obj, "page")
        if "/Contents" in page.obj:
            builder.content(page.obj, page, made, 0)


def _inherit(page: Any) -> None:
    """Give a page what it has from those above it in the order of pages."""
    above = page
    for _level in range(_DEEPEST):
        above = above.get("/Parent")
        if not isinstance(above, Dictionary):
            return
        for name in _INHERITED:
            if name in above and name not in page:
                page[name] = above[name]


def _tags(builder: Builder) -> None:
    root = builder.source.Root
    tags = root.get("/StructTreeRoot")
    if not isinstance(tags, Dictionary):
        return
    builder.target.Root.StructTreeRoot = builder.target.make_indirect(
        builder.copy(tags, "tags")
    )
    marks = root.get("/MarkInfo")
    if isinstance(marks, Dictionary):
        builder.target.Root.MarkInfo = Dictionary(
            Marked=bool(marks.get("/Marked", False))
        )


def _root(builder: Builder) -> None:
    root, made = builder.source.Root, builder.target.Root
    for name, kind in _OF_ROOT.items():
        if (value := builder.copy(root.get(name), kind)) is not NOTHING:
            made[name] = value
    if str(made.get("/PageMode", "/UseNone")) not in _OPENS_WITH:
        del made["/PageMode"]
    viewer = root.get("/ViewerPreferences")
    if isinstance(viewer, Dictionary):
        kept = {
            name: value
            for name in _VIEWER
            if (value := builder.copy(viewer.get(name), "plain")) is not NOTHING
        }
        made.ViewerPreferences = Dictionary(kept)
    first = root.get("/OpenAction")
    if isinstance(first, Array) and len(first) and isinstance(first[0], Dictionary):
        page = builder.copy(first[0], "page")
        if page is not NOTHING:
            made.OpenAction = Array([page, *builder.copy(first[1:], "plain")])


def _description(builder: Builder) -> None:
    """The title alone, and the promise that people who cannot see can read it."""
    title = title_of(builder.source)
    if builder.names_somebody(title):
        title = ""
    part = _promised_part(builder.source)
    if title:
        builder.target.docinfo["/Title"] = title
    if not title and not part:
        return
    with builder.target.open_metadata(
        set_pikepdf_as_editor=False, update_docinfo=False
    ) as xmp:
        if title:
            xmp["dc:title"] = title
        if part:
            xmp["{http://www.aiim.org/pdfua/ns/id/}part"] = part


def title_of(pdf: pikepdf.Pdf) -> str:
    if "/Title" in pdf.docinfo:
        return str(pdf.docinfo["/Title"])
    return xmp_of(pdf).get("dc:title", [""])[0]


def _promised_part(pdf: pikepdf.Pdf) -> str:
    metadata = pdf.Root.get("/Metadata")
    if metadata is None or _PROMISE not in bytes_of(metadata):
        return ""
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
            part = str(xmp.get("{http://www.aiim.org/pdfua/ns/id/}part", ""))
    except Exception:
        # Written by anybody, in any way: then nothing is promised.
        return ""
    return part if part in ("1", "2") else ""
