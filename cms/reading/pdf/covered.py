"""Pictures and drawn letters that nobody sees: whole in the file all the same.

Text that is hidden is looked for letter by letter elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from cms.reading.pdf.drawn import Drawn
from cms.reading.pdf.drawn_words import (
    HIGHEST,
    LOWEST,
    STROKES,
    Shape,
    rows_of,
)
from cms.reading.pdf.letters import Box, around, within
from cms.reading.pdf.painting import PaintedPage, differences, shades_of
from cms.reading.pdf.under import pictures_under

_IN_A_ROW, _IN_A_ROW_BESIDE = 5, 8
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
        if thing.kind == pdfium.FPDF_PAGEOBJ_PATH and thing.segments >= STROKES
    ]
    if letters:
        yield from _drawn_letters(painted, letters[:_MOST_LETTERS])
    if len(letters) > _MOST_LETTERS:
        yield Covered("not_read", (0, 0, *painted.shown.size))


def _drawn_letters(painted: PaintedPage, letters: list[Drawn]) -> Iterator[Covered]:
    """Rows of shapes that look like letters, and change nothing when they are gone."""
    places = [(one, painted.box_of(one)) for one in letters]
    places = [(one, box) for one, box in places if LOWEST <= box[3] - box[1] <= HIGHEST]
    if not places:
        return
    without = painted.without_items([one.item for one, _box in places])
    traces = differences(painted.shown, without)
    here: list[Shape] = []
    beside: list[Shape] = []
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
    rows = [*rows_of(here, _IN_A_ROW), *rows_of(beside, _IN_A_ROW_BESIDE)]
    # Each of them makes no difference, so that all may go where some are words.
    for row in rows:
        box = around(box for _strokes, box in row)
        yield Covered("drawn", box, tuple(unseen))
