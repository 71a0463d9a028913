"""What people see of an OpenDocument file, text, sheet or slides, and what it hides."""

from collections.abc import Iterator

from lxml import etree

from cms.reading.limits import FileRejected
from cms.reading.office.styled import (
    DRAW,
    OFFICE,
    PRESENTATION,
    STYLE,
    TABLE,
    TEXT,
    Styled,
    text_of,
)
from cms.reading.office.upon_slides import covered_shapes
from cms.reading.report import Report
from cms.reading.tables import said_of_values
from cms.reading.word.package import Package

_PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
_APART = (f"{OFFICE}annotation", f"{TEXT}tracked-changes", f"{PRESENTATION}notes")
_COUNTED = tuple(
    f"{TEXT}{name}" for name in ("page-number", "page-count", "date", "time")
)
_PEOPLE = {
    "initial-creator": "author",
    "creator": "author",
    "printed-by": "author",
    "user-defined": "other",
    "template": "path",
    "subject": "subject",
    "description": "subject",
    "keyword": "keywords",
}
_CONDITIONS = ("true", "false")
_DATES = {"creation-date": "made", "date": "changed", "print-date": "printed"}


def note(package: Package, report: Report) -> None:
    """Note the words that are shown, and what is hidden. Raises Refused."""
    if "content.xml" not in package.names:
        raise FileRejected("wrong_kind")
    _refuse_encrypted(package)
    content = package.xml("content.xml")
    styles = package.xml("styles.xml") if "styles.xml" in package.names else None
    looks = Styled.of(*(part for part in (content, styles) if part is not None))
    report.facts |= {"title": "", "is_encrypted": False, "is_tagged": True}
    _words(content, looks, report)
    if styles is not None:
        _headers(styles, looks, report)
    for part in (content, styles):
        if part is not None:
            _kept(part, report)
    for name in package.names:
        _part(package, name, report)
    report.facts["shows_title"] = bool(report.facts["title"])


def _refuse_encrypted(package: Package) -> None:
    name = "META-INF/manifest.xml"
    if name in package.names:
        for item in package.xml(name).iter():
            if isinstance(item.tag, str) and item.tag.endswith("}encryption-data"):
                raise FileRejected("encrypted")


def _words(content: etree._Element, looks: Styled, report: Report) -> None:
    """The pages: of slides and sheets each its own, of a text one."""
    pages = [*content.iter(f"{DRAW}page")] or [*content.iter(f"{TABLE}table")]
    body = next(content.iter(f"{OFFICE}body"), content)
    if not pages or next(content.iter(f"{OFFICE}text"), None) is not None:
        pages = [body]
    report.facts["pages"] = len(pages)
    for number, page in enumerate(pages, start=1):
        lines = []
        covered = covered_shapes(page, looks) if page.tag == f"{DRAW}page" else set()
        for paragraph in page.iter(*_PARAGRAPHS):
            text = text_of(paragraph)
            if _is_apart(paragraph):
                continue
            in_cell = paragraph.getparent().tag == f"{TABLE}table-cell"
            lines.append(f"{text} ¦" if in_cell else text)
            if not covered.isdisjoint(paragraph.iterancestors()):
                letters = sum(map(str.isalnum, text))
                _add_hidden(report, letters, "shape", number)
                continue
            for why, letters in looks.unseen_in(paragraph):
                _add_hidden(report, letters, why, number)
        report.page_text("\n".join(lines), number)
        for rows in _tables(page):
            for said in said_of_values(rows):
                report.also(said, where="data")


def _add_hidden(report: Report, letters: int, where: str, page: int) -> None:
    if letters:
        report.add("hidden_text", page=page, where=where, count=letters)


def _is_apart(item: etree._Element) -> bool:
    return next(item.iterancestors(*_APART), None) is not None


def _tables(page: etree._Element) -> Iterator[list[list[str]]]:
    tables = [page] if page.tag == f"{TABLE}table" else [*page.iter(f"{TABLE}table")]
    for table in tables:
        yield [
            ["\n".join(map(text_of, cell.iter(*_PARAGRAPHS))) for cell in row]
            for row in table.iter(f"{TABLE}table-row")
        ]


