"""How the words of an OpenDocument file look, by their styles and where they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from cms.reading.office.lengths import points
from cms.reading.word.colours import BLACK, WHITE, are_alike, is_colour
from cms.reading.word.names import LOEXT

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE, TEXT, TABLE, STYLE, DRAW, PRESENTATION, META = (
    f"{{{_ODF}:{name}:1.0}}"
    for name in ("office", "text", "table", "style", "drawing", "presentation", "meta")
)
NUMBER, SVG = f"{{{_ODF}:datastyle:1.0}}", f"{{{_ODF}:svg-compatible:1.0}}"
FO = f"{{{_ODF}:xsl-fo-compatible:1.0}}"
_OPACITY = f"{LOEXT}opacity"
_SMALLEST, _LOWEST, _BEYOND = 3.0, 3.0, 1200.0  # points
_DEEPEST, _MOST_SPACES = 12, 200
_OFF = ("false", "none", "collapse", "filter", "hidden", "condition")


def text_of(paragraph: etree._Element) -> str:
    """The words of a paragraph, without those of remarks in it."""
    return "".join(_texts(paragraph))


def _texts(item: etree._Element) -> Iterator[str]:
    yield item.text or ""
    for child in item:
        if child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            yield " " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES)
        elif child.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            yield " "
        elif isinstance(child.tag, str) and child.tag != f"{OFFICE}annotation":
            yield from _texts(child)
        yield child.tail or ""


@dataclass
class Styled:
    """The styles of a file by family and name."""

    by_name: dict[tuple[str, str], etree._Element]
    usual: dict[str, etree._Element]
    masters: dict[str, str]
    # Of the largest page in points: what begins beyond it, no page shows.
    page: tuple[float, float] = (_BEYOND, _BEYOND)

    @classmethod
    def of(cls, *parts: etree._Element) -> "Styled":
        styles = [one for part in parts for one in part.iter(f"{STYLE}style")]
        usual = [one for part in parts for one in part.iter(f"{STYLE}default-style")]
        return cls(
            {(_family(one), one.get(f"{STYLE}name", "")): one for one in styles},
            {_family(one): one for one in usual},
            {
                one.get(f"{STYLE}name", ""): one.get(f"{DRAW}style-name", "")
                for part in parts
                for one in part.iter(f"{STYLE}master-page")
            },
            _largest_page(parts),
        )

    def value(self, family: str, name: str, property_name: str) -> str:
        """What a style says of one property, by itself or by what is below it."""
        for _step in range(_DEEPEST):
            style = self.by_name.get((family, name))
            if style is None:
                break
            if (found := _said(style, property_name)) is not None:
                return found
            name = style.get(f"{STYLE}parent-style-name", "")
        usual = self.usual.get(family)
        return "" if usual is None else _said(usual, property_name) or ""

    def unseen_in(self, paragraph: etree._Element) -> Iterator[tuple[str, int]]:
        """By what words of a paragraph are not seen, and how many letters."""
        where = self._why_around(paragraph)
        for item in paragraph.iter():
            if not isinstance(item.tag, str) or _belongs_elsewhere(item, paragraph):
                continue
            said = (item.text or "") + "".join(
                child.tail or "" for child in item if child.tag is not None
            )
            letters = sum(sign.isalnum() for sign in said)
            if letters and (why := where or self._why_written(item, paragraph)):
                yield why, letters

    def _why_written(self, item: etree._Element, paragraph: etree._Element) -> str:
        if self._of_words(item, paragraph, f"{TEXT}display") in _OFF:
            return "marked_hidden"
        size = points(self._of_words(item, paragraph, f"{FO}font-size"))
        if size is not None and size <= _SMALLEST:
            return "tiny"
        if self._of_words(item, paragraph, _OPACITY).strip("0.") == "%":
            return "light"
        colour = _colour(self._of_words(item, paragraph, f"{FO}color")) or BLACK
        ground = self._ground(item, paragraph)
        if not ground or not are_alike(colour, ground):
            return ""
        return "dark" if are_alike(ground, BLACK) else "light"

    def _of_words(
        self, item: etree._Element, paragraph: etree._Element, name: str
    ) -> str:
        """What counts for some words: the innermost style that speaks of it."""
        for around in (item, *item.iterancestors()):
            if around is paragraph:
                break
            style = around.get(f"{TEXT}style-name", "")
            if style and (found := self.value("text", style, name)):
                return found
        style = paragraph.get(f"{TEXT}style-name", "")
        if found := self.value("paragraph", style, name):
            return found
        cell = next(paragraph.iterancestors(f"{TABLE}table-cell"), None)
        if cell is None:
            return ""
        return self.value("table-cell", self._style_of_cell(cell), name)

    def _ground(self, item: etree._Element, paragraph: etree._Element) -> str:
        name = f"{FO}background-color"
        if found := _colour(self._of_words(item, paragraph, name)):
            return found
        for around in paragraph.iterancestors():
            if around.tag == f"{TABLE}table-cell":
                style = self._style_of_cell(around)
                if found := _colour(self.value("table-cell", style, name)):
                    return found
            if around.tag.startswith(DRAW) and around.tag != f"{DRAW}page":
                fill = self._fill(around)
                if fill is not None:
                    return fill
            if around.tag == f"{DRAW}page":
                return self._ground_of_page(around)
        return WHITE

    def _ground_of_page(self, page: etree._Element) -> str:
        """The colour behind a slide: its own, or its master's; none for a picture."""
        master = self.masters.get(page.get(f"{DRAW}master-page-name", ""), "")
        for name in (page.get(f"{DRAW}style-name", ""), master):
            fill = self.value("drawing-page", name, f"{DRAW}fill")
            if fill not in ("", "none"):
                colour = self.value("drawing-page", name, f"{DRAW}fill-color")
                return _colour(colour) if fill == "solid" else ""
        return WHITE

    def _fill(self, shape: etree._Element) -> str | None:
        """The colour of a box; nothing where nobody can tell, None for a clear one."""
        style = shape.get(f"{DRAW}style-name", "")
        for family in ("graphic", "presentation"):
            fill = self.value(family, style, f"{DRAW}fill")
            if fill == "solid":
                return _colour(self.value(family, style, f"{DRAW}fill-color"))
            if found := _colour(self.value(family, style, f"{FO}background-color")):
                return found
            if fill not in ("", "none"):
                return ""
        return None

    def _style_of_cell(self, cell: etree._Element) -> str:
        if style := cell.get(f"{TABLE}style-name"):
            return style
        row = cell.getparent()
        return "" if row is None else row.get(f"{TABLE}default-cell-style-name", "")

    def _why_around(self, paragraph: etree._Element) -> str:
        """By where a paragraph stands: a hidden sheet, row, section, slide or box."""
        for around in paragraph.iterancestors():
            find = _AROUND.get(around.tag)
            if find and (why := find(self, around)):
                return why
        return ""

    def of_section(self, section: etree._Element) -> str:
        shown = section.get(f"{TEXT}display", "true")
        return "marked_hidden" if shown in _OFF else ""

    def of_table(self, table: etree._Element) -> str:
        style = table.get(f"{TABLE}style-name", "")
        return (
            "hidden_sheet"
            if self.value("table", style, f"{TABLE}display") in _OFF
            else ""
        )

    def of_row(self, row: etree._Element) -> str:
        if row.get(f"{TABLE}visibility") in _OFF:
            return "hidden_cells"
        style = row.get(f"{TABLE}style-name", "")
        height = points(self.value("table-row", style, f"{STYLE}row-height"))
        return "tiny" if height is not None and height < _LOWEST else ""

    def of_cell(self, cell: etree._Element) -> str:
        if cell.tag == f"{TABLE}covered-table-cell":
            return "hidden_cells"
        column = self._column_of(cell)
        if column is None:
            return ""
        if column.get(f"{TABLE}visibility") in _OFF:
            return "hidden_cells"
        style = column.get(f"{TABLE}style-name", "")
        width = points(self.value("table-column", style, f"{STYLE}column-width"))
        return "tiny" if width is not None and width < _LOWEST else ""

    def _column_of(self, cell: etree._Element) -> etree._Element | None:
        at = 0
        for before in cell.itersiblings(preceding=True):
            count = before.get(f"{TABLE}number-columns-repeated", "1")
            at += int(count) if count.isdecimal() else 1
        table = next(cell.iterancestors(f"{TABLE}table"), None)
        for column in () if table is None else table.iter(f"{TABLE}table-column"):
            count = column.get(f"{TABLE}number-columns-repeated", "1")
            at -= int(count) if count.isdecimal() else 1
            if at < 0:
                return column
        return None

    def of_page(self, page: etree._Element) -> str:
        style = page.get(f"{DRAW}style-name", "")
        shown = self.value("drawing-page", style, f"{PRESENTATION}visibility")
        return "hidden_slide" if shown in _OFF else ""

    def of_shape(self, shape: etree._Element) -> str:
        if shape.get(f"{DRAW}display") in ("none", "printer"):
            return "marked_hidden"
        across, down = points(shape.get(f"{SVG}x")), points(shape.get(f"{SVG}y"))
        width, height = (points(shape.get(f"{SVG}{n}")) for n in ("width", "height"))
        is_on_page = next(shape.iterancestors(f"{DRAW}page"), None) is not None
        ends = self.page if is_on_page else (_BEYOND, _BEYOND)
        for place, end in zip((across, down), ends, strict=True):
            if place is not None and place >= end:
                return "outside"
        for place, side in ((across, width), (down, height)):
            if place is not None and side is not None and place + side <= 0:
                return "outside"
        sides = [side for side in (width, height) if side is not None]
        return "tiny" if sides and min(sides) < _LOWEST else ""


