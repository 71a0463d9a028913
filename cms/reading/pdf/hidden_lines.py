"""What is hidden on the pages of a PDF, said by lines, but for what goes on overleaf.

A sheet or chart that is wider than the paper is printed on two pages: each cuts off
what the other shows, and nothing is hidden from anybody.
"""

from dataclasses import dataclass
from typing import Any

from cms.reading.pdf.comparing import in_thousands
from cms.reading.pdf.hidden import Run, how_hidden
from cms.reading.pdf.letters import Box
from cms.reading.pdf.painting import PaintedPage
from cms.reading.pdf.strings import bare
from cms.reading.report import Report

# How letters are hidden that the edge of a page, or of a picture on it, cuts off.
_CUT_OFF = {"outside", "light"}
# Letters of a page: fewer may be a mark that one program reads as a word.
_FEWEST_OTHER = 6


@dataclass
class HiddenOn:
    """What a page hides and how, and what it shows: letters and figures in a row."""

    page: int
    size: tuple[int, int]
    runs: list[tuple[str, Run]]
    seen: str


def hidden_on(
    painted: PaintedPage, page: int, runs: list[Run], seen: str, report: Report
) -> HiddenOn:
    """Look at how words are hidden while the page is painted."""
    if painted.was_too_much:
        report.add("not_read", page=page, where="overlaps")
    plain = painted.paint(annotations=False) if runs else None
    found = [(how_hidden(painted, run, plain), run) for run in runs]
    return HiddenOn(page, painted.shown.size, found, bare(seen))


def note_hidden(pages: list[HiddenOn], report: Report) -> None:
    """Say what is hidden on each page, and shown on none beside it."""
    for number, page in enumerate(pages):
        beside = [one.seen for one in pages[max(number - 1, 0) : number + 2]]
        del beside[min(number, 1)]
        for where, run in _lines(page, beside):
            place = place_of(run.box, page.size)
            report.add(
                "hidden_text", page=page.page, where=where, count=run.letters, **place
            )


def _lines(page: HiddenOn, beside: list[str]) -> list[tuple[str, Run]]:
    lines: list[tuple[str, Run]] = []
    for where, run in page.runs:
        # Of a letter on the very edge each page shows a part.
        inside = run.said[1:-1] or run.said
        if where in _CUT_OFF and any(inside in seen for seen in beside):
            continue
        if lines and lines[-1][0] == where and lines[-1][1].goes_on_with(run):
            lines[-1] = (where, lines[-1][1].with_more(run))
        else:
            lines.append((where, run))
    return lines


def note_other(
    painted: PaintedPage, page: int, runs: list[Run], report: Report
) -> None:
    """Say where the words of a layer are others than those of the picture there."""
    if sum(run.letters for run in runs) < _FEWEST_OTHER:
        return
    lines: list[Run] = []
    for run in runs:
        if lines and lines[-1].goes_on_with(run):
            lines[-1] = lines[-1].with_more(run)
        else:
            lines.append(run)
    for run in lines:
        place = place_of(run.box, painted.shown.size)
        report.add("text_differs", page=page, count=run.letters, **place)


def place_of(box: Box, size: tuple[int, int]) -> dict[str, Any]:
    """Where on its page a place is: in tens of percent down, its box in thousandths."""
    down = max(0, min(100, round(100 * box[1] / size[1])))
    return {"down": round(down, -1), "box": in_thousands(box, size)}
