"""Words that a page draws as shapes: found as rows of letters, and read as a picture.

A row of shapes that looks like a word and that nobody here can read is said to be not
read: what it says no check has seen.
"""

import math
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from statistics import median
from typing import NamedTuple

import pypdfium2.raw as pdfium
from PIL import Image, ImageOps, ImageStat

from cms.reading.limits import begin_step
from cms.reading.pdf.letters import Box, around, within
from cms.reading.pdf.painting import PaintedPage
from cms.reading.pdf.under import fills
from cms.reading.recognising import sure_words, text_of
from cms.reading.report import Report

# A drawn letter: so many lines and curves; so many of them in one shape are words.
STROKES, _STROKES_OF_WORDS = 6, 60
_IN_A_ROW = 5
LOWEST, HIGHEST = 6, 120  # pixels
_MOST_LETTERS = 20_000
# Letters are of several shapes and of few heights; marks of a chart are all alike.
_DIFFERENT, _LIKE_OTHERS = 0.4, 0.6
_HEIGHTS, _NEAR = 2.2, 0.2
# Of the letters in rows, how many have to be recognised for the page to be read.
_RECOGNISED = 0.5
_SCALE, _MOST_PIXELS = 200 / 72, 7_000_000
# In degrees: by how much lines may be turned that are read as level ones.
_LEVEL = 4
# How far apart, in shapes, two are compared to tell in which direction rows go, and
# how many degrees of it are one direction.
_REACH, _NEAR_DEGREES = 5, 6
_MOST_COMPARED, _MOST_LINES = 400, 3000
_DARK = 110  # of 255

Shape = tuple[int, Box]


class Row(NamedTuple):
    """Shapes that follow each other as letters do; turned: by how many degrees."""

    shapes: list[Shape]
    turned: int = 0

    @property
    def box(self) -> Box:
        return around(box for _strokes, box in self.shapes)

    @property
    def looks_like_words(self) -> bool:
        """Whether shapes differ as letters do, and their heights do not."""
        if len(self.shapes) < _IN_A_ROW:
            return False
        heights = [_height(box) for _strokes, box in self.shapes]
        kinds = Counter(
            (strokes, _height(box) // 3, (box[2] - box[0]) // 3)
            for strokes, box in self.shapes
        )
        if len(kinds) < max(4, _DIFFERENT * min(len(self.shapes), 20)):
            return False
        usual, tallest = median(heights), max(heights)
        alike = sum(
            min(abs(one - usual), abs(one - tallest)) <= _NEAR * tallest
            for one in heights
        )
        is_even = bool(self.turned) or tallest <= _HEIGHTS * usual
        return is_even and alike >= _LIKE_OTHERS * len(heights)


def read_drawn_words(painted: PaintedPage, number: int, report: Report) -> str:
    """Read what a page draws as shapes. Answers as `read_pictures` does."""
    rows = [row for row in drawn_rows(painted) if within(row.box, painted.shown)]
    if not rows:
        return ""
    # Marks of pages are below nought, so that words and pictures of one are both read.
    if not report.reader.may_read(-number):
        return "not_read"
    recognised = wanted = 0
    for turned in sorted({row.turned for row in rows}):
        begin_step()
        of_these = [row for row in rows if row.turned == turned]
        wanted += sum(len(row.shapes) for row in of_these if row.looks_like_words)
        box = _whole_lines(painted, [row.box for row in of_these])
        picture = _picture_of(painted, box, turned)
        words = report.reader.words_in(picture)
        if words is None:
            return "not_read"
        report.text(text_of(words), where="picture_words", page=number)
        recognised += sum(len(word) for word in sure_words(words))
    if recognised < _RECOGNISED * wanted:
        report.add("not_read", page=number, where="drawn_words")
    return "read"


def _whole_lines(painted: PaintedPage, rows: list[Box]) -> Box:
    """Where rows are, with shapes at their ends that stand lower or are simpler."""
    box = around(rows)
    tallest = max(map(_height, rows))
    for thing in painted.things:
        other = painted.box_of(thing)
        beside = other[0] <= box[2] + 2 * tallest and other[2] >= box[0] - 2 * tallest
        level = other[1] <= box[3] and other[3] >= box[1]
        if beside and level and _height(other) <= 2 * tallest:
            box = around([box, other])
    return box


def _picture_of(painted: PaintedPage, box: Box, turned: int) -> Image.Image:
    """A part of the page without its text, turned so that its words are level."""
    width, height = painted.page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / (width * height)) ** 0.5)
    texts = [item.raw for item in painted.texts.values()]
    page = painted.without_items(texts, annotations=False, scale=scale)
    part = page.width / painted.shown.width
    left, top, right, bottom = (round(side * part) for side in box)
    edge = round(0.01 * page.width)
    picture = page.crop(
        (
            max(0, left - edge),
            max(0, top - edge),
            min(page.width, right + edge),
            min(page.height, bottom + edge),
        )
    )
    if ImageStat.Stat(picture.convert("L")).mean[0] < _DARK:
        picture = ImageOps.invert(picture)
    if not turned:
        return picture
    return picture.rotate(
        turned, expand=True, fillcolor="white", resample=Image.Resampling.BICUBIC
    )


