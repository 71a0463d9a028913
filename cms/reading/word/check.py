"""The check of a Word file: its words, and all that Word keeps beside them."""

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from cms.reading.inside import note_part
from cms.reading.limits import begin_step
from cms.reading.loose import note_loose
from cms.reading.report import Report
from cms.reading.tables import said_of_values
from cms.reading.word import attached, metadata
from cms.reading.word.bars import covering_bars
from cms.reading.word.clipped import clipped_in
from cms.reading.word.colours import WHITE, Theme, is_colour
from cms.reading.word.names import A, local
from cms.reading.word.package import Package, W
from cms.reading.word.pages import PagesWithWords
from cms.reading.word.parts import (
    RUNNING,
    is_referred_to,
    is_understood,
    kind_of,
)
from cms.reading.word.said import note_said
from cms.reading.word.shapes import covering_shapes
from cms.reading.word.styles import Styles
from cms.reading.word.text import Looks, paragraphs_of, rows_of
from cms.reading.word.unshown import unshown_in

PARTS_WITH_TEXT = (
    "word/document",
    "word/header",
    "word/footer",
    "word/footnotes",
    "word/endnotes",
)
INSERTED = (f"{W}ins", f"{W}moveTo", f"{W}cellIns")
REMOVED = (f"{W}del", f"{W}moveFrom")
CHANGED = tuple(
    f"{W}{name}Change"
    for name in (
        "rPr", "pPr", "sectPr", "tblPr", "tcPr", "trPr", "tblGrid", "tblPrEx",
        "numbering",
    )
)  # fmt: skip
_CELLS = (f"{W}cellDel", f"{W}cellMerge")


def check_word(
    path: Path, report: Report, progress: Callable[[int, int], None]
) -> None:
    """Read a Word file. Raises Refused when that is not safe, or not possible."""
    package = Package(path)
    looks = _looks(package)
    report.facts["kind"] = "word"
    metadata.note(package, report)
    note_loose(package, path.read_bytes(), report)
    names = [name for name in package.names if not name.endswith("/")]
    for number, name in enumerate(names):
        begin_step()
        progress(number + 1, len(names))
        if kind_of(package, name) == "xml":
            _look_at(package, name, looks, report)
        else:
            attached.note(package, name, report)
    if report.lies_over_words():
        report.said.forget()
    attached.leads_outside(package, report)


def _looks(package: Package) -> Looks:
    theme = Theme.of(_first(package, "theme"))
    background = package.xml(package.main).find(f"{W}background")
    ground = WHITE
    if background is not None:
        found = background.get(f"{W}color", "")
        ground = found.upper() if is_colour(found) else WHITE
    return Looks(Styles.of(_first(package, "styles")), theme, ground)


def looks_of(package: Package) -> Looks:
    """What decides how the words of a file look."""
    return _looks(package)


def _first(package: Package, kind: str) -> etree._Element | None:
    named = package.of_kind(kind)
    return package.xml(named[0]) if named else None


def _look_at(package: Package, name: str, looks: Looks, report: Report) -> None:
    part = package.xml(name)
    root = local(part.tag)
    if not is_understood(package, name, part):
        report.add("not_read", where="part", shown=report.safe(name))
    if name == package.main:
        _main(part, looks, report)
    elif root in RUNNING:
        _edge(package, name, part, looks, report)
    elif root == "comments":
        _comments(part, report)
    elif _is_of_programs(package, name):
        report.add("private_data")
    if root in RUNNING:
        for letters in unshown_in(package, name, part):
            report.add("hidden_text", where="unused", count=letters)
        _shapes(package, name, part, looks, report)
    _tracked_changes(part, report)
    _form(part, report)
    note_part(part, report, "data")


def _is_of_programs(package: Package, name: str) -> bool:
    kinds = package.kinds[name]
    return "customXml" in kinds or (
        name.startswith("customXml/item") and "customXmlProps" not in kinds
    )


def _main(part: etree._Element, looks: Looks, report: Report) -> None:
    pages: dict[int, list[str]] = {}
    for paragraph in paragraphs_of(part, looks):
        pages.setdefault(paragraph.page, []).append(paragraph.text)
        for said in filter(None, (paragraph.deleted, paragraph.before)):
            report.text(said, where="deleted", page=paragraph.page)
        for why, letters in paragraph.hidden:
            report.add("hidden_text", page=paragraph.page, where=why, count=letters)
    for number, texts in pages.items():
        report.page_text("\n".join(texts), number)
    for rows in rows_of(part):
        for said in said_of_values(rows):
            report.also(said, where="data")
    note_said(part, looks, REMOVED, report.said)
    report.facts["pages"] = max(pages, default=1)
    report.facts["text"] = (
        "real"
        if any(text.strip(" ¦") for one in pages.values() for text in one)
        else "none"
    )


def _edge(
    package: Package, name: str, part: etree._Element, looks: Looks, report: Report
) -> None:
    """Headers, footers and notes; and running text that nothing leads to."""
    found = list(paragraphs_of(part, looks))
    report.text("\n".join(one.text for one in found), where="edge")
    for paragraph in found:
        report.text(f"{paragraph.deleted}\n{paragraph.before}", where="deleted")
        for why, letters in paragraph.hidden:
            report.add("hidden_text", where=why, count=letters)
    letters = sum(sign.isalnum() for one in found for sign in one.text)
    if letters and not is_referred_to(package, name):
        report.add("hidden_text", where="unused", count=letters)


def _shapes(
    package: Package, name: str, part: etree._Element, looks: Looks, report: Report
) -> None:
    for letters in clipped_in(part):
        report.add("hidden_text", where="clipped", count=letters)
    for cut in part.iter(f"{A}srcRect"):
        if any(cut.get(side, "0") not in ("0", "") for side in "ltrb"):
            report.add("private_data", where="cropped")
    pages = PagesWithWords(part)
    shapes = (
        *covering_shapes(part, looks.theme),
        *covering_bars(package, name, part, looks.theme),
    )
    for shape in shapes:
        if pages.has_words_below(shape):
            report.add("hidden_text", where="shape")


def _tracked_changes(part: etree._Element, report: Report) -> None:
    for where, tags in (
        ("inserted", INSERTED),
        ("removed", (*REMOVED, *_CELLS)),
        ("format", CHANGED),
    ):
        for change in part.iter(*tags):
            report.add("tracked_changes", where=where)
            report.text(change.get(f"{W}author", ""), where="comment")


def _form(part: etree._Element, report: Report) -> None:
    for _field in part.iter(f"{W}ffData"):
        report.add("form_values", where="field")


def _comments(part: etree._Element, report: Report) -> None:
    for comment in part.iter(f"{W}comment"):
        report.add("comments", where="Word")
        report.text("".join(comment.itertext()), where="comment")
        report.text(comment.get(f"{W}author", ""), where="comment")
