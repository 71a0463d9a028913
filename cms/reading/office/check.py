"""The check of office files besides Word's: what is shown, and all that is in them."""

from collections.abc import Callable
from pathlib import Path

from cms.reading.inside import note_part
from cms.reading.limits import begin_step
from cms.reading.loose import note_loose
from cms.reading.office import document, sheets, slides
from cms.reading.report import Report
from cms.reading.word import attached, metadata
from cms.reading.word.names import local
from cms.reading.word.package import Package
from cms.reading.word.parts import is_understood, kind_of

# How each kind says what people see: it notes the words of pages and what is hidden.
_SHOWN: dict[str, Callable[[Package, Report], None]] = {
    "xlsx": sheets.note,
    "pptx": slides.note,
    "odt": document.note,
    "ods": document.note,
    "odp": document.note,
}
KINDS = frozenset(_SHOWN)
# What a part is told as by its root, wherever it stands.
_ROOTS = {
    "comments": "comments",
    "cmLst": "comments",
    "ThreadedComments": "comments",
    "revisions": "tracked_changes",
    "headers": "tracked_changes",
    "users": "metadata_people",
    "personList": "metadata_people",
    "cmAuthorLst": "metadata_people",
    "authorLst": "metadata_people",
    "connections": "private_data",
    "queryTable": "private_data",
    "externalLink": "private_data",
    "MapInfo": "private_data",
    "tagLst": "private_data",
}


def check_office(
    path: Path, ending: str, report: Report, progress: Callable[[int, int], None]
) -> None:
    """Read an office file. Raises Refused when that is not safe, or not possible."""
    package = Package(path)
    report.facts |= {"kind": ending, "text": "real"}
    note_loose(package, path.read_bytes(), report)
    if ending in ("xlsx", "pptx"):
        metadata.note(package, report)
    _SHOWN[ending](package, report)
    # Programs leave some parts empty.
    sizes = {part.filename: part.file_size for part in package.parts}
    names = [name for name in package.names if sizes[name] and name[-1:] != "/"]
    for number, name in enumerate(names):
        begin_step()
        progress(number + 1, len(names))
        if name == "mimetype":
            report.also(package.read(name).decode(errors="replace"), where="data")
        elif kind_of(package, name) == "xml":
            _look_at(package, name, report)
        else:
            attached.note(package, name, report)
    attached.leads_outside(package, report)


def _look_at(package: Package, name: str, report: Report) -> None:
    part = package.xml(name)
    root = local(part.tag)
    if not is_understood(package, name, part):
        report.add("not_read", where="part", shown=report.safe(name))
    if root in _ROOTS and len(part):
        report.add(_ROOTS[root], where="part" if _ROOTS[root] == "comments" else "")
    elif "customXml" in package.kinds[name]:
        report.add("private_data")
    note_part(part, report, "data")