_AROUND = {
    f"{TEXT}section": Styled.of_section,
    f"{TABLE}table": Styled.of_table,
    f"{TABLE}table-row": Styled.of_row,
    f"{TABLE}table-cell": Styled.of_cell,
    f"{TABLE}covered-table-cell": Styled.of_cell,
    f"{DRAW}page": Styled.of_page,
    f"{DRAW}frame": Styled.of_shape,
    f"{DRAW}custom-shape": Styled.of_shape,
    f"{DRAW}rect": Styled.of_shape,
}


def _largest_page(parts: Iterable[etree._Element]) -> tuple[float, float]:
    name = f"{STYLE}page-layout-properties"
    layouts = [one for part in parts for one in part.iter(name)]
    across, down = (
        [found for one in layouts if (found := points(one.get(f"{FO}page-{side}")))]
        for side in ("width", "height")
    )
    return max(across, default=_BEYOND), max(down, default=_BEYOND)


def _belongs_elsewhere(item: etree._Element, paragraph: etree._Element) -> bool:
    """Whether words in a paragraph are those of a remark, or of a box in it."""
    for around in (item, *item.iterancestors()):
        if around is paragraph:
            return False
        if around.tag in (f"{OFFICE}annotation", f"{TEXT}p", f"{TEXT}h"):
            return True
    return False


def _family(style: etree._Element) -> str:
    return style.get(f"{STYLE}family", "")


def _said(style: etree._Element, name: str) -> str | None:
    for one in style:
        if (said := one.get(name)) is None:
            continue
        # LibreOffice writes no opacity for the colour that a screen's words have, and
        # shows them all the same.
        of_window = one.get(f"{STYLE}use-window-font-color") == "true"
        return "100%" if name == _OPACITY and of_window else said
    return None


def _colour(text: str) -> str:
    plain = text.lstrip("#")
    return plain.upper() if is_colour(plain) else ""
