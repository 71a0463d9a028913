"""Pictures and drawn letters that nobody sees: whole in the file all the same.

Text that is hidden is looked for letter by letter elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium

from cms.reading.pdf.drawn import Drawn
from cms.reading.pdf.letters import Box, within
from cms.reading.pdf.painting import PaintedPage, differences, shades_of
from cms.reading.pdf.under import pictures_under

# A drawn letter: so many lines and curves; so many of them in a row are words.
_STROKES, _STROKES_OF_WORDS = 6, 60
_IN_A_ROW, _IN_A_ROW_BESIDE = 5, 8
_LOWEST, _HIGHEST = 6, 120  # pixels
_SEEN = 20  # of 255, to the eye
_MOST_LETTERS = 20_000


@dataclass(frozen=True)
class Covered:
    """One place. where: the code of what is hidden there.

    things: what is hidden; pictures of which only this place is, are_whole says.
    """

    where: str
    box: Box
    things: tuple[Drawn, ...] = ()
    are_whole: bool = True


def covered_things(painted: PaintedPage) -> Iterator[Covered]:
    """What of a page's pictures and drawings is hidden."""
    for found in pictures_under(painted):
        yield Covered(found.where, found.box, found.things, found.are_whole)
    letters = [
        thing
        for thing in painted.things
        if thing.kind == pdfium.FPDF_PAGEOBJ_PATH and thing.segments >= _STROKES
    ]
    if letters:
        yield from _drawn_letters(painted, letters[:_MOST_LETTERS])
    if len(letters) > _MOST_LETTERS:
        yield Covered("not_read", (0, 0, *painted.shown.size))


def rows_of_drawn_letters(painted: PaintedPage) -> list[Box]:
    """Where shapes follow each other as the letters of words do."""
    places = [
        (thing.segments, painted.box_of(thing))
        for thing in painted.things
        if thing.kind == pdfium.FPDF_PAGEOBJ_PATH and thing.segments >= _STROKES
    ]
    letters = [
        (strokes, box)
        for strokes, box in places[:_MOST_LETTERS]
        if _LOWEST <= box[3] - box[1] <= _HIGHEST
    ]
    return [*_rows(letters, _IN_A_ROW)]


def _drawn_letters(painted: PaintedPage, letters: list[Drawn]) -> Iterator[Covered]:
    """Rows of shapes that look like letters, and change nothing when they are gone."""
    places = [(one, painted.box_of(one)) for one in letters]
    places = [
        (one, box) for one, box in places if _LOWEST <= box[3] - box[1] <= _HIGHEST
    ]
    if not places:
        return
    without = painted.without_items([one.item for one, _box in places])
    traces = differences(painted.shown, without)
    here: list[tuple[int, Box]] = []
    beside: list[tuple[int, Box]] = []
    unseen: list[Drawn] = []
    for one, box in places:
        inside = within(box, traces)
        if inside is None:
            beside.append((one.segments, box))
        elif shades_of(traces.crop(inside))[1] < _SEEN:
            here.append((one.segments, box))
        else:
            continue
        unseen.append(one)
    rows = [*_rows(here, _IN_A_ROW), *_rows(beside, _IN_A_ROW_BESIDE)]
    # Each of them makes no difference, so that all may go where some are words.
    yield from (Covered("drawn", box, tuple(unseen)) for box in rows)


def _rows(hidden: list[tuple[int, Box]], least: int) -> Iterator[Box]:
    for strokes, box in hidden:
        if strokes >= _STROKES_OF_WORDS and box[2] - box[0] > 3 * (box[3] - box[1]):
            yield box
    in_order = sorted((box for _strokes, box in hidden), key=lambda box: box[3])
    row: list[Box] = []
    for before, box in pairwise([(0, 0, 0, -99), *in_order, (0, 0, 0, 10**6)]):
        if box[3] - before[3] > _LOWEST // 2:
            if _reads_on(row, least):
                yield row[0]
            row = []
        row.append(box)


def _reads_on(row: list[Box], least: int) -> bool:
    """Whether enough shapes follow each other as the letters of a word do."""
    longest = run = 1
    for before, box in pairwise(sorted(row)):
        height = max(before[3] - before[1], box[3] - box[1])
        goes_on = box[0] - before[2] < 2 * height and box[2] > before[2]
        run = run + 1 if goes_on else 1
        longest = max(longest, run)
    return bool(row) and longest >= least
