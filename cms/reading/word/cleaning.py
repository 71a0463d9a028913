"""Removes from a Word file what nobody meant to publish. What is read of it stays."""

import zipfile
from collections import Counter
from pathlib import Path

from lxml import etree

from cms.reading.limits import Refused
from cms.reading.pictures import carries_data, without_data
from cms.reading.word.check import (
    CHANGED,
    INSERTED,
    PARTS_WITH_TEXT,
    REMOVED,
    looks_of,
)
from cms.reading.word.package import Package, W, parsed
from cms.reading.word.parts import kind_of
from cms.reading.word.text import Looks, why_hidden

# Parts that go altogether, by what the report calls them.
_GONE = {
    "docProps/app.xml": "metadata_people",
    "docProps/custom.xml": "metadata_people",
    "docProps/thumbnail": "thumbnail",
    "word/comments": "comments",
    "word/people": "metadata_people",
    "customXml/": "private_data",
    "word/vbaProject": "actions",
    "word/vbaData": "actions",
}
_CORE = "docProps/core.xml"
_KEPT_OF_CORE = {"title", "language"}
_SETTINGS = ("rsids", "docVars", "attachedTemplate", "trackRevisions", "mailMerge")
_MARKS = tuple(
    f"{W}{name}"
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference")
)
_MOVED = tuple(
    f"{W}{name}Range{end}"
    for name in ("moveFrom", "moveTo", "customXmlInsRange", "customXmlDelRange")
    for end in ("Start", "End")
)
# The earliest day that an archive can name.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


def clean_word(path: Path, to: Path) -> Counter[str]:
    """Write a cleaned copy, and answer with what was removed, by finding.

    Tracked changes are accepted: what was put in stays, what was taken out goes.
    """
    removed: Counter[str] = Counter()
    package = Package(path)
    if not package.is_usual or _holds_what_stays(package):
        raise Refused("not_cleaned")
    looks = looks_of(package)
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in package.names:
            if name.endswith("/") or _is_gone(name, removed):
                continue
            content = _cleaned(package, name, looks, removed)
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(entry, content)
    return removed


def _holds_what_stays(package: Package) -> bool:
    """Whether something is inside that cleaning does not take out, or does not know."""
    return any(
        kind_of(package, name) in ("embedded", "unknown") and not is_gone(name)
        for name in package.names
        if not name.endswith("/")
    )


def is_gone(name: str) -> str:
    """As what a part goes altogether, or nothing for one that stays."""
    part = name.replace("_rels/", "").removesuffix(".rels")
    for beginning, key in _GONE.items():
        if part.startswith(beginning):
            return key
    return ""


def _is_gone(name: str, removed: Counter[str]) -> bool:
    key = is_gone(name)
    if key and "_rels/" not in name:
        removed[key] += 1
    return bool(key)


def _cleaned(package: Package, name: str, looks: Looks, removed: Counter[str]) -> bytes:
    content = package.read(name)
    if not name.endswith((".xml", ".rels")) and carries_data(content):
        removed["picture_data"] += 1
        return without_data(content)
    if not name.endswith((".xml", ".rels")):
        return content
    part = parsed(content)
    if name.endswith(".rels"):
        _relations(part, name, removed)
    elif name == "[Content_Types].xml":
        _types(part)
    elif name == _CORE:
        _core(part, removed)
    elif name == "word/settings.xml":
        _remove(part.iter(*(f"{W}{setting}" for setting in _SETTINGS)))
    elif name.startswith(PARTS_WITH_TEXT):
        _text(part, looks, removed)
    return etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True)


def _remove(items) -> int:
    """Take elements out of their tree; what follows them stays."""
    found = [item for item in items if item.getparent() is not None]
    for item in found:
        item.getparent().remove(item)
    return len(found)


def _relations(part: etree._Element, name: str, removed: Counter[str]) -> None:
    """Nothing may point to a part that has gone, or to somebody's computer."""
    folder = name.rpartition("_rels/")[0]
    for relation in list(part):
        target = relation.get("Target", "")
        inside = target.lstrip("/") if target.startswith("/") else f"{folder}{target}"
        is_link = relation.get("Type", "").endswith("/hyperlink")
        outside = relation.get("TargetMode") == "External"
        if outside and relation.get("Type", "").endswith("/attachedTemplate"):
            removed["private_data"] += 1
            part.remove(relation)
        elif not outside and not is_link and is_gone(_straight(inside)):
            part.remove(relation)


def _straight(path: str) -> str:
    """A path without the steps back in it."""
    steps: list[str] = []
    for step in path.split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in ("", ".", ".."):
            steps.append(step)
    return "/".join(steps)


def _types(part: etree._Element) -> None:
    _remove(
        kind for kind in list(part) if is_gone(kind.get("PartName", "").lstrip("/"))
    )


def _core(part: etree._Element, removed: Counter[str]) -> None:
    gone = [item for item in part if etree.QName(item).localname not in _KEPT_OF_CORE]
    removed["metadata_people"] += _remove(gone)


def _text(part: etree._Element, looks: Looks, removed: Counter[str]) -> None:
    removed["comments"] += _remove(list(part.iter(*_MARKS))) and 1
    _remove(list(part.iter(*_MOVED)))
    removed["tracked_changes"] += _remove(list(part.iter(*REMOVED, *CHANGED)))
    for change in list(part.iter(*INSERTED)):
        _unwrap(change)
        removed["tracked_changes"] += 1
    hidden = [
        run for run in part.iter(f"{W}r") if why_hidden(run, looks) == "marked_hidden"
    ]
    removed["hidden_text"] += _remove(hidden)
    _remove(list(part.iter(f"{W}dataBinding")))
    for item in part.iter():
        for name in [key for key in item.attrib if key.startswith(f"{W}rsid")]:
            del item.attrib[name]


def _unwrap(change: etree._Element) -> None:
    """Put what was inserted in the place of its mark."""
    parent = change.getparent()
    if parent is None:
        return
    at = parent.index(change)
    for child in list(change):
        parent.insert(at, child)
        at += 1
    parent.remove(change)
