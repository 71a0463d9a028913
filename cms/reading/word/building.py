"""Builds a part of a Word file anew, of nothing but what is allowed."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml import etree

from cms.reading.limits import FileRejected
from cms.reading.word import allowed
from cms.reading.word.allowed import MC, PIC, WPC, WPG, WPS, XML, A, M, O, R, V, W
from cms.reading.word.names import local
from cms.reading.word.redrawn import Crop

NAMESPACES = {prefix: space[1:-1] for prefix, space in allowed.PREFIXES.items()}
# The programs' own spaces, which older programs may leave out.
_MAY_BE_IGNORED = "w14 wp14"
_KNOWN_CHOICES = {"wps", "wpg", "wpc", "wp14", "w14"}
_GRAPHICS = {PIC[1:-1], WPS[1:-1], WPG[1:-1], WPC[1:-1]}
_ONE_WORD = re.compile(r"[\w.+%#,:;*/@()-]{0,64}")
_LONGEST = 1000
_ELSEWHERE = ("http://", "https://", "mailto:")

# Given a part's name for a relation: its new name in the copy, or nothing.
Leads = Callable[[str, str], str]


@dataclass
class Builder:
    """Copies a part's tree. pictures: the new name for a relation to a picture, links:
    to a place outside, headers: to a header or footer of the file.
    """

    picture: Callable[[str, Crop | None], str]
    link: Callable[[str], str]
    header: Callable[[str], str]

    def built(self, part: etree._Element) -> etree._Element:
        """The part anew. Raises Refused where it shows what cannot be built."""
        if part.tag not in allowed.ELEMENTS:
            raise FileRejected("not_cleaned")
        new = etree.Element(part.tag, nsmap=NAMESPACES)
        new.set(f"{MC}Ignorable", _MAY_BE_IGNORED)
        self._fill(part, new)
        return new

    def _fill(self, item: etree._Element, new: etree._Element) -> None:
        self._attributes(item, new)
        if item.tag in allowed.WITH_TEXT and item.text and _is_measured(item):
            new.text = item.text
        for child in item:
            self._add(child, new)

    def _add(self, item: etree._Element, to: etree._Element) -> None:
        tag = item.tag
        if not isinstance(tag, str):
            return
        if tag in allowed.REFUSED:
            raise FileRejected("not_cleaned")
        if tag == f"{MC}AlternateContent":
            self._choice(item, to)
        elif not self._is_unwrapped(item) and not _stands_right(tag, to):
            return
        elif tag == f"{W}hyperlink":
            self._hyperlink(item, to)
        elif tag in (f"{W}headerReference", f"{W}footerReference"):
            self._header(item, to)
        elif tag == f"{A}srcRect" and _crop_of(item) is not None:
            # The picture itself is cut.
            etree.SubElement(to, tag)
        elif self._is_unwrapped(item):
            for child in item:
                self._add(child, to)
        elif tag in allowed.ELEMENTS or tag == f"{W}fldSimple":
            self._fill(item, etree.SubElement(to, tag))

    @staticmethod
    def _is_unwrapped(item: etree._Element) -> bool:
        return item.tag in allowed.UNWRAPPED and not item.get(f"{W}keeps")

    def _choice(self, item: etree._Element, to: etree._Element) -> None:
        """Of several ways to show one thing, the one that programs of today show."""
        way = next(filter(is_chosen, item), None)
        if way is None:
            return
        if way.tag == f"{MC}Choice":
            to = etree.SubElement(etree.SubElement(to, item.tag), way.tag)
            to.set("Requires", " ".join(sorted(_required(way))))
        for child in way:
            self._add(child, to)

    def _hyperlink(self, item: etree._Element, to: etree._Element) -> None:
        """A link to a place in the file or in the web; others leave their words."""
        number = item.get(f"{R}id")
        new_number = self.link(number) if number else ""
        if number and not new_number:
            for child in item:
                self._add(child, to)
            return
        new = etree.SubElement(to, item.tag)
        self._fill(item, new)
        if new_number:
            new.set(f"{R}id", new_number)

    def _header(self, item: etree._Element, to: etree._Element) -> None:
        number = self.header(item.get(f"{R}id", ""))
        if number:
            new = etree.SubElement(to, item.tag)
            new.set(f"{W}type", item.get(f"{W}type", "default"))
            new.set(f"{R}id", number)

    def _attributes(self, item: etree._Element, new: etree._Element) -> None:
        for name, value in item.attrib.items():
            if name == f"{XML}space" or _is_allowed(item, name, value):
                new.set(name, value)
        if item.tag == f"{A}graphicData" and item.get("uri") not in _GRAPHICS:
            raise FileRejected("not_cleaned")
        if item.tag == f"{A}blip":
            if item.get(f"{R}link"):
                raise FileRejected("not_cleaned")
            if number := item.get(f"{R}embed"):
                new.set(f"{R}embed", self.picture(number, _crop_of(item)))
        elif item.tag.startswith(V) and (number := item.get(f"{R}id")):
            new.set(f"{R}id", self.picture(number, None))
        if item.tag == f"{W}fldSimple":
            new.set(f"{W}instr", item.get(f"{W}instr", ""))


def _stands_right(tag: str, to: etree._Element) -> bool:
    """Whether a page shows an element of this kind there, if it holds words."""
    places = allowed.STANDS_IN.get(tag)
    while to.tag.startswith(MC):
        above = to.getparent()
        if above is None:
            return False
        to = above
    is_in_formula = tag in allowed.IN_FORMULAS and to.tag.startswith(M)
    return places is None or to.tag in places or is_in_formula


def _is_measured(item: etree._Element) -> bool:
    """Whether what says a measure says nothing else."""
    is_measure = item.tag in allowed.MEASURES
    return not is_measure or bool(_ONE_WORD.fullmatch(item.text or ""))


def _crop_of(item: etree._Element) -> Crop | None:
    """What its page cuts off a picture, in thousandths of a percent; None for none."""
    around = item.getparent()
    cut = None if around is None else around.find(f"{A}srcRect")
    if cut is None:
        return None
    try:
        left, top, right, bottom = (int(cut.get(side, "0")) / 1e5 for side in "ltrb")
    except ValueError as error:
        raise FileRejected("not_cleaned") from error
    if min(left, top, right, bottom) < 0 or not any((left, top, right, bottom)):
        return None
    return left, top, right, bottom


def is_chosen(way: etree._Element) -> bool:
    """Whether a program of today shows one of several ways, if none comes before it."""
    if way.tag == f"{MC}Choice":
        needed = _required(way)
        return bool(needed) and needed <= _KNOWN_CHOICES
    return way.tag == f"{MC}Fallback"


def _required(way: etree._Element) -> set[str]:
    spaces = way.get("Requires", "").split()
    return {_prefix(way.nsmap.get(space)) for space in spaces}


def _prefix(space: str | None) -> str:
    return next(
        (name for name, known in NAMESPACES.items() if known == space), "unknown"
    )


def _is_allowed(item: etree._Element, name: str, value: str) -> bool:
    """Whether an attribute is copied: by its name, and by what it says."""
    if len(value) > _LONGEST and local(name) not in ("path", "descr", "points"):
        return False
    if item.tag.startswith((W, M)):
        if name not in allowed.WORD_ATTRIBUTES and name != f"{M}val":
            return False
        if local(name) == "val" and item.tag in allowed.FREE_VALUES:
            return True
    elif item.tag.startswith((V, O)):
        if name not in allowed.OLD_ATTRIBUTES and name != f"{V}ext":
            return False
    elif name not in allowed.DRAWING_ATTRIBUTES and not name.startswith(
        allowed.PREFIXES["w14"]
    ):
        return False
    return name in allowed.FREE_TEXT or bool(_ONE_WORD.fullmatch(value))


def leads_to_the_web(target: str) -> bool:
    return target.lower().startswith(_ELSEWHERE)