def _headers(styles: etree._Element, looks: Styled, report: Report) -> None:
    for master in styles.iter(f"{STYLE}master-page"):
        for part in master:
            text = "\n".join(map(text_of, part.iter(*_PARAGRAPHS)))
            if part.get(f"{STYLE}display") == "false":
                _hide(report, text, "unused")
            else:
                report.text(text, where="edge")
                for paragraph in part.iter(*_PARAGRAPHS):
                    for why, letters in looks.unseen_in(paragraph):
                        report.add("hidden_text", where=why, count=letters)


def _kept(part: etree._Element, report: Report) -> None:
    """Comments, changes that are kept, notes of slides, and hidden fields."""
    for remark in part.iter(f"{OFFICE}annotation"):
        report.add("comments", where="part")
        report.text("".join(remark.itertext()), where="comment")
    for kind in (f"{TEXT}tracked-changes", f"{TABLE}tracked-changes"):
        for changes in part.iter(kind):
            if len(changes):
                report.add("tracked_changes", where="removed", count=len(changes))
                report.text("\n".join(changes.itertext()), where="deleted")
    for notes in part.iter(f"{PRESENTATION}notes"):
        lines = [_typed(one) for one in notes.iter(*_PARAGRAPHS)]
        _hide(report, "\n".join(lines), "speaker_notes")
    for name in ("hidden-text", "hidden-paragraph"):
        for hidden in part.iter(f"{TEXT}{name}"):
            said = hidden.get(f"{TEXT}string-value", "")
            # A paragraph is hidden by a mark within it.
            around = next(hidden.iterancestors(*_PARAGRAPHS), hidden)
            held = around if name == "hidden-paragraph" else hidden
            _hide(report, said or "".join(held.itertext()), "marked_hidden")
    for field in part.iter(f"{TEXT}conditional-text"):
        shown = text_of(field)
        others = (field.get(f"{TEXT}string-value-if-{on}", "") for on in _CONDITIONS)
        _hide(report, "\n".join(one for one in others if one != shown), "marked_hidden")
    for kind in ("script", "event-listener"):
        for _script in part.iter(f"{{{_SCRIPT}}}{kind}", f"{OFFICE}{kind}"):
            report.add("actions", where="script")


_MATH = "{http://www.w3.org/1998/Math/MathML}"
_SCRIPT = "urn:oasis:names:tc:opendocument:xmlns:script:1.0"


def _typed(paragraph: etree._Element) -> str:
    """The words of a paragraph, without what a program counts there by itself."""
    counted = sum(len(text_of(field)) for field in paragraph.iter(*_COUNTED))
    return text_of(paragraph) if len(text_of(paragraph)) > counted else ""


def _hide(report: Report, text: str, where: str) -> None:
    if letters := sum(sign.isalnum() for sign in text):
        report.add("hidden_text", where=where, count=letters)
        report.text(text, where=where)


def _part(package: Package, name: str, report: Report) -> None:
    """What a part is by its place in the archive."""
    if name == "meta.xml":
        for item in package.xml(name).iter():
            if isinstance(item.tag, str) and (item.text or "").strip():
                _property(item, report)
    elif name.startswith(("Versions/", "VersionList")):
        report.add("earlier_text", where="part")
    elif name.startswith("Object ") and name.endswith("/content.xml"):
        drawn = next(package.xml(name).iter(f"{OFFICE}chart", f"{_MATH}math"), None)
        if drawn is None:
            report.add("attachments", shown=report.safe(name))
    elif name.startswith(("Basic/", "Scripts/")) and not name.endswith("/"):
        report.add("actions", where="script")


def _property(item: etree._Element, report: Report) -> None:
    name = etree.QName(item).localname
    text = item.text or ""
    if name == "title":
        report.facts["title"] = report.safe(text)
        report.text(text, where="title")
    elif name in _PEOPLE:
        report.value("metadata_people", _PEOPLE[name], text)
    elif name == "generator":
        report.value("metadata_software", "software", text)
    elif name in _DATES:
        report.add("metadata_dates", where=_DATES[name], shown=text[:10])
