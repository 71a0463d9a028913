"""Takes out of a copy what nobody can see on its pages, as the check finds it."""

from functools import partial
from pathlib import Path
from typing import Any

from cms.reading.pdf.applying import take_out
from cms.reading.pdf.covered import covered_things
from cms.reading.pdf.drawn import Drawn, Rect
from cms.reading.pdf.hidden import hidden_runs
from cms.reading.pdf.letters import Box, letters_of
from cms.reading.pdf.painting import PaintedPage
from cms.reading.pdf.reading_pictures import PagePictures
from cms.reading.pdf.taking_out import Chosen
from cms.reading.recognising import Recogniser

# Pixels by which a place is made smaller, so that nothing beside a cover is touched.
_INWARDS = 1


def take_out_hidden(path: Path, numbers: set[int]) -> None:
    """Take hidden letters, pictures and drawings from pages, counted from nought."""
    take_out(path, numbers, partial(_hidden_on, Recogniser()))


def _hidden_on(
    reader: Recogniser, page: Any, number: int, things: list[Drawn]
) -> Chosen:
    painted = PaintedPage(page)
    text = page.get_textpage()
    pictures = PagePictures(painted, number, reader)
    letters = list(letters_of(text, painted.places))
    runs = hidden_runs(painted, letters, pictures)
    owners = {owner for run in runs for owner in run.owners}
    by_key = {thing.key: thing.number for thing in things}
    chosen = Chosen({by_key[owner] for owner in owners if owner in by_key})
    for covered in covered_things(painted):
        for thing in covered.things:
            which = by_key.get(thing.key, 0)
            if covered.are_whole:
                chosen.gone.add(which)
            else:
                place = _on_page(painted, covered.box)
                chosen.blanked.setdefault(which, []).append(place)
    chosen.gone.discard(0)
    chosen.blanked.pop(0, None)
    text.close()
    return chosen


def _on_page(painted: PaintedPage, box: Box) -> Rect:
    """A box of the picture of a page in the page's own units."""
    left, top, right, bottom = box
    corners = [
        painted.places.back(left + _INWARDS, top + _INWARDS),
        painted.places.back(right - _INWARDS, bottom - _INWARDS),
    ]
    xs, ys = zip(*corners, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))