def _of_lines(painted: PaintedPage) -> list[Shape]:
    """Lines that touch each other, as plans are lettered: each group is one shape."""
    lines = sorted(
        (painted.box_of(thing), thing.segments)
        for thing in painted.things
        if thing.kind == pdfium.FPDF_PAGEOBJ_PATH
        and 1 < thing.segments < STROKES
        and not fills(thing)
    )
    groups: list[tuple[Box, list[Shape]]] = []
    for box, segments in lines[:_MOST_LINES]:
        touched = [group for group in groups if _belongs(box, group)]
        groups = [group for group in groups if group not in touched]
        members = sum((shapes for _box, shapes in touched), [(segments, box)])
        groups.append((around([box, *(whole for whole, _s in touched)]), members))
    return [
        (sum(segments for segments, _box in members), whole)
        for whole, members in groups
        if len(members) > 1
    ]


def _belongs(box: Box, group: tuple[Box, list[Shape]]) -> bool:
    """Whether a line touches one of a group."""
    whole, members = group
    return _touch(box, whole) and any(_touch(box, one) for _s, one in members)


def _touch(one: Box, other: Box) -> bool:
    return (
        one[0] <= other[2] + 1
        and other[0] <= one[2] + 1
        and one[1] <= other[3] + 1
        and other[1] <= one[3] + 1
    )


def drawn_rows(painted: PaintedPage) -> list[Row]:
    """Where shapes follow each other as the letters of words do, level or turned."""
    shapes = [
        (thing.segments, painted.box_of(thing))
        for thing in painted.things
        if thing.kind == pdfium.FPDF_PAGEOBJ_PATH and thing.segments >= STROKES
    ][:_MOST_LETTERS]
    shapes += _of_lines(painted)
    shapes = [one for one in shapes if LOWEST <= _height(one[1]) <= HIGHEST]
    level = [Row(row) for row in rows_of(shapes, _IN_A_ROW)]
    in_rows = {shape for row in level for shape in row.shapes}
    left = [shape for shape in shapes if shape not in in_rows]
    return level + list(_turned_rows(left))


def _turned_rows(shapes: list[Shape]) -> Iterator[Row]:
    """Rows in the direction in which most shapes have others beside them."""
    if len(shapes) < _IN_A_ROW:
        return
    usual = median(max(_height(box), box[2] - box[0]) for _strokes, box in shapes)
    turned = _direction_of(shapes[:_MOST_COMPARED], _REACH * usual)
    cosine, sine = math.cos(math.radians(turned)), math.sin(math.radians(turned))
    half = usual / 3
    level: dict[Shape, Shape] = {}
    for shape in shapes:
        across, down = _middle(shape)
        x, y = across * cosine + down * sine, down * cosine - across * sine
        box = (int(x - half), int(y - half), int(x + half), int(y + half))
        level[shape[0], box] = shape
    for row in rows_of(list(level), _IN_A_ROW, int(half)):
        yield Row([level[shape] for shape in row], turned)


def _direction_of(shapes: list[Shape], reach: float) -> int:
    """By how many degrees most shapes stand below those to their left."""
    middles = [_middle(shape) for shape in shapes]
    found: Counter[int] = Counter()
    for (x, y), (other_x, other_y) in combinations(middles, 2):
        if math.hypot(other_x - x, other_y - y) <= reach:
            degrees = math.degrees(math.atan2(other_y - y, other_x - x))
            found[round(degrees) % 180] += 1
    votes = {
        at: sum(found[(at + by) % 180] for by in range(-_NEAR_DEGREES, _NEAR_DEGREES))
        for at in range(180)
    }
    best = max(votes, key=lambda at: (votes[at], found[at]))
    degrees = best if best <= 90 else best - 180
    return 0 if abs(degrees) <= _LEVEL else degrees


def _middle(shape: Shape) -> tuple[float, float]:
    left, top, right, bottom = shape[1]
    return (left + right) / 2, (top + bottom) / 2


def rows_of(
    shapes: list[Shape], least: int, step: int = LOWEST // 2
) -> Iterator[list[Shape]]:
    """Shapes that stand on one line, where enough of them follow each other.

    step: by how many pixels the next one may stand lower.
    """
    for shape in shapes:
        box = shape[1]
        if shape[0] >= _STROKES_OF_WORDS and box[2] - box[0] > 3 * _height(box):
            yield [shape]
    row: list[Shape] = []
    for shape in sorted(shapes, key=lambda one: one[1][3]):
        if row and shape[1][3] - row[-1][1][3] > step:
            yield from _following(row, least)
            row = []
        row.append(shape)
    yield from _following(row, least)


def _following(row: list[Shape], least: int) -> Iterator[list[Shape]]:
    """The parts of a row in which shapes follow each other as letters of words do."""
    part: list[Shape] = []
    for shape in sorted(row, key=lambda one: one[1]):
        if part and not _goes_on(part[-1][1], shape[1]):
            if len(part) >= least:
                yield part
            part = []
        part.append(shape)
    if len(part) >= least:
        yield part


def _goes_on(before: Box, box: Box) -> bool:
    height = max(_height(before), _height(box))
    return box[0] - before[2] < 2 * height and box[2] > before[2]


def _height(box: Box) -> int:
    return box[3] - box[1]
