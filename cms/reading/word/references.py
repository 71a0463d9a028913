"""What of a Word file's further parts its pages lead to: notes, headers, footers."""

from collections.abc import Iterable

from lxml import etree

from cms.reading.word.names import R, W
from cms.reading.word.package import Package


def numbers_of_notes(trees: Iterable[etree._Element], kind: str) -> set[str]:
    """The numbers of the notes that some word refers to."""
    reference = f"{W}{kind.removesuffix('s')}Reference"
    return {item.get(f"{W}id", "") for tree in trees for item in tree.iter(reference)}


def is_line(note: etree._Element) -> bool:
    """Whether it is no note, but the line above notes."""
    return note.get(f"{W}type") in (
        "separator",
        "continuationSeparator",
        "continuationNotice",
    )


def is_shown(
    reference: etree._Element, body: etree._Element, settings: etree._Element | None
) -> bool:
    """Whether pages of the kind that a header or footer is for are told apart."""
    kind = reference.get(f"{W}type", "default")
    if kind == "first":
        return any(
            _is_on(section.find(f"{W}titlePg")) for section in body.iter(f"{W}sectPr")
        )
    if kind == "even":
        return settings is not None and _is_on(settings.find(f"{W}evenAndOddHeaders"))
    return True


def _is_on(found: etree._Element | None) -> bool:
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "off")


def first(package: Package, kind: str) -> etree._Element | None:
    """The part that a relation calls so, or None."""
    named = package.of_kind(kind)
    return package.xml(named[0]) if named else None


def shown_headers(package: Package, body: etree._Element) -> list[str]:
    """The names of the headers and footers that some page shows, in their order."""
    settings = first(package, "settings")
    targets = {
        relation.number: relation.target
        for relation in package.relations
        if relation.source == package.main and relation.kind in ("header", "footer")
    }
    found = [
        targets.get(reference.get(f"{R}id", ""), "")
        for reference in body.iter(f"{W}headerReference", f"{W}footerReference")
        if is_shown(reference, body, settings)
    ]
    return list(dict.fromkeys(name for name in found if name in package.names))
