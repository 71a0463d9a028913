"""What was found as a reader is shown it: kind, date, review, and the passages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Model
from django.db.models.query import RawQuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import PageDocument, Passage
from boards.models.pages.kinds import page_kind
from boards.models.shared.names import marked as named
from boards.public.filters.wishes import address
from boards.public.reading import as_the_public, readable_pages
from boards.public.search.finding import Hit
from boards.public.search.marking import Marker, marked
from cms.models import BoardDocument
from cms.partial_dates import PartialDate
from cms.reading.asking import PDF
from cms.tenancy.public import readable

# The kind of page that shows where its documents say what was searched.
REVIEW = "reviewpage"
R = TypeVar("R", bound=Model)
# Of all of a list at once: boards/publishing/find/matching.sql.
_DOCUMENTS = "SELECT * FROM wall.public_documents(%s::integer[], %s::integer[])"
_WORDS = "SELECT * FROM wall.public_words(%s::integer[], %s::bigint[])"


@dataclass(frozen=True)
class Place:
    """A passage. address: of the page of a file, where it can be opened there."""

    label: str
    address: str
    words: SafeString


@dataclass
class Result:
    """One page or file. page: where it stands. line: the row that releases it."""

    hit: Hit
    page: Page | None = None
    line: PageDocument | None = None
    document: BoardDocument | None = None
    places: list[Place] = field(default_factory=list)
    query: str = ""

    @property
    def to_matches(self) -> str:
        """Behind the address of a review: where its documents say it, "" of others."""
        is_review = self.hit.facts.get("kind") == REVIEW
        if not is_review or not self.hit.kinds:
            return ""
        return f"{address([('q', self.query)])}#matches"

    @property
    def title(self) -> str:
        if self.line:
            return self.line.shown_title
        own = self.document or self.page
        return str(own.title) if own else ""

    @property
    def kind(self) -> str:
        """What a file or a page is; "" of a page whose kind tells a reader nothing."""
        if self.page and not self.hit.document_id:
            return page_kind(self.page)
        if self.line and self.line.kind:
            return named(self.line.kind)
        return _("Document")

    @property
    def date(self) -> PartialDate | None:
        """Its own: a file has none of the page that it is on."""
        if self.hit.document_id:
            return self.line.shown_published if self.line else None
        return PartialDate.from_stored(self.hit.date) if self.hit.date else None

    @property
    def more(self) -> int:
        """In how many more places it has the words."""
        return max(0, self.hit.hits - len(self.places))


@as_the_public
def results_of(hits: list[Hit], marker: Marker, query: str) -> list[Result]:
    """Those of one page of the list, with all that is printed of them."""
    pages = readable_pages().in_bulk([hit.page for hit in hits if hit.page])
    lines = readable(PageDocument.objects.all(), "kind").in_bulk(
        [hit.line_id for hit in hits if hit.line_id]
    )
    boards = sorted({hit.board_id for hit in hits})
    files = [hit.document_id for hit in hits if hit.document_id]
    documents = documents_of(boards, files)
    wanted = [key for hit in hits for key in hit.passages]
    passages = passages_of(boards, wanted)
    results = []
    for hit in hits:
        line = lines.get(hit.line_id) if hit.line_id else None
        document = documents.get(hit.document_id or 0)
        result = Result(hit, pages.get(hit.page or 0), line, document, query=query)
        if not (result.document if hit.document_id else result.page):
            # Gone since it was found.
            continue
        shown = [passages[key] for key in hit.passages if key in passages]
        result.places = [place_of(one, document, marker) for one in shown if one.text]
        results.append(result)
    return results


def documents_of(boards: Sequence[int], files: list[int]) -> dict[int, BoardDocument]:
    """What is printed of files that are public, by their keys."""
    return _by_key(BoardDocument.objects.raw(_DOCUMENTS, [boards, files]), files)


def passages_of(boards: Sequence[int], wanted: list[int]) -> dict[int, Passage]:
    """The words of passages that are public, by their keys."""
    return _by_key(Passage.objects.raw(_WORDS, [boards, wanted]), wanted)


def _by_key(rows: RawQuerySet[R], wanted: Sequence[int]) -> dict[int, R]:
    """Read only where something is wanted."""
    return {row.pk: row for row in rows} if wanted else {}


def place_of(passage: Passage, document: BoardDocument | None, marker: Marker) -> Place:
    """A passage as it is shown; of a PDF with the page that it opens at."""
    label, opens = passage.heading, ""
    if document and document.file_extension.lower() == PDF:
        label = _("Page %(number)s") % {"number": passage.number}
        opens = f"{document.url}#page={passage.number}"
    return Place(label, opens, marked(passage.text, marker))
