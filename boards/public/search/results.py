"""What was found as a reader is shown it: kind, date, review, and the passages."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import PageDocument, Passage
from boards.models.shared.names import marked as named
from boards.public.filters.wishes import address
from boards.public.search.finding import Hit
from boards.public.search.marking import Marker, marked
from cms.models import BoardDocument
from cms.partial_dates import PartialDate
from cms.reading.asking import PDF
from cms.tenancy.public import readable
from cms.tenancy.scope import PUBLIC, in_scope

# The kind of page that shows where its documents say what was searched.
REVIEW = "reviewpage"


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
        """What a file is; a page says so itself."""
        if self.line and self.line.kind:
            return named(self.line.kind)
        return _("Document")

    @property
    def date(self) -> PartialDate | None:
        return PartialDate.from_stored(self.hit.date) if self.hit.date else None

    @property
    def more(self) -> int:
        """In how many more places it has the words."""
        return max(0, self.hit.hits - len(self.places))


def results_of(hits: list[Hit], marker: Marker, query: str) -> list[Result]:
    """Those of one page of the list, with all that is printed of them."""
    with in_scope(PUBLIC):
        return _results_of(hits, marker, query)


def _results_of(hits: list[Hit], marker: Marker, query: str) -> list[Result]:
    pages = readable(Page.objects.all(), "content_type", "locale").in_bulk(
        [hit.page for hit in hits if hit.page]
    )
    lines = readable(PageDocument.objects.all(), "kind", "file").in_bulk(
        [hit.line_id for hit in hits if hit.line_id]
    )
    bare = [hit.document_id for hit in hits if hit.document_id and not hit.line_id]
    documents = readable(BoardDocument.objects.all()).in_bulk(bare) if bare else {}
    wanted = [key for hit in hits for key in hit.passages]
    bare_pages = [hit.page_id for hit in hits if hit.page_id and not hit.passages]
    passages, summaries = _texts(wanted, bare_pages)
    results = []
    for hit in hits:
        line = lines.get(hit.line_id) if hit.line_id else None
        document = line.file if line else documents.get(hit.document_id or 0)
        result = Result(hit, pages.get(hit.page or 0), line, document, query=query)
        if not (result.document if hit.document_id else result.page):
            # Gone since it was found.
            continue
        shown = [passages[key] for key in hit.passages if key in passages]
        result.places = [place_of(one, document, marker) for one in shown]
        if not shown and (summary := summaries.get(hit.page_id or 0)):
            result.places = [Place("", "", marked(summary, marker))]
        results.append(result)
    return results


def _texts(
    wanted: list[int], pages: list[int]
) -> tuple[dict[int, Passage], dict[int, str]]:
    """Passages by their keys, and what pages say in short, in one question."""
    asked = Q(pk__in=wanted) | Q(page__in=pages, number=0, line=None)
    found = Passage.objects.filter(asked).defer("vector", "facts")
    passages = {one.pk: one for one in found} if wanted or pages else {}
    summaries = {
        one.page_id: one.text
        for one in passages.values()
        if one.page_id and not one.number and not one.line_id
    }
    return passages, summaries


def place_of(passage: Passage, document: BoardDocument | None, marker: Marker) -> Place:
    """A passage as it is shown; of a PDF with the page that it opens at."""
    label, opens = passage.heading, ""
    if document and document.file_extension.lower() == PDF:
        label = _("Page %(number)s") % {"number": passage.number}
        opens = f"{document.url}#page={passage.number}"
    return Place(label, opens, marked(passage.text, marker))
