"""What people see of a PowerPoint presentation, and what it hides."""

from collections.abc import Iterator

from lxml import etree

from cms.reading.office.drawn import clear, why_unread, words_in
from cms.reading.office.grounds import boxes_below, ground_of
from cms.reading.office.places import Box, boxes_of
from cms.reading.report import Report
from cms.reading.tables import said_of_values
from cms.reading.word.colours import WHITE, Theme
from cms.reading.word.names import A, R, local
from cms.reading.word.package import Package
from cms.reading.word.shapes import colour_in, is_filled

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
# What every slide or page of notes shows by itself.
_BY_ITSELF = {"sldNum", "dt", "hdr", "ftr", "sldImg"}
# Of a box with words, how much has to be covered for nobody to read it.
_COVERED = 0.7
_SMALLEST_BOX = 60_000  # EMU
# Of a theme's grounds, the first: one colour and nothing else.
_PLAIN_GROUND = "1001"
_USUAL_SIZE = (9_144_000, 6_858_000)


def note(package: Package, report: Report) -> None:
    """Note the words of each slide that is shown, and what is hidden."""
    main = package.xml(package.main)
    theme = _theme(package)
    size = _size(main)
    shown, others = _slides(package, main)
    report.facts["pages"] = max(1, len(shown))
    for number, name in enumerate(shown, start=1):
        slide = package.xml(name)
        report.page_text(_text(slide), number)
        for rows in _tables(slide):
            for said in said_of_values(rows):
                report.also(said, where="data")
        for why, letters in _unseen(package, name, slide, theme, size):
            report.add("hidden_text", page=number, where=why, count=letters)
    for name, where in [*others, *_notes(package)]:
        _hide(report, _text(package.xml(name)), where)


def _hide(report: Report, text: str, where: str) -> None:
    if letters := sum(sign.isalnum() for sign in text):
        report.add("hidden_text", where=where, count=letters)
        report.text(text, where=where)


def _theme(package: Package) -> Theme:
    masters = package.of_kind("slideMaster")
    themes = [
        one.target
        for one in package.relations
        if one.kind == "theme" and one.source in masters[:1]
    ]
    known = [name for name in themes if name in package.names]
    theme = Theme.of(package.xml(known[0])) if known else Theme()
    # A master says which of its theme's colours are those of grounds and of words.
    chosen = next(package.xml(masters[0]).iter(f"{P}clrMap"), None) if masters else None
    if chosen is not None:
        colours = dict(theme.colours)
        for own, said in (
            ("lt1", "bg1"),
            ("dk1", "tx1"),
            ("lt2", "bg2"),
            ("dk2", "tx2"),
        ):
            theme.colours[own] = colours.get(chosen.get(said, ""), colours[own])
    return theme


def _size(main: etree._Element) -> tuple[int, int]:
    size = main.find(f"{P}sldSz")
    if size is None:
        return _USUAL_SIZE
    across, down = size.get("cx", ""), size.get("cy", "")
    if not (across.isdecimal() and down.isdecimal()):
        return _USUAL_SIZE
    return int(across), int(down)


def _slides(
    package: Package, main: etree._Element
) -> tuple[list[str], list[tuple[str, str]]]:
    """The parts of the slides that are shown, and those of the others with why."""
    targets = {
        one.number: one.target
        for one in package.relations
        if one.source == package.main
    }
    ordered = [targets.get(one.get(f"{R}id", ""), "") for one in main.iter(f"{P}sldId")]
    shown, others = [], []
    for name in ordered:
        if name in package.names:
            is_off = package.xml(name).get("show", "1") in ("0", "false")
            if is_off:
                others.append((name, "hidden_slide"))
            else:
                shown.append(name)
    for name in package.names:
        lost = name.startswith("ppt/slides/") and name.endswith(".xml")
        if lost and name not in ordered:
            others.append((name, "unused"))
    return shown, others


def _notes(package: Package) -> Iterator[tuple[str, str]]:
    for name in package.names:
        if name.startswith("ppt/notesSlides/") and name.endswith(".xml"):
            yield name, "speaker_notes"


def _text(slide: etree._Element) -> str:
    """The words of a slide or of a page of notes, without what it says by itself."""
    lines = []
    for paragraph in slide.iter(f"{A}p"):
        shape = next((one for one in paragraph.iterancestors(f"{P}sp")), None)
        if shape is None or _place_of(shape) not in _BY_ITSELF:
            lines.append(_line(paragraph))
    return "\n".join(lines)


def _line(paragraph: etree._Element) -> str:
    return "".join(
        " " if local(one.tag) == "br" else one.text or ""
        for one in paragraph.iter(f"{A}t", f"{A}br")
    )


def _place_of(shape: etree._Element) -> str:
    place = next((one for one in shape.iter(f"{P}ph")), None)
    return "" if place is None else place.get("type", "")


def _tables(slide: etree._Element) -> Iterator[list[list[str]]]:
    for table in slide.iter(f"{A}tbl"):
        yield [
            ["\n".join(map(_line, cell.iter(f"{A}p"))) for cell in row.iter(f"{A}tc")]
            for row in table.iter(f"{A}tr")
        ]


def _unseen(
    package: Package,
    name: str,
    slide: etree._Element,
    theme: Theme,
    size: tuple[int, int],
) -> Iterator[tuple[str, int]]:
    """What a shown slide holds and does not show: why, and how many letters."""
    below = boxes_below(package, name)
    boxes = [*boxes_of(slide)]
    ground = _ground(package, name, theme)
    for number, box in enumerate(boxes):
        letters = sum(sign.isalnum() for sign in words_in(box.item))
        if not letters or _place_of(box.item) in _BY_ITSELF:
            continue
        behind = ground_of(box, [*below, *boxes[:number]], theme, ground)
        why = _why(box, boxes[number + 1 :], theme, behind, size)
        if why:
            yield why, letters


def _why(
    box: Box,
    above: list[Box],
    theme: Theme,
    ground: str,
    size: tuple[int, int],
) -> str:
    if box.is_hidden:
        return "marked_hidden"
    if box.has_place:
        if box.right <= 0 or box.bottom <= 0:
            return "outside"
        if box.left >= size[0] or box.top >= size[1]:
            return "outside"
        if min(box.width, box.height) < _SMALLEST_BOX and not box.grows:
            return "tiny"
        if any(_is_opaque(one, theme) and one.covers(box) >= _COVERED for one in above):
            return "shape"
    return why_unread(box.item, theme, ground)


def _is_opaque(box: Box, theme: Theme) -> bool:
    if local(box.item.tag) == "pic":
        return True
    return is_filled(box.item, theme)


def _ground(package: Package, name: str, theme: Theme) -> str:
    """The colour behind a slide: its own, its layout's, its master's."""
    seen: set[str] = set()
    while name in package.names and name not in seen:
        seen.add(name)
        back = next(package.xml(name).iter(f"{P}bgPr", f"{P}bgRef"), None)
        if back is not None:
            is_plain = back.get("idx") == _PLAIN_GROUND
            fill = back if is_plain else back.find(f"{A}solidFill")
            if fill is None or clear(fill):
                return ""
            return colour_in(fill, theme) or WHITE
        name = next(
            (
                one.target
                for one in package.relations
                if one.source == name and one.kind in ("slideLayout", "slideMaster")
            ),
            "",
        )
    return theme.named("bg1") or WHITE
