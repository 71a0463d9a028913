"""The themes that a page's own text, and the files that it lists, speak of.

Nothing is asked of anybody else: names and other words for themes are looked for in
what the search has read, and in the draft as it is.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import translation

from boards.models import Board, Passage, Theme
from boards.publishing.availability.version_files import VersionContents
from boards.publishing.find.pages import texts_of
from boards.publishing.themes.spotting import Excerpt, Spotter, excerpt
from cms.models import BasePage, BoardDocument

# How many are offered, and how many passages of files are looked through.
MOST, PASSAGES = 8, 400


@dataclass(frozen=True)
class Offer:
    """A theme that a text speaks of. times: how often. document: None for the page.

    excerpt: the passage that made it. number: the page of the file, or its part.
    """

    theme: Theme
    times: int
    excerpt: Excerpt
    document: BoardDocument | None
    number: int


def offers_for(draft: BasePage, board: Board) -> list[Offer]:
    """What speaks of it most often first, without what the page names already.

    draft: the page as its editors see it. board: its own, of whose themes and those of
    all boards there is talk.
    """
    known = list(Theme.objects.known_to(board.pk))
    left_out = _named_by(draft) | _that_gather(known)
    themes = [theme for theme in known if theme.pk not in left_out]
    with translation.override(draft.locale.language_code):
        spotter = Spotter(themes)
    times: Counter[Theme] = Counter()
    first: dict[Theme, tuple[Excerpt, BoardDocument | None, int]] = {}
    for document, number, text in _texts(draft, board):
        for spot in spotter.spots(text):
            times[spot.theme] += 1
            if spot.theme not in first:
                around = excerpt(text, spot.start, spot.end)
                first[spot.theme] = around, document, number
    return [
        Offer(theme, number, *first[theme]) for theme, number in times.most_common(MOST)
    ]


def _that_gather(themes: list[Theme]) -> set[int]:
    """Those that are there for their parts alone, such as “Practice”."""
    above = {theme.parent_id for theme in themes}
    return {
        theme.pk
        for theme in themes
        if theme.pk in above and theme.parent_id is None and not theme.synonyms
    }


def _named_by(draft: BasePage) -> set[int]:
    many = getattr(draft, "themes", None)
    return {theme.pk for theme in many.all()} if many is not None else set()


def _texts(
    draft: BasePage, board: Board
) -> Iterator[tuple[BoardDocument | None, int, str]]:
    for text in (draft.title, draft.summary, *texts_of(draft)):
        yield None, 0, " ".join(text.split())
    files = {row.file.pk: row.file for row in VersionContents(draft).rows if row.file}
    passages = (
        Passage.objects.filter(board=board, document__in=files, number__gt=0)
        .defer("vector", "facts")
        .order_by("document", "number", "pk")
    )
    for passage in passages[:PASSAGES]:
        document = files[passage.document_id]
        if passage.file_hash == document.file_hash:
            yield document, passage.number, passage.text
