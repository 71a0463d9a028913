"""The check of a Word file: its words, and all that Word keeps beside them."""

from collections.abc import Callable
from pathlib import Path

from lxml import etree

from cms.reading.limits import begin_step
from cms.reading.pictures import carries_data
from cms.reading.report import Report
from cms.reading.word import metadata
from cms.reading.word.package import DOCUMENT, Package, W
from cms.reading.word.text import hiding_styles, paragraphs_of

PARTS_WITH_TEXT = (
    "word/document",
    "word/header",
    "word/footer",
    "word/footnotes",
    "word/endnotes",
)
INSERTED = (f"{W}ins", f"{W}moveTo")
REMOVED = (f"{W}del", f"{W}moveFrom")
CHANGED = tuple(
    f"{W}{name}Change" for name in ("rPr", "pPr", "sectPr", "tblPr", "tcPr", "trPr")
)


def check_word(
    path: Path, report: Report, progress: Callable[[int, int], None]
) -> None:
    """Read a Word file. Raises Refused when that is not safe, or not possible."""
    package = Package(path)
    report.facts["kind"] = "word"
    metadata.note(package, report)
    unseen = _hiding_styles(package)
    parts = list(package.matching(*PARTS_WITH_TEXT))
    for number, name in enumerate(parts):
        begin_step()
        progress(number + 1, len(parts))
        _look_at(package.xml(name), name, unseen, report)
    _comments(package, report)
    _attached(package, report)
    _leads_outside(package, report)


def _hiding_styles(package: Package) -> set[str]:
    if "word/styles.xml" not in package.names:
        return set()
    return hiding_styles(package.xml("word/styles.xml"))


def _look_at(part: etree._Element, name: str, unseen: set[str], report: Report) -> None:
    pages: dict[int, list[str]] = {}
    for paragraph in paragraphs_of(part, unseen):
        page = paragraph.page if name == DOCUMENT else None
        pages.setdefault(paragraph.page, []).append(paragraph.text)
        if paragraph.deleted:
            report.text(paragraph.deleted, where="deleted", page=page)
        for why, letters in paragraph.hidden:
            report.add("hidden_text", page=page, where=why, count=letters)
    for number, texts in pages.items():
        if name == DOCUMENT:
            report.page_text("\n".join(texts), number)
        else:
            report.text("\n".join(texts), where="edge")
    if name == DOCUMENT:
        report.facts["pages"] = max(pages, default=1)
        report.facts["text"] = "real" if any(map(any, pages.values())) else "none"
    _tracked_changes(part, report)
    _form(part, report)


def _tracked_changes(part: etree._Element, report: Report) -> None:
    for where, tags in (
        ("inserted", INSERTED),
        ("removed", REMOVED),
        ("format", CHANGED),
    ):
        for change in part.iter(*tags):
            report.add("tracked_changes", where=where)
            report.text(change.get(f"{W}author", ""), where="comment")


def _form(part: etree._Element, report: Report) -> None:
    for _field in part.iter(f"{W}ffData"):
        report.add("form_values", where="field")


def _comments(package: Package, report: Report) -> None:
    for name in package.matching("word/comments"):
        for comment in package.xml(name).iter(f"{W}comment"):
            report.add("comments", where="Word")
            report.text("".join(comment.itertext()), where="comment")
            report.text(comment.get(f"{W}author", ""), where="comment")


def _attached(package: Package, report: Report) -> None:
    for name in package.names:
        last = name.rpartition("/")[2]
        if name.startswith(("word/embeddings/", "word/afchunk")) and last:
            report.add("attachments", shown=report.safe(last))
        elif "vbaProject" in name or name.startswith("word/activeX"):
            report.add("actions", where="script")
        elif name.startswith("docProps/thumbnail"):
            report.add("thumbnail")
        elif name.lower().endswith((".jpg", ".jpeg")) and carries_data(
            package.read(name)
        ):
            report.add("picture_data")
        elif name.startswith("customXml/item") and name.endswith(".xml"):
            report.add("private_data")
            report.text(_words(package, name), where="data")


def _words(package: Package, name: str) -> str:
    return " ".join(package.xml(name).itertext())


def _leads_outside(package: Package, report: Report) -> None:
    """Files of somebody's computer that the document still names."""
    for name in package.names:
        if name.endswith(".rels"):
            for relation in package.xml(name):
                is_link = relation.get("Type", "").endswith("/hyperlink")
                if relation.get("TargetMode") == "External" and not is_link:
                    report.value("private_data", "path", relation.get("Target", ""))
