"""What has nothing in it does not go to the public, by whatever door."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import get_page_models

from boards.models import (
    AboutReview,
    BriefingPage,
    BulletinPage,
    ContactPage,
    ContentPage,
    EventIndexPage,
    EventPage,
    FaqPage,
    LearningIndexPage,
    LibraryIndexPage,
    LibraryItemPage,
    NewsIndexPage,
    NewsPage,
    PracticeThemePage,
    ReviewIndexPage,
    ReviewPage,
    ReviewType,
    SubgroupPage,
    Theme,
)
from cms.models import BasePage
from cms.partial_dates import PartialDate
from cms.publishing import PublicationRefused
from tests.cms_forms import adding, editing, errors_of, send
from tests.every_page import question
from tests.factories import (
    cms_client,
    make_board,
    make_document,
    make_editor,
    make_page,
    release,
    save_draft,
    submit,
    the_list,
)

TEXT = [("text", "<p>Words.</p>")]
DAY = PartialDate(2014, 5, 29)
PANELS = [("panel", {"heading": "One", "text": "<p>Words.</p>"})] * 7
OFFICE = [("office", {"name": "Office", "phone": "01480 373582", "email": ""})]
FILE = "a file"
# Of each kind that needs something: where it lies, what is missing at which fields
# when there is nothing, and what is enough.
KINDS = {
    NewsPage: (
        NewsIndexPage,
        {"published", "body"},
        [
            {"published": DAY, "body": TEXT},
            {"published": DAY, "summary": "All is said in a sentence."},
            {"published": DAY, FILE: True},
        ],
    ),
    EventPage: (
        EventIndexPage,
        {"starts_at"},
        [{"starts_at": timezone.now()}, {"body": TEXT}, {"summary": "In spring."}],
    ),
    FaqPage: (None, {"groups"}, [{"groups": [question()]}]),
    LibraryItemPage: (LibraryIndexPage, {"body"}, [{"body": TEXT}, {FILE: True}]),
    ContactPage: (None, {"offices"}, [{"offices": OFFICE}]),
    SubgroupPage: (ContactPage, {"body"}, [{"body": TEXT}, {"summary": "Meets."}]),
    BriefingPage: (
        LearningIndexPage,
        {"briefing_panels"},
        [
            {"briefing_panels": PANELS},
            {"briefing_panels": PANELS[:1]},
            {"body": TEXT},
            {FILE: True, "summary": "What was learnt, on one page."},
        ],
    ),
    BulletinPage: (LearningIndexPage, {"body"}, [{"body": TEXT}, {FILE: True}]),
    ContentPage: (
        None,
        {"body"},
        [
            {"body": TEXT},
            {"summary": "All is said in a sentence."},
            {FILE: True},
            {"purpose": ContentPage.Purpose.ACCESSIBILITY},
        ],
    ),
    # Of its report the rules of release say more (R7, R8).
    ReviewPage: (
        ReviewIndexPage,
        {"body"},
        [
            {"body": TEXT},
            {"summary": "What was learnt."},
            {"published": DAY},
            {"publication_note": "Delayed until court proceedings have ended."},
            {FILE: True},
        ],
    ),
    PracticeThemePage: (LearningIndexPage, {"body"}, [{"body": TEXT}, {"theme": True}]),
}
# Why a kind needs no more than its title.
LISTS = "it lists what lies below it, and says so while that is nothing"
NEED_NOTHING = {
    "HomePage": "it has one strong sentence, which its form asks for",
    "ReviewIndexPage": LISTS,
    "LearningIndexPage": LISTS,
    "LibraryIndexPage": LISTS,
    "NewsIndexPage": LISTS,
    "EventIndexPage": LISTS,
}


@pytest.fixture
def board(db):
    opened = make_board()
    everything = [
        model._meta.label_lower
        for model in (LibraryItemPage, PracticeThemePage)
        if model._meta.label_lower not in opened.board.one_person_types
    ]
    opened.board.one_person_types += everything
    opened.board.save()
    return opened


def place_of(kind, board):
    place = KINDS[kind][0]
    return the_list(place, board) if place else board.home


def draft(kind, board, **fields):
    fields.setdefault("summary", "")
    has_file, has_theme = fields.pop(FILE, False), fields.pop("theme", False)
    if kind is ReviewPage:
        fields["review_type"] = ReviewType.objects.get(slug="rapid-review")
    if has_theme:
        fields["theme"] = Theme.objects.first()
    page = make_page(kind, place_of(kind, board), live=False, **fields)
    if has_file:
        release(page, make_document(board), kind="form")
    return page


def test_every_kind_of_page_is_known():
    kinds = {
        model.__name__ for model in get_page_models() if issubclass(model, BasePage)
    }

    assert kinds == {kind.__name__ for kind in KINDS} | NEED_NOTHING.keys()


def test_with_nothing_a_page_says_what_is_missing_and_with_something_it_does_not(board):
    for kind, (_place, fields, enough) in KINDS.items():
        assert draft(kind, board).missing([]).keys() == fields, kind
        for facts in enough:
            page = draft(kind, board, **facts)
            assert page.lacks() == [], (kind, facts)


@pytest.mark.parametrize("kind", KINDS)
def test_no_code_publishes_an_empty_page(board, kind):
    page = draft(kind, board)
    missing = page.lacks()

    with pytest.raises(PublicationRefused) as refused:
        page.save_revision().publish()

    assert refused.value.reasons == missing
    page.refresh_from_db()
    assert not page.live


def test_the_editor_says_it_at_its_fields_and_keeps_a_draft(board):
    client = cms_client(make_editor(board))
    address = adding(NewsPage, the_list(NewsIndexPage, board))
    said = {"title": "News", "slug": "news-1"}

    published = send(client, address, said, publish=True)
    submitted = send(client, address, said, submit=True)
    kept = send(client, address, said)

    for refused in (published, submitted):
        found = errors_of(refused)
        assert found.keys() == {"published", "body"}
        assert "Say of which day it is" in found["published"][0]
    assert kept.status_code == 302
    assert not NewsPage.objects.get().live


def test_the_editor_takes_a_statement_that_is_only_a_file(board):
    client = cms_client(make_editor(board))
    page = draft(NewsPage, board, published=DAY)
    release(page, make_document(board), kind="form")
    save_draft(page, make_editor(board))

    sent = send(client, editing(page), {}, submit=True)

    assert sent.status_code == 302


def test_a_draft_published_in_bulk_stays_a_draft_while_it_is_empty(board):
    page = draft(NewsPage, board)
    save_draft(page, make_editor(board))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    cms_client(make_editor(board)).post(f"{address}?id={page.pk}", {"id": page.pk})

    page.refresh_from_db()
    assert not page.live


def test_a_release_says_what_its_pages_lack(board):
    empty = draft(BriefingPage, board)

    with pytest.raises(PublicationRefused) as refused:
        submit(board, empty, by=make_editor(board))

    (reason,) = refused.value.reasons
    assert "There is nothing to read here yet" in reason
    assert empty.title in reason


def test_a_day_that_is_not_fixed_yet_may_be_told_of(board):
    page = draft(EventPage, board, body=TEXT)

    page.save_revision().publish()

    page.refresh_from_db()
    assert page.live


def test_a_section_that_shows_what_is_below_it_needs_no_words_of_its_own(board):
    section = make_page(ContentPage, board.home, summary="")
    assert section.lacks()
    below = make_page(ContentPage, section, live=False)
    assert section.lacks()

    below.live = True
    below.save()

    assert section.lacks() == []


def test_a_review_of_which_a_bulletin_tells_needs_no_words_of_its_own(board):
    """One learning report may serve several reviews; all go public together."""
    review = draft(ReviewPage, board)
    bulletin = draft(BulletinPage, board, body=TEXT)
    AboutReview.objects.create(page=bulletin, review=review)
    assert review.lacks()

    submit(board, bulletin, review, by=make_editor(board))

    assert review.lacks() == []


@pytest.mark.parametrize(
    ("said", "missing"),
    [({}, {"summary"}), ({"summary": "On one page."}, set()), ({"body": TEXT}, set())],
)
def test_a_briefing_that_is_only_a_file_says_what_it_is_about(said, missing):
    assert set(BriefingPage(**said).missing(["a file"])) == missing
