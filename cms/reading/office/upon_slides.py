"""What lies upon other shapes of an OpenDocument slide."""

from collections.abc import Iterator

from lxml import etree

from cms.reading.office.lengths import points
from cms.reading.office.styled import DRAW, PRESENTATION, SVG, Styled

# Of a box with words, how much has to be covered for nobody to read it.
_COVERED = 0.7
_MOST_SHAPES = 400
_Place = tuple[float, float, float, float]


def covered_shapes(page: etree._Element, looks: Styled) -> set[etree._Element]:
    """The shapes of a slide that something filled lies upon: what is drawn later."""
    placed = [*_placed(page)][:_MOST_SHAPES]
    above: list[_Place] = []
    covered = set()
    for shape, place in reversed(placed):
        if any(_part_below(place, one) >= _COVERED for one in above):
            covered.add(shape)
        if _is_filled(shape, looks):
            above.append(place)
    return covered


def _placed(page: etree._Element) -> Iterator[tuple[etree._Element, _Place]]:
    for shape in page.iter():
        if not isinstance(shape.tag, str) or not shape.tag.startswith(DRAW):
            continue
        if next(shape.iterancestors(f"{PRESENTATION}notes"), None) is not None:
            continue
        sides = [points(shape.get(f"{SVG}{n}")) for n in ("x", "y", "width", "height")]
        left, top, width, height = sides
        if None not in sides:
            yield shape, (left or 0, top or 0, width or 0, height or 0)


def _part_below(place: _Place, other: _Place) -> float:
    across = min(place[0] + place[2], other[0] + other[2]) - max(place[0], other[0])
    down = min(place[1] + place[3], other[1] + other[3]) - max(place[1], other[1])
    area = place[2] * place[3]
    return across * down / area if min(across, down, area) > 0 else 0


def _is_filled(shape: etree._Element, looks: Styled) -> bool:
    if shape.find(f"{DRAW}image") is not None:
        return True
    for family, name in (("graphic", DRAW), ("presentation", PRESENTATION)):
        style = shape.get(f"{name}style-name", "")
        if style and looks.value(family, style, f"{DRAW}fill") not in ("", "none"):
            # What lets something through covers it for nobody.
            return looks.value(family, style, f"{DRAW}opacity") in ("", "100%")
    return False
