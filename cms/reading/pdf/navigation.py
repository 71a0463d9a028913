"""The ways through a cleaned PDF: where links lead, bookmarks, labels of pages."""

from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from cms.reading.pdf.building import NOTHING, Builder
from cms.reading.pdf.trees import pairs_of

# Where a link may lead outside of the file.
_OUTSIDE = ("https://", "http://", "mailto:", "tel:")
_MOST_BOOKMARKS = 20_000
_DEEPEST = 40


def target_of(builder: Builder, item: Any) -> Any:
    """Where a link or a bookmark leads, as a place in the file, or None."""
    if "/Dest" in item:
        return _place(builder, item.Dest)
    action = item.get("/A")
    if isinstance(action, Dictionary) and action.get("/S") == "/GoTo":
        return _place(builder, action.get("/D"))
    return NOTHING


def _place(builder: Builder, place: Any) -> Any:
    if isinstance(place, String | Name):
        place = _named(builder.source, place)
    if isinstance(place, Dictionary):
        place = place.get("/D")
    if not isinstance(place, Array) or not len(place):
        return NOTHING
    page = place[0]
    made = builder.copy(page, "page") if isinstance(page, Dictionary) else NOTHING
    if made is NOTHING:
        return NOTHING
    rest = [None if one is None else builder.copy(one, "plain") for one in place[1:]]
    return Array([made, *rest])


def _named(source: pikepdf.Pdf, name: Any) -> Any:
    old = source.Root.get("/Dests")
    if isinstance(old, Dictionary) and isinstance(name, Name):
        return old.get(str(name))
    names = source.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    wanted = bytes(name) if isinstance(name, String) else str(name)[1:].encode()
    for key, value in pairs_of(tree, "/Names"):
        if isinstance(key, String) and bytes(key) == wanted:
            return value
    return None


def address_of(builder: Builder, link: Any) -> Any:
    """The address that a link leads to, where it may be published, as an action."""
    action = link.get("/A")
    if not isinstance(action, Dictionary) or action.get("/S") != "/URI":
        return NOTHING
    address = str(action.get("/URI", ""))
    is_known = address.lower().startswith(_OUTSIDE)
    if not is_known or builder.names_somebody(address):
        return NOTHING
    return Dictionary(S=Name.URI, URI=String(address))


def bookmarks(builder: Builder) -> None:
    root = builder.source.Root.get("/Outlines")
    if not isinstance(root, Dictionary):
        return
    made = builder.target.make_indirect(Dictionary(Type=Name.Outlines))
    seen: set[tuple[int, int]] = set()
    if _below(builder, root, made, seen, 0):
        builder.target.Root.Outlines = made


def _below(
    builder: Builder, parent: Any, made: Any, seen: set[tuple[int, int]], depth: int
) -> int:
    """Write the bookmarks below one; how many there are. Those that name are left."""
    found = parent.get("/First")
    kept: list[Any] = []
    while (
        isinstance(found, Dictionary)
        and found.objgen not in seen
        and len(seen) < _MOST_BOOKMARKS
        and depth < _DEEPEST
    ):
        seen.add(found.objgen)
        title = builder.copy(found.get("/Title"), "words")
        if title is not NOTHING:
            kept.append(_bookmark(builder, found, title, made, seen, depth))
        found = found.get("/Next")
    for before, after in pairwise(kept):
        before.Next, after.Prev = after, before
    if kept:
        made.First, made.Last = kept[0], kept[-1]
        made.Count = len(kept)
    return len(kept)


def _bookmark(
    builder: Builder,
    item: Any,
    title: Any,
    parent: Any,
    seen: set[tuple[int, int]],
    depth: int,
) -> Any:
    made = builder.target.make_indirect(Dictionary(Title=title, Parent=parent))
    for name in ("/C", "/F"):
        if (value := builder.copy(item.get(name), "plain")) is not NOTHING:
            made[name] = value
    if (place := target_of(builder, item)) is not NOTHING:
        made.Dest = place
    elif (address := address_of(builder, item)) is not NOTHING:
        made.A = address
    if _below(builder, item, made, seen, depth + 1):
        is_closed = int(item.get("/Count", 0) or 0) < 0
        made.Count = -made.Count if is_closed else made.Count
    return made


def labels(builder: Builder) -> None:
    """How pages are numbered."""
    tree = builder.source.Root.get("/PageLabels")
    pairs: list[Any] = []
    for number, label in pairs_of(tree, "/Nums"):
        if isinstance(label, Dictionary):
            made = Dictionary()
            for name, kind in (("/S", "plain"), ("/St", "plain"), ("/P", "words")):
                if (value := builder.copy(label.get(name), kind)) is not NOTHING:
                    made[name] = value
            pairs += [number, made]
    if pairs:
        builder.target.Root.PageLabels = Dictionary(Nums=Array(pairs))
