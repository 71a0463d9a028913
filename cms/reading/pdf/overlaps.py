"""Letters under other letters: a name that was painted over and written upon."""

from collections import defaultdict
from collections.abc import Iterator

from cms.reading.pdf.letters import Box, Letter
from cms.reading.pdf.painting import PaintedPage, shades_of

_CELL = 16  # pixels
_COVERED = 0.3
_TWIN = 0.6
_MOST_GROUPS = 12
SEEN = 9  # of 255, to the eye


def covered_letters(
    painted: PaintedPage, letters: list[Letter], unseen: set[int]
) -> set[int]:
    """The letters that cannot be seen for other letters in their place.

    Painted once for each set of texts that do not lie upon one another. The same
    letter drawn twice, as some programs do to make it bold, hides nothing.
    """
    meets, twins = _suspects(letters, unseen)
    covered: set[int] = set()
    groups = _apart(meets)
    painted.was_too_much = len(groups) > _MOST_GROUPS
    for group in groups[:_MOST_GROUPS]:
        traces = painted.traces_of(group)
        for number, letter in enumerate(letters):
            if letter.owner not in group or number in twins:
                continue
            left, top, right, bottom = letter.box
            box = (max(0, left), max(0, top), right, bottom)
            if shades_of(traces.crop(box))[1] < SEEN:
                covered.add(number)
    return covered


Meets = dict[int, set[int]]


def _apart(meets: Meets) -> list[set[int]]:
    """Texts in as few groups as need be, in each of which none lies upon another."""
    groups: list[set[int]] = []
    for owner in sorted(meets):
        for group in groups:
            if not group & meets[owner]:
                group.add(owner)
                break
        else:
            groups.append({owner})
    return groups


def _suspects(letters: list[Letter], unseen: set[int]) -> tuple[Meets, set[int]]:
    """Texts upon which another text lies, and the letters that are drawn twice."""
    meets: Meets = defaultdict(set)
    twins: set[int] = set()
    for one, other in _pairs(letters, unseen):
        first, second = letters[one], letters[other]
        shared = _shared(first.box, second.box)
        if first.sign == second.sign and shared >= _TWIN:
            twins |= {one, other}
        elif shared >= _COVERED:
            meets[first.owner].add(second.owner)
            meets[second.owner].add(first.owner)
    return meets, twins


def _pairs(letters: list[Letter], unseen: set[int]) -> Iterator[tuple[int, int]]:
    """Letters of different texts that stand near each other."""
    cells: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    near = _texts_that_meet(letters)
    for number, letter in enumerate(letters):
        if letter.owner not in near or number in unseen:
            continue
        left, top, right, bottom = letter.box
        for across in range(left // _CELL, min(right // _CELL, left // _CELL + 8) + 1):
            for down in range(top // _CELL, min(bottom // _CELL, top // _CELL + 8) + 1):
                cell = cells[across, down]
                for other, owner in cell[-12:]:
                    if owner != letter.owner:
                        yield other, number
                cell.append((number, letter.owner))


def _texts_that_meet(letters: list[Letter]) -> set[int]:
    """The texts of whose letters some may lie where another text has some."""
    boxes: dict[int, Box] = {}
    for letter in letters:
        if letter.owner:
            box, own = boxes.get(letter.owner), letter.box
            boxes[letter.owner] = own if box is None else _around(box, own)
    in_order = sorted((box[1], box, owner) for owner, box in boxes.items())
    near: set[int] = set()
    for number, (_top, box, owner) in enumerate(in_order):
        for top, other, its_owner in in_order[number + 1 :]:
            if top > box[3]:
                break
            if box[0] <= other[2] and other[0] <= box[2]:
                near |= {owner, its_owner}
    return near


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _shared(one: Box, other: Box) -> float:
    """The part of the smaller box that both cover."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0
    smaller = min((box[2] - box[0]) * (box[3] - box[1]) for box in (one, other))
    return across * down / smaller
