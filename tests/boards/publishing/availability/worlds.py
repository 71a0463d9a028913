"""Reports that the public has, and people who may take them back."""

from django.utils import timezone

from boards.models import BriefingPage, LearningIndexPage, PageDocument, ReviewPage
from boards.publishing.releases.gate import let_out
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.factories import make_document, make_page, make_review, release, the_list

LONG_AGO = PartialDate(2010, 9, 12)
# On the last day that it can mean, its floor is a year away or more.
THIS_YEAR = PartialDate(timezone.localdate().year)
ITS_FLOOR = f"31 Dec {THIS_YEAR.year + 1}"


def public_review(board: OpenedBoard, published=LONG_AGO, **fields) -> ReviewPage:
    """A live review with a report, published with a revision as releases do."""
    review = make_review(board, published=published, **fields)
    release(review, make_document(board), title="The report")
    return published_again(review)


def published_again(page):
    """The page after its latest state was published by whoever may."""
    page = type(page).objects.get(pk=page.pk)
    revision = page.save_revision()
    with let_out(revision.pk):
        revision.publish()
    return type(page).objects.get(pk=page.pk)


def briefing(board: OpenedBoard, **fields) -> BriefingPage:
    return make_page(BriefingPage, the_list(LearningIndexPage, board), **fields)


def the_row(page) -> PageDocument:
    return PageDocument.objects.select_related("page", "kind", "file").get(page=page.pk)
