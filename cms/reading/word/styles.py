"""How the words of a run are written: its own marks, and those of the styles it has."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cms.reading.word.colours import Theme, fill_of
from cms.reading.word.names import W

_DEEPEST = 12


@dataclass
class Styles:
    """The styles of a file by their names, and what is usual without any."""

    by_name: dict[str, etree._Element] = field(default_factory=dict)
    usual: dict[str, str] = field(default_factory=dict)
    defaults: etree._Element | None = None

    @classmethod
    def of(cls, part: etree._Element | None) -> "Styles":
        if part is None:
            return cls()
        styles = list(part.iter(f"{W}style"))
        return cls(
            {style.get(f"{W}styleId", ""): style for style in styles},
            {
                style.get(f"{W}type", ""): style.get(f"{W}styleId", "")
                for style in styles
                if style.get(f"{W}default") in ("1", "true", "on")
            },
            part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"),
        )

    def line_of(self, name: str) -> Iterator[etree._Element]:
        """A style, the one it is based on, and so on."""
        seen: set[str] = set()
        while name in self.by_name and name not in seen and len(seen) < _DEEPEST:
            seen.add(name)
            style = self.by_name[name]
            yield style
            name = value_of(style, f"{W}basedOn")

    def marks_of(self, run: etree._Element) -> Iterator[etree._Element]:
        """Everything that says how a run is written; what counts most comes first."""
        own = run.find(f"{W}rPr")
        if own is not None:
            yield own
            yield from self._of_line(value_of(own, f"{W}rStyle"))
        paragraph = next(run.iterancestors(f"{W}p"), None)
        if paragraph is not None:
            yield from self._of_line(
                value_of(paragraph, f"{W}pPr/{W}pStyle")
                or self.usual.get("paragraph", "")
            )
        for table in run.iterancestors(f"{W}tbl"):
            yield from self._of_table(run, table)
            break
        if self.defaults is not None:
            yield self.defaults

    def _of_table(
        self, run: etree._Element, table: etree._Element
    ) -> Iterator[etree._Element]:
        """What the style of a table says of the cell of a run, and of every cell."""
        lines = list(self.line_of(value_of(table, f"{W}tblPr/{W}tblStyle")))
        parts = _parts_of(run, table) if lines else set()
        for style in lines:
            for special in style.findall(f"{W}tblStylePr"):
                kind, marks = special.get(f"{W}type", ""), special.find(f"{W}rPr")
                if marks is not None and kind in parts and _is_used(table, kind):
                    yield marks
            marks = style.find(f"{W}rPr")
            if marks is not None:
                yield marks

    def lines_of_paragraph(self, paragraph: etree._Element) -> Iterator[etree._Element]:
        """What says how a paragraph is set; what counts most comes first."""
        own = paragraph.find(f"{W}pPr")
        if own is not None:
            yield own
        name = value_of(paragraph, f"{W}pPr/{W}pStyle")
        for style in self.line_of(name or self.usual.get("paragraph", "")):
            if (marks := style.find(f"{W}pPr")) is not None:
                yield marks

    def _of_line(self, name: str) -> Iterator[etree._Element]:
        for style in self.line_of(name):
            marks = style.find(f"{W}rPr")
            if marks is not None:
                yield marks

    def fills_behind(
        self, run: etree._Element, table: etree._Element, theme: Theme
    ) -> set[str]:
        """The colours that a table's style may fill the cell of a run with."""
        parts = _parts_of(run, table)
        fills: set[str] = set()
        for style in self.line_of(value_of(table, f"{W}tblPr/{W}tblStyle")):
            for shade in style.iter(f"{W}shd"):
                part = next(shade.iterancestors(f"{W}tblStylePr"), None)
                name = "" if part is None else part.get(f"{W}type", "")
                if not name or name.startswith("band") or name in parts:
                    fills.add(fill_of(shade, theme))
        return fills - {""}


def _parts_of(run: etree._Element, table: etree._Element) -> set[str]:
    """By what names a table's style may call the cell of a run."""
    parts = {"wholeTable"}
    row = _child_above(run, table, f"{W}tr")
    cell = None if row is None else _child_above(run, row, f"{W}tc")
    if row is None or cell is None:
        return parts
    parts |= {"firstRow"} if _is_end(row, preceding=True) or _repeats(row) else set()
    parts |= {"lastRow"} if _is_end(row) else set()
    parts |= {"firstCol"} if _is_end(cell, preceding=True) else set()
    parts |= {"lastCol"} if _is_end(cell) else set()
    corners = {"nw": "firstRow firstCol", "ne": "firstRow lastCol"}
    corners |= {"sw": "lastRow firstCol", "se": "lastRow lastCol"}
    return parts | {
        f"{corner}Cell"
        for corner, both in corners.items()
        if parts.issuperset(both.split())
    }


def _is_end(item: etree._Element, *, preceding: bool = False) -> bool:
    """Whether a row or a cell is the first, or the last, of those around it."""
    return next(item.itersiblings(item.tag, preceding=preceding), None) is None


_LOOKS = {
    "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
}  # fmt: skip


def _is_used(table: etree._Element, kind: str) -> bool:
    """Whether a table asks for what its style says of some of its cells."""
    look = table.find(f"{W}tblPr/{W}tblLook")
    name = kind.replace("Col", "Column") if kind.endswith("Col") else kind
    if look is None or name not in _LOOKS:
        return True
    said = look.get(f"{W}{name}")
    if said is not None:
        return said not in ("0", "false", "off")
    try:
        return bool(int(look.get(f"{W}val", "FFFF"), 16) & _LOOKS[name])
    except ValueError:
        return True


def _child_above(
    item: etree._Element, within: etree._Element, tag: str
) -> etree._Element | None:
    """The outermost element of a kind around an item that is still inside another."""
    found = None
    for around in item.iterancestors():
        if around is within:
            return found
        if around.tag == tag:
            found = around
    return found


def _repeats(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}tblHeader") is not None


def value_of(parent: etree._Element, path: str) -> str:
    found = parent.find(path)
    return "" if found is None else found.get(f"{W}val", "")


def is_on(marks: etree._Element, name: str) -> bool | None:
    """Whether a mark is set, is taken back, or is not spoken of (None)."""
    found = marks.find(f"{W}{name}")
    if found is None:
        return None
    return found.get(f"{W}val", "1") not in ("0", "false", "off")
