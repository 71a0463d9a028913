"""The links and fields on the pages of a cleaned PDF; every other mark stays behind."""

from typing import Any

from pikepdf import Array, Dictionary

from cms.reading.pdf.applying import Marks
from cms.reading.pdf.behind import list_of
from cms.reading.pdf.building import NOTHING, Builder
from cms.reading.pdf.drawn import Rect, shared
from cms.reading.pdf.navigation import address_of, target_of

_KINDS = {"/Link": "link", "/Widget": "widget"}
# Bits of a mark that nobody sees on the page.
_HIDDEN, _NO_VIEW = 2, 32
_DEEPEST = 20
_UNDER = 0.05


def copy_marks(builder: Builder, redacted: Marks) -> None:
    """Copy what may lie on the pages, and the form that its fields belong to.

    redacted: where nothing is kept.
    """
    fields: list[Any] = []
    for number, page in enumerate(builder.source.pages):
        target = builder.target.pages[number]
        made = [
            mark
            for item in list_of(page, "/Annots")
            if not _lies_under(item, redacted.get(number, []))
            and (mark := _mark(builder, item)) is not NOTHING
        ]
        if made:
            target.Annots = Array(made)
        fields += [one for one in made if one.get("/Subtype") == "/Widget"]
    _form(builder, fields)


def _lies_under(item: Any, redacted: list[Rect]) -> bool:
    try:
        left, bottom, right, top = (float(one) for one in item.Rect)
    except (AttributeError, TypeError, ValueError):
        return True
    own = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    return any(shared(own, mark) > _UNDER for mark in redacted)


def _mark(builder: Builder, item: Any) -> Any:
    kind = _KINDS.get(str(item.get("/Subtype", "")))
    flags = item.get("/F", 0)
    is_seen = not (isinstance(flags, int) and flags & (_HIDDEN | _NO_VIEW))
    if kind is None or not is_seen:
        return NOTHING
    leads = NOTHING
    if kind == "link":
        place, address = target_of(builder, item), address_of(builder, item)
        if place is NOTHING and address is NOTHING:
            return NOTHING
        leads = ("/Dest", place) if place is not NOTHING else ("/A", address)
    made = builder.copy(item, kind)
    if not made.is_indirect:
        made = builder.target.make_indirect(made)
    if leads is not NOTHING:
        made[leads[0]] = leads[1]
    if made.get("/FT") == "/Sig" and "/V" in made:
        del made["/V"]
    if item.is_indirect:
        builder.annotations[item.objgen] = made
    return made


def _form(builder: Builder, fields: list[Any]) -> None:
    """The form of the fields that are kept, with those above them."""
    form = builder.source.Root.get("/AcroForm")
    if not fields or not isinstance(form, Dictionary):
        return
    made = Dictionary()
    for name, kind in (
        ("/DR", "resources"),
        ("/DA", "raw"),
        ("/Q", "plain"),
        ("/NeedAppearances", "plain"),
    ):
        if (value := builder.copy(form.get(name), kind)) is not NOTHING:
            made[name] = value
    tops: dict[tuple[int, int], Any] = {}
    for field in fields:
        top = _hang_up(field)
        tops[top.objgen] = top
    made.Fields = Array(list(tops.values()))
    builder.target.Root.AcroForm = made


def _hang_up(field: Any) -> Any:
    """Make a field known to those above it; answers with the one at the top."""
    for _level in range(_DEEPEST):
        above = field.get("/Parent")
        if not isinstance(above, Dictionary):
            break
        kids = above.get("/Kids", Array())
        if field.objgen not in {kid.objgen for kid in kids}:
            kids.append(field)
            above.Kids = kids
        field = above
    return field
