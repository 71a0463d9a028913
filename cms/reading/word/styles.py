"""How the words of a run are written: its own marks, and those of the styles it has."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cms.reading.word.colours import Theme, colour_of, fill_of
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
            yield from self._of_line(value_of(table, f"{W}tblPr/{W}tblStyle"))
            break
        if self.defaults is not None:
            yield self.defaults

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
    rows = list(table.iter(f"{W}tr"))
    if row is None:
        return parts
    cells, cell = list(row.iter(f"{W}tc")), _child_above(run, row, f"{W}tc")
    parts |= {"firstRow"} if row is rows[0] or _repeats(row) else set()
    parts |= {"lastRow"} if row is rows[-1] else set()
    parts |= {"firstCol"} if cell is cells[0] else set()
    parts |= {"lastCol"} if cell is cells[-1] else set()
    corners = {"nw": "firstRow firstCol", "ne": "firstRow lastCol"}
    corners |= {"sw": "lastRow firstCol", "se": "lastRow lastCol"}
    return parts | {
        f"{corner}Cell"
        for corner, both in corners.items()
        if parts.issuperset(both.split())
    }


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


@dataclass(frozen=True)
class Writing:
    """How some words are written. size: half points. width: percent of the usual."""

    is_hidden: bool
    size: int | None
    width: int | None
    colour: str
    ground: str


def writing_of(run: etree._Element, styles: Styles, theme: Theme) -> Writing:
    """What counts for a run, by its own marks first and then by its styles."""
    marks = list(styles.marks_of(run))
    hidden = next(
        (
            found
            for mark in marks
            for name in ("vanish", "webHidden", "specVanish")
            if (found := is_on(mark, name)) is not None
        ),
        False,
    )
    return Writing(
        is_hidden=hidden,
        size=_number(marks, "sz"),
        width=_number(marks, "w"),
        colour=next(filter(None, (colour_of(mark, theme) for mark in marks)), ""),
        ground=next(filter(None, (_ground(mark, theme) for mark in marks)), ""),
    )


def _number(marks: list[etree._Element], name: str) -> int | None:
    for mark in marks:
        found = value_of(mark, f"{W}{name}").rstrip("%pt")
        if found.isdecimal():
            return int(found)
    return None


def _ground(marks: etree._Element, theme: Theme) -> str:
    from_highlight = theme.named(value_of(marks, f"{W}highlight"))
    shade = marks.find(f"{W}shd")
    return from_highlight or ("" if shade is None else fill_of(shade, theme))
