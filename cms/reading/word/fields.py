"""Fields of a Word file: what people see of them, and the few that a copy keeps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cms.reading.word.names import W, local

# Whose words run by themselves: a field begins and ends in one of them.
_STORIES = {"body", "hdr", "ftr", "footnote", "endnote", "txbxContent", "comment"}
# Numbers of pages are counted anew by every program; links and lists of contents lead
# somewhere. Of each only what a pattern allows: no words of anybody's.
_SWITCH = (
    r"(?:\s*\\\*\s*(?:MERGEFORMAT|CHARFORMAT|Arabic|roman|ROMAN|alphabetic|Upper))*"
)
_TARGET = r"[A-Za-z_][\w.-]{0,80}"
_KEPT = re.compile(
    rf"\s*(?:(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION){_SWITCH}"
    r"|TOC(?:\s*\\(?:[hzunf]|[ot]\s*\"\d-\d\"|n\s*\"\d-\d\"))*"
    rf"|(?:PAGEREF|REF|NOTEREF)\s+{_TARGET}(?:\s*\\[hprnwf])*{_SWITCH}"
    rf"|HYPERLINK\s+\\l\s+\"{_TARGET}\""
    rf"|SEQ\s+(?:Figure|Table|Appendix)(?:\s*\\[a-z])*{_SWITCH}"
    r")\s*",
    re.IGNORECASE,
)


@dataclass
class Field:
    """One field. begin, end: its marks. said: its instruction, as pieces of runs."""

    begin: etree._Element
    said: list[etree._Element] = field(default_factory=list)
    separate: etree._Element | None = None
    end: etree._Element | None = None
    is_nested: bool = False

    @property
    def instruction(self) -> str:
        codes = (item.text or "" for item in self.said if local(item.tag) in _CODES)
        return "".join(codes)

    @property
    def is_kept(self) -> bool:
        """Whether a copy may hold it: it holds nothing but its instruction."""
        plain = all(local(item.tag) in _CODES for item in self.said)
        return plain and bool(self.said) and is_kept_instruction(self.instruction)


_CODES = ("instrText", "delInstrText")


def is_kept_instruction(said: str) -> bool:
    return bool(_KEPT.fullmatch(said))


def story_of(item: etree._Element) -> etree._Element | None:
    """What a run belongs to: the body, a box, a note, a header."""
    return next(
        (around for around in item.iterancestors() if local(around.tag) in _STORIES),
        None,
    )


def fields_of(part: etree._Element) -> tuple[list[Field], bool]:
    """The fields of a part, and whether each of them has a beginning and an end."""
    found: list[Field] = []
    open_in: dict[etree._Element | None, list[Field]] = {}
    whole = True
    for run in part.iter(f"{W}r"):
        opened = open_in.setdefault(story_of(run), [])
        for item in run:
            if item.tag == f"{W}fldChar":
                whole &= _mark(item, opened, found)
            elif isinstance(item.tag, str) and item.tag != f"{W}rPr":
                _say(item, opened)
    return found, whole and not any(open_in.values())


def _mark(item: etree._Element, opened: list[Field], found: list[Field]) -> bool:
    kind = item.get(f"{W}fldCharType", "")
    if kind == "begin":
        opened.append(Field(item, is_nested=any(_in_code(one) for one in opened)))
        for around in opened[:-1]:
            _add_to(around, item)
        return True
    if not opened:
        return False
    if kind == "separate":
        opened[-1].separate = item
    elif kind == "end":
        done = opened.pop()
        done.end = item
        found.append(done)
    for around in opened:
        _add_to(around, item)
    return kind in ("separate", "end")


def _in_code(one: Field) -> bool:
    return one.separate is None


def _add_to(around: Field, item: etree._Element) -> None:
    if _in_code(around):
        around.said.append(item)


def _say(item: etree._Element, opened: list[Field]) -> None:
    for one in opened:
        _add_to(one, item)


def unseen_in(part: etree._Element) -> Iterator[etree._Element]:
    """Words that stand inside an instruction, where no page shows them."""
    for one in fields_of(part)[0]:
        yield from (item for item in one.said if item.tag == f"{W}t")
