"""Words of a text layer, held against what the picture of the page says in their place.

Programs that recognise text leave it above the scan or below it, in letters of another
width: a word lies half a word beside its picture. So it is not asked whether the scan
shows something exactly behind it, but whether the word can be read on its line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from PIL import Image

from cms.reading.pdf.letters import Box, Letter, around, within
from cms.reading.pdf.painting import PaintedPage, shades_of
from cms.reading.pdf.strings import bare
from cms.reading.recognising import Word

# Of 255: what ink makes on a scan.
INK = 70
_LEAST_MIXED = 0.02
# Of a line's height, how far its words may lie above or below their picture.
_OFF_LINE = 0.7
# How like two words are that are one, misread; below this nobody mistakes one for the
# other.
_LIKE, _UNLIKE = 0.7, 0.5
_SURE = 80  # of 100
# Letters in a row that a joined or divided word has to share with its line.
_IN_A_ROW = 3
_SHARED = 0.75
_TELLING = 4
# Of the columns behind a word, those that show one shade.
_FLAT = 0.6


@dataclass
class _Read:
    """One word that was recognised, where it stands, and whether it has been found."""

    said: str
    box: Box
    sure: float
    is_used: bool = False

    @property
    def middle(self) -> float:
        return (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True)
class Held:
    """What became of the words of a layer: by their numbers.

    hidden: the picture shows nothing in their place. other: it shows other words.
    """

    hidden: set[int]
    other: set[int]


def hold(painted: PaintedPage, words: list[list[Letter]], read: list[Word]) -> Held:
    """Hold words over a scan against those that were recognised in it."""
    picture = [
        _Read(bare(word.text), word.box, word.sure)
        for word in read
        if word.box and bare(word.text) and shows_something(painted, word.box)
    ]
    said = [bare("".join(letter.sign for letter in word)) for word in words]
    boxes = [around(letter.box for letter in word) for word in words]
    lines = [list(_on_line(box, picture)) for box in boxes]
    left = [
        number
        for number, line in enumerate(lines)
        if not _is_found(said[number], boxes[number], line)
    ]
    held = Held(set(), set())
    for number in left:
        if _is_spread(said[number], lines[number]):
            continue
        beside = [one for one in lines[number] if _meets(one, boxes[number])]
        unread = [one for one in beside if not one.is_used]
        if not unread and is_mostly_flat(painted, boxes[number]):
            held.hidden.add(number)
        elif unread and _says_other(said[number], unread):
            held.other.add(number)
    return held


def _on_line(box: Box, picture: list[_Read]) -> Iterator[_Read]:
    for one in picture:
        height = max(box[3] - box[1], one.box[3] - one.box[1])
        if abs((box[1] + box[3]) / 2 - one.middle) <= _OFF_LINE * height:
            yield one


def _is_found(said: str, box: Box, line: list[_Read]) -> bool:
    """Whether the line shows this word; each that it shows stands for one."""
    alike = [one for one in line if not one.is_used and _like(said, one.said) >= _LIKE]
    if not alike:
        return False
    nearest = min(alike, key=lambda one: abs(one.box[0] - box[0]))
    nearest.is_used = True
    return True


def _like(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    # Cheap, and never less than what it stands for.
    return matcher.ratio() if matcher.real_quick_ratio() >= _UNLIKE else 0.0


def _is_spread(said: str, line: list[_Read]) -> bool:
    """Whether a line shows a word in pieces, or as a part of another."""
    joined = "".join(one.said for one in sorted(line, key=lambda one: one.box[0]))
    if said in joined:
        return True
    matcher = SequenceMatcher(None, said, joined, autojunk=False)
    shared = sum(
        block.size for block in matcher.get_matching_blocks() if block.size >= _IN_A_ROW
    )
    return shared >= _SHARED * len(said)


def _meets(one: _Read, box: Box) -> bool:
    """Whether a recognised word stands where a word is, or half a word beside it."""
    reach = (box[2] - box[0]) / 2
    return one.box[0] < box[2] + reach and box[0] - reach < one.box[2]


def _says_other(said: str, unread: list[_Read]) -> bool:
    """Whether what stands there surely is another word. Others are misread."""
    if len(said) < _TELLING or not (said.isalpha() and said.isascii()):
        return False
    return all(one.sure >= _SURE and _like(said, one.said) < _UNLIKE for one in unread)


def shows_something(painted: PaintedPage, box: Box) -> bool:
    """Whether the page shows ink on a ground there: a little dark on much light."""
    patch = _patch(painted, box)
    if patch is None:
        return False
    darkest, lightest = shades_of(patch)
    if lightest - darkest < INK:
        return False
    between = (darkest + lightest) / 2
    light = sum(patch.histogram()[int(between) + 1 :]) / (patch.width * patch.height)
    return _LEAST_MIXED < light < 1 - _LEAST_MIXED


def is_mostly_flat(painted: PaintedPage, box: Box) -> bool:
    """Whether the page shows nothing there, or no more than the end of a neighbour."""
    patch = _patch(painted, box)
    if patch is None or not shows_something(painted, box):
        return True
    flat = 0
    for column in range(patch.width):
        darkest, lightest = shades_of(patch.crop((column, 0, column + 1, patch.height)))
        flat += lightest - darkest < INK
    return flat >= _FLAT * patch.width


def _patch(painted: PaintedPage, box: Box) -> Image.Image | None:
    """The middle of a place, as the page shows it, in greys."""
    left, top, right, bottom = box
    across, down = (right - left) // 10, (bottom - top) // 5
    inside = within(
        (left + across, top + down, right - across, bottom - down), painted.shown
    )
    return painted.shown.crop(inside).convert("L") if inside else None
