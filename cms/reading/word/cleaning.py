"""Makes a cleaned copy of a Word file: built of what is allowed, not stripped."""

from collections import Counter
from pathlib import Path

from lxml import etree

from cms.reading.word.assembling import assembled
from cms.reading.word.names import local
from cms.reading.word.package import Package, W
from cms.reading.word.parts import kind_of

# As what a part that is not copied is told, by its kind and by its root.
_GONE_KINDS = {
    "embedded": "attachments",
    "program": "actions",
    "unknown": "private_data",
}
_GONE_ROOTS = {
    "comments": "comments",
    "people": "metadata_people",
    "Properties": "metadata_people",
}
_KEPT_OF_CORE = {"title", "language"}


def clean_word(path: Path, to: Path) -> Counter[str]:
    """Write a cleaned copy, and answer with what was removed, by finding.

    Tracked changes are accepted: what was put in stays, what was taken out goes. Raises
    Refused where a page shows something that cannot be built anew.
    """
    removed: Counter[str] = Counter()
    package = Package(path)
    assembled(package, removed).write(to)
    for name in package.names:
        if not name.endswith(("/", ".rels")):
            _note_gone(package, name, removed)
    return removed


def _note_gone(package: Package, name: str, removed: Counter[str]) -> None:
    """Say what of the original no copy has, where it is something of its own."""
    kind = kind_of(package, name)
    if kind in _GONE_KINDS:
        removed[_GONE_KINDS[kind]] += 1
    elif kind == "picture" and "thumbnail" in name:
        removed["thumbnail"] += 1
    elif kind == "xml":
        part = package.xml(name)
        root = local(part.tag)
        if root == "coreProperties":
            gone = [item for item in part if local(item.tag) not in _KEPT_OF_CORE]
            removed["metadata_people"] += len(gone)
        elif root in _GONE_ROOTS:
            removed[_GONE_ROOTS[root]] += 1
        elif _is_private(name, root, part):
            removed["private_data"] += 1


def _is_private(name: str, root: str, part: etree._Element) -> bool:
    """Whether a part holds what programs keep for themselves."""
    if name.startswith("customXml/") or root == "glossaryDocument":
        return True
    return root == "settings" and part.find(f"{W}docVars") is not None
