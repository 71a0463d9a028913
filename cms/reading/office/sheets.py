"""What people see of an Excel workbook, and what it hides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from cms.reading.limits import MOST_CELLS, FileRejected
from cms.reading.office.cells import (
    Look,
    Looks,
    X,
    is_shown_by,
    kept_in,
    merged_in,
    number_in,
    pieces_of,
    place_of,
    shown_value,
    text_of,
)
from cms.reading.office.conditional import Rule, rules_of
from cms.reading.office.drawn import note_drawing
from cms.reading.office.told import tell
from cms.reading.report import Report
from cms.reading.tables import said_of_values
from cms.reading.word.colours import BLACK, Theme, are_alike
from cms.reading.word.names import R
from cms.reading.word.package import Package

# Between cells of a row: no sign that may stand inside of a number.
_BETWEEN = " ¦ "
_SMALLEST, _LOWEST, _NARROWEST = 3, 2, 0.8
_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[A-Z])')
# As far as values are held against the heads of their columns.
_MOST_COLUMNS = 60


@dataclass
class Book:
    """A workbook: its strings, its looks, and what its visible cells say."""

    package: Package
    strings: list[str]
    looks: Looks
    since_1904: bool
    # Of strings in several colours, the colour and the words of each piece.
    coloured: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    hidden: list[tuple[str, str]] = field(default_factory=list)
    # Cells that a rule may hide, as one hides what is said twice.
    by_rule: list[tuple[str, str]] = field(default_factory=list)


def note(package: Package, report: Report) -> None:
    """Note the words of each sheet that is shown, and what is hidden."""
    main = package.xml(package.main)
    book = _book(package, main)
    shown, others = _sheets(package, main)
    report.facts["pages"] = max(1, len(shown))
    placed = [[*_rows(book, package.xml(name))] for name in shown]
    sheets = [[[*filter(None, row)] for row in rows] for rows in placed]
    for number, (name, rows) in enumerate(zip(shown, sheets, strict=True), start=1):
        report.page_text("\n".join(_BETWEEN.join(row) for row in rows), number)
        for said in said_of_values(placed[number - 1]):
            report.also(said, where="data")
        for said in _headers(package.xml(name)):
            report.text(said, where="edge")
    drawings = package.of_kind("drawing")
    tell(report.said, sheets, book, is_drawn_on=bool(drawings))
    unseen = [one for one in book.by_rule if one[1] not in book.seen]
    for where, text in [*book.hidden, *unseen]:
        report.add("hidden_text", where=where, count=_letters(text))
    for name, where in others:
        not_shown = _rows(book, package.xml(name))
        texts = [_BETWEEN.join(filter(None, row)) for row in not_shown]
        _hide(report, "\n".join(texts), where)
    for where, text in _kept_elsewhere(book):
        _hide(report, text, where)
    for name in drawings:
        note_drawing(package, name, report)


def _headers(sheet: etree._Element) -> Iterator[str]:
    """What stands above and below a sheet in print, without how it is written."""
    for item in sheet.iter(f"{X}headerFooter"):
        for said in item:
            yield _CODE.sub(" ", said.text or "")


def _hide(report: Report, text: str, where: str) -> None:
    if letters := _letters(text):
        report.add("hidden_text", where=where, count=letters)
        report.text(text, where=where)


def _letters(text: str) -> int:
    return sum(sign.isalnum() for sign in text)


def _book(package: Package, main: etree._Element) -> Book:
    def first(kind: str) -> etree._Element | None:
        named = package.of_kind(kind)
        return package.xml(named[0]) if named else None

    strings = first("sharedStrings")
    said = [] if strings is None else [*strings.iter(f"{X}si")]
    theme = Theme.of(first("theme"))
    properties = main.find(f"{X}workbookPr")
    since = "" if properties is None else properties.get("date1904", "")
    return Book(
        package,
        [text_of(item) for item in said],
        Looks.of(first("styles"), theme),
        since in ("1", "true"),
        {text_of(item): found for item in said if (found := pieces_of(item, theme))},
    )


def _sheets(
    package: Package, main: etree._Element
) -> tuple[list[str], list[tuple[str, str]]]:
    """The parts of the sheets that are shown, and those of the others with why."""
    targets = {
        one.number: one.target
        for one in package.relations
        if one.source == package.main
    }
    shown, others = [], []
    windows = [*main.iter(f"{X}workbookView")]
    unseen = bool(windows) and all(
        one.get("visibility", "visible") != "visible" for one in windows
    )
    for sheet in main.iter(f"{X}sheet"):
        name = targets.get(sheet.get(f"{R}id", ""), "")
        if name not in package.names:
            continue
        if unseen or sheet.get("state", "visible") != "visible":
            others.append((name, "hidden_sheet"))
        else:
            shown.append(name)
    listed = {*shown, *(name for name, _where in others)}
    lost = [
        name
        for name in package.names
        if name.startswith("xl/worksheets/") and name.endswith(".xml")
    ]
    return shown, [*others, *((name, "unused") for name in lost if name not in listed)]


def _rows(book: Book, sheet: etree._Element) -> Iterator[list[str]]:
    """The cells of a sheet by rows and columns; the book notes the hidden ones."""
    if sum(1 for _cell in sheet.iter(f"{X}c")) > MOST_CELLS:
        raise FileRejected("too_much")
    columns = [*_hidden_columns(sheet)]
    merged = {*merged_in(sheet)}
    rules = [*rules_of(sheet, book.looks.marks)]
    values = _values_of(book, sheet) if rules else {}
    usual = sheet.find(f"{X}sheetFormatPr")
    no_height = usual is not None and usual.get("zeroHeight") in ("1", "true")
    for row in sheet.iter(f"{X}row"):
        cells: list[str] = []
        unseen = _is_flat(row, no_height=no_height)
        for cell in row.iter(f"{X}c"):
            look = book.looks.of_cell(cell)
            text = _value(book, cell, look)
            if not text.strip():
                continue
            why = "hidden_cells" if unseen else _why(cell, look, columns, merged)
            if why:
                book.hidden.append((why, text))
            elif by_rule := _why_by_rule(cell, values, look, rules, book.looks.theme):
                book.by_rule.append((by_rule, text))
            else:
                book.seen.add(text)
                for colour, words in book.coloured.get(text, ()):
                    if look.ground and are_alike(colour, look.ground):
                        book.hidden.append(("light", words))
            _put(cells, cell, text)
        yield cells


def _put(cells: list[str], cell: etree._Element, text: str) -> None:
    """Add a value to those of its row, in its own column."""
    column = place_of(cell.get("r", ""))[0]
    cells += [""] * (min(column, _MOST_COLUMNS) - 1 - len(cells))
    cells.append(text)


def _value(book: Book, cell: etree._Element, look: Look) -> str:
    kind, value = cell.get("t", "n"), cell.find(f"{X}v")
    if kind == "inlineStr":
        return text_of(cell)
    text = (value.text or "") if value is not None else ""
    if kind == "s":
        number = int(text) if text.strip().isdecimal() else -1
        return book.strings[number] if 0 <= number < len(book.strings) else ""
    if kind != "n":
        return text
    return shown_value(text, look, since_1904=book.since_1904)


def _is_flat(row: etree._Element, *, no_height: bool) -> bool:
    if row.get("hidden") in ("1", "true"):
        return True
    height = _number(row.get("ht"), 15)
    return height < _LOWEST or (no_height and row.get("ht") is None)


def _number(text: str | None, otherwise: float) -> float:
    try:
        return otherwise if text is None else float(text)
    except ValueError:
        return otherwise


def _hidden_columns(sheet: etree._Element) -> Iterator[tuple[int, int]]:
    for column in sheet.iter(f"{X}col"):
        is_narrow = _number(column.get("width"), 9) < _NARROWEST
        if column.get("hidden") in ("1", "true") or is_narrow:
            ends = (column.get("min", "0"), column.get("max", "0"))
            if all(end.isdecimal() for end in ends):
                yield int(ends[0]), int(ends[1])


def _why(
    cell: etree._Element,
    look: Look,
    columns: list[tuple[int, int]],
    merged: set[tuple[int, int]],
) -> str:
    """By what a cell of a shown row is not seen, or nothing."""
    column, row = place_of(cell.get("r", ""))
    if any(first <= column <= last for first, last in columns):
        return "hidden_cells"
    if (column, row) in merged:
        return "hidden_cells"
    if not is_shown_by(look.shows, number_in(cell)):
        return "hidden_cells"
    if look.size <= _SMALLEST:
        return "tiny"
    colour = look.colour or BLACK
    if look.ground and are_alike(colour, look.ground):
        return "dark" if are_alike(look.ground, BLACK) else "light"
    return ""


def _values_of(book: Book, sheet: etree._Element) -> dict[tuple[int, int], str]:
    return {
        place_of(cell.get("r", "")): _value(book, cell, book.looks.of_cell(cell))
        for cell in sheet.iter(f"{X}c")
    }


def _why_by_rule(
    cell: etree._Element,
    values: dict[tuple[int, int], str],
    look: Look,
    rules: list[Rule],
    theme: Theme,
) -> str:
    """By what a cell is not seen where one of the rules holds that may hold."""
    place = place_of(cell.get("r", ""))
    for rule in rules:
        changed = rule.look_of(place, values, look, theme)
        if changed != look and (why := _why(cell, changed, [], set())):
            return why
    return ""


def _kept_elsewhere(book: Book) -> Iterator[tuple[str, str]]:
    """Strings that no visible cell shows: of caches, and left over from before."""
    told = book.seen | {text for _where, text in [*book.hidden, *book.by_rule]}
    left = {text for text in book.strings if text.strip()} - told
    used = [*_used_strings(book)]
    yield "unused", "\n".join(sorted(left - {book.strings[n] for n in used}))
    for kind in ("pivotCacheDefinition", "pivotCacheRecords", "externalLink"):
        for name in book.package.of_kind(kind):
            kept = {*kept_in(book.package.xml(name))} - told
            yield "cache", "\n".join(sorted(kept))


def _used_strings(book: Book) -> Iterator[int]:
    for name in book.package.of_kind("worksheet"):
        for cell in book.package.xml(name).iter(f"{X}c"):
            text = cell.findtext(f"{X}v") or ""
            is_string = cell.get("t") == "s" and text.isdecimal()
            if is_string and int(text) < len(book.strings):
                yield int(text)
