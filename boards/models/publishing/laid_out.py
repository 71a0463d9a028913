"""How the documents of a page stand beside each other."""

from collections.abc import Sequence

from boards.models.publishing.covers import Cover
from boards.models.publishing.documents import PageDocument
from cms.as_signed_off import is_asked_for

REPORT, RESPONSE = "report", "response"
# A document, its cover, and whether it stands beside its pair.
LaidOut = tuple[PageDocument, Cover | None, bool]


def laid_out(rows: Sequence[PageDocument], compact: bool) -> list[LaidOut]:
    """Documents in their order; a board's response comes beside the report it answers.

    What comes first has its cover, and so has every report. compact: none has.
    """
    if compact:
        return [(row, None, False) for row in rows]
    pair = _pair(rows)
    ordered = list(rows)
    if pair:
        ordered.remove(pair[1])
        ordered.insert(ordered.index(pair[0]) + 1, pair[1])
    # Whoever signs a page off is shown the covers beside the checks of their files: one
    # that is drawn later changes nothing.
    shows = not is_asked_for()
    return [
        (row, _cover(row, is_first=not place) if shows else None, row in pair)
        for place, row in enumerate(ordered)
    ]


def _cover(row: PageDocument, *, is_first: bool) -> Cover | None:
    return row.cover if is_first or row.is_report else None


def _pair(rows: Sequence[PageDocument]) -> list[PageDocument]:
    """The one report and the one response to it, or nothing."""
    of_kind = {
        slug: [row for row in rows if row.kind and row.kind.slug == slug]
        for slug in (REPORT, RESPONSE)
    }
    reports, responses = of_kind.values()
    return reports + responses if len(reports) == len(responses) == 1 else []
