"""What of a Word file its pages need: the words that stay, styles and notes used."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from cms.reading.limits import FileRejected
from cms.reading.word.check import CHANGED, INSERTED, REMOVED, looks_of
from cms.reading.word.fields import fields_of, is_kept_instruction
from cms.reading.word.names import W, local
from cms.reading.word.package import Package
from cms.reading.word.references import first, is_line, is_shown, numbers_of_notes
from cms.reading.word.text import why_hidden

_COMMENTED = tuple(
    f"{W}{name}"
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
_STYLED = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
_KEPT_OF_CORE = ("title", "language")


def prepared(package: Package, name: str, removed: Counter[str]) -> etree._Element:
    """A part with words, without those that go. Raises Refused."""
    part = package.xml(name)
    looks = looks_of(package)
    removed["comments"] += _remove(part.iter(*_COMMENTED)) and 1
    hidden = [
        run for run in part.iter(f"{W}r") if why_hidden(run, looks) == "marked_hidden"
    ]
    removed["tracked_changes"] += _remove(part.iter(*REMOVED, *CHANGED))
    removed["tracked_changes"] += sum(1 for _change in part.iter(*INSERTED))
    removed["hidden_text"] += _remove(hidden)
    _plain_fields(part)
    return part


def _remove(items: Iterable[etree._Element]) -> int:
    """Take elements out of their tree, each with what is in it and behind it."""
    found = [item for item in list(items) if item.getparent() is not None]
    for item in found:
        parent = item.getparent()
        if parent is not None:
            parent.remove(item)
    return len(found)


def _plain_fields(part: etree._Element) -> None:
    """Leave of each field what people see; of a few, what counts and leads as well."""
    fields, whole = fields_of(part)
    if not whole:
        raise FileRejected("not_cleaned")
    for one in fields:
        if one.is_kept and not one.is_nested:
            said = one.instruction
            _remove(one.said[1:])
            one.said[0].text = said
        else:
            marks = (one.begin, one.separate, one.end, *one.said)
            _remove(item for item in marks if item is not None)
    for simple in part.iter(f"{W}fldSimple"):
        if is_kept_instruction(simple.get(f"{W}instr", "")):
            simple.set(f"{W}keeps", "1")


@dataclass
class Chosen:
    """The parts of a file that are built anew, as trees of the original."""

    package: Package
    body: etree._Element
    removed: Counter[str]

    @classmethod
    def of(cls, package: Package, removed: Counter[str]) -> "Chosen":
        body = prepared(package, package.main, removed)
        settings = first(package, "settings")
        _remove(
            reference
            for reference in body.iter(f"{W}headerReference", f"{W}footerReference")
            if not is_shown(reference, body, settings)
        )
        return cls(package, body, removed)

    def notes(self, built: Iterable[etree._Element]) -> dict[str, etree._Element]:
        """Footnotes and endnotes that some word refers to."""
        found = {}
        trees = list(built)
        for kind in ("footnotes", "endnotes"):
            if not self.package.of_kind(kind):
                continue
            name = self.package.of_kind(kind)[0]
            part = prepared(self.package, name, self.removed)
            used = numbers_of_notes(trees, kind)
            _remove(note for note in part if not _is_used(note, used))
            found[kind] = part
        return found

    def definitions(self, built: list[etree._Element]) -> dict[str, etree._Element]:
        """Styles, numbers of lists, the theme and the settings that pages need."""
        found = {}
        if (styles := first(self.package, "styles")) is not None:
            numbering = first(self.package, "numbering")
            with_lists = [*built] + ([numbering] if numbering is not None else [])
            _remove(_unused_styles(styles, with_lists))
            found["styles"] = styles
        if (numbering := first(self.package, "numbering")) is not None:
            _remove(_unused_lists(numbering, [*built, *found.values()]))
            found["numbering"] = numbering
        for kind in ("settings", "theme"):
            if (part := first(self.package, kind)) is not None:
                found[kind] = part
        return found


def _is_used(note: etree._Element, used: set[str]) -> bool:
    return is_line(note) or note.get(f"{W}id") in used


def _unused_styles(
    styles: etree._Element, trees: list[etree._Element]
) -> list[etree._Element]:
    by_name = {one.get(f"{W}styleId", ""): one for one in styles.iter(f"{W}style")}
    wanted = {
        name for name, one in by_name.items() if one.get(f"{W}default") in ("1", "true")
    }
    for tree in trees:
        wanted |= _named_styles(tree)
    used: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in by_name and name not in used:
            used.add(name)
            wanted |= _named_styles(by_name[name])
    return [one for name, one in by_name.items() if name not in used]


def _named_styles(tree: etree._Element) -> set[str]:
    return {
        item.get(f"{W}val", "") for item in tree.iter(*(f"{W}{n}" for n in _STYLED))
    }


def _unused_lists(
    numbering: etree._Element, trees: list[etree._Element]
) -> list[etree._Element]:
    used = {item.get(f"{W}val") for tree in trees for item in tree.iter(f"{W}numId")}
    lists = [one for one in numbering.iter(f"{W}num") if one.get(f"{W}numId") in used]
    kept = {
        item.get(f"{W}val") for one in lists for item in one.iter(f"{W}abstractNumId")
    }
    return [
        one
        for one in numbering
        if one not in lists
        and not (
            local(one.tag) == "abstractNum" and one.get(f"{W}abstractNumId") in kept
        )
    ]


def kept_properties(package: Package) -> dict[str, str]:
    """The title and the language that the file's properties say."""
    found = {}
    for name in package.names:
        if name.endswith(".xml") and "core" in name.lower():
            for item in package.xml(name):
                if local(item.tag) in _KEPT_OF_CORE and (item.text or "").strip():
                    found[local(item.tag)] = " ".join((item.text or "").split())
    return found
