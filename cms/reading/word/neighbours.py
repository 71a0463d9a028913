"""Whether something in front lies upon the paragraphs above or below its own."""

from collections.abc import Iterator

from lxml import etree

from cms.reading.word.names import WP, W, local

# In EMU: a line and what may stand between it and the next one, rather more than less,
# as people leave room for a picture by empty lines; and half a line.
_LINE, _HALF_A_LINE = 380_000, 90_000
_LETTERS_OF_A_LINE = 60
_MOST = 40  # paragraphs


def lies_upon_others(anchor: etree._Element) -> bool:
    """Whether words of other paragraphs stand where something in front is placed."""
    paragraph = next(anchor.iterancestors(f"{W}p"), None)
    down = offset_of(anchor, "positionV", {"paragraph", "line"})
    extent = anchor.find(f"{WP}extent")
    if paragraph is None or down is None or extent is None:
        return False
    if _is_in_a_margin(anchor):
        return False
    size = extent.get("cy", "")
    height = int(size) if size.isdecimal() else 0
    if down < 0 and _reaches(-down, _before(paragraph)):
        return True
    # Below it begins what follows, after the lines of its own paragraph.
    return _reaches(down + height - _room(paragraph), _after(paragraph))


def _is_in_a_margin(anchor: etree._Element) -> bool:
    across = anchor.find(f"{WP}positionH")
    return across is not None and across.get("relativeFrom", "").endswith("Margin")


def _reaches(far: int, others: Iterator[etree._Element]) -> bool:
    for number, other in enumerate(others):
        if far <= _HALF_A_LINE or number >= _MOST or local(other.tag) != "p":
            return False
        if _letters(other):
            return True
        if next(other.iter(f"{W}br", f"{W}sectPr", f"{WP}inline"), None) is not None:
            return False
        far -= _room(other)
    return False


def _before(paragraph: etree._Element) -> Iterator[etree._Element]:
    return paragraph.itersiblings(preceding=True)


def _after(paragraph: etree._Element) -> Iterator[etree._Element]:
    return paragraph.itersiblings()


def _room(paragraph: etree._Element) -> int:
    return _LINE * (1 + _letters(paragraph) // _LETTERS_OF_A_LINE)


def _letters(paragraph: etree._Element) -> int:
    """The letters of its own lines, without those of boxes."""
    return sum(
        len((text.text or "").strip())
        for text in paragraph.iter(f"{W}t")
        if next(text.iterancestors(f"{W}p"), None) is paragraph
    )


def offset_of(anchor: etree._Element, name: str, by: set[str]) -> int | None:
    """How far something stands from where it is said to, in EMU, or nothing."""
    position = anchor.find(f"{WP}{name}")
    if position is None or position.get("relativeFrom") not in by:
        return None
    offset = position.find(f"{WP}posOffset")
    try:
        return int((offset.text if offset is not None else "") or "")
    except ValueError:
        return None
