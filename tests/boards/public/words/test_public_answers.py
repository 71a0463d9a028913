"""What the public reads in another language is in the catalogues, whatever it opens."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from boards.governance.lifecycle import closing
from boards.models import (
    Availability,
    AvailabilityChange,
    ContentPage,
    EventIndexPage,
    EventPage,
    NewsIndexPage,
    NewsPage,
    OncePublic,
    ReviewIndexPage,
)
from boards.models.pages.reviews import PublicationDecision
from boards.public import error_views, pdf
from boards.publishing.withdrawals import withdrawing
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.boards.public.words.recording import LANGUAGE, Recorder, in_polish
from tests.boards.publishing.copy_requests.asking import JO, address_of
from tests.boards.publishing.previews.opening import follow, make_link, make_release
from tests.every_page import one_of_each
from tests.factories import (
    get,
    host_of,
    make_board,
    make_document,
    make_page,
    make_review,
    release,
    the_list,
)
from tests.reading import parsed
from tests.states import lock
from tests.worlds import as_stored, taken_back

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def board_in_polish(django_db_setup, django_db_blocker) -> Iterator[OpenedBoard]:
    facts = {
        "phone": "01480 373582",
        "email": "office@example.org",
        "address": "1 High Street\nHuntingdon",
        "concern_phone": "0333 240 1727",
        "out_of_hours_phone": "01733 234724",
    }
    with taken_back(django_db_blocker):
        yield in_polish(make_board(**facts))


@pytest.fixture
def board(board_in_polish, db) -> OpenedBoard:
    return as_stored(board_in_polish)


@pytest.fixture
def recorder(board, monkeypatch) -> Recorder:
    """Begins when the world stands: what only the CMS asks for is not noted."""
    return Recorder(monkeypatch)


def read(board: OpenedBoard, place, status: int = 200, **query) -> None:
    """Open a page or an address below the Polish home."""
    path = f"/{LANGUAGE}{place}" if isinstance(place, str) else place
    response = get(Client(), board, path, **query)

    assert response.status_code == status
    assert parsed(response).html["lang"] == LANGUAGE


def assert_known(recorder: Recorder, *examples: str) -> None:
    assert set(examples) <= {singular for _context, singular in recorder.asked}
    assert not recorder.unknown


def test_of_every_type_of_page(board, monkeypatch):
    pages = one_of_each(board)
    recorder = Recorder(monkeypatch)

    for page in pages.values():
        read(board, page)

    assert_known(recorder, "Worried about a child?", "The latest", "7-minute briefing")


@pytest.mark.parametrize("grouping", ReviewIndexPage.Grouping)
def test_of_every_look_of_the_list_of_reviews(board, monkeypatch, grouping):
    reviews = the_list(ReviewIndexPage, board, grouping=grouping)
    for decision in PublicationDecision:
        review = make_review(
            board,
            publication_decision=decision,
            publication_note="Po rozprawie.",
            published=PartialDate(2019, 10),
        )
        for way in Availability:
            release(review, availability=way, public_note="Na razie nie.")
        make_review(board)
    recorder = Recorder(monkeypatch)

    read(board, reviews)
    read(board, reviews, type="rapid-review", year="2019")
    read(board, reviews, type="joint-review")

    assert_known(recorder, "Rapid review", "Filter the list", "No review matches")


# Every two of the three together.
DAYS = (None, PartialDate(2017), PartialDate(2017, 9, 12))
STATES = [
    (decision, way, DAYS[(one + other) % len(DAYS)])
    for one, decision in enumerate(PublicationDecision)
    for other, way in enumerate(Availability)
]


@pytest.mark.parametrize(("decision", "way", "published"), STATES)
def test_of_a_review_in_every_state(board, monkeypatch, decision, way, published):
    review = make_review(
        board,
        publication_decision=decision,
        publication_note="Po rozprawie.",
        published=published,
        also_known_as="Child P",
        local_code="LR-4",
        methodology="SCIE",
        nspcc_reference="C7043",
    )
    row = release(
        review,
        make_document(board, page_count=48),
        availability=way,
        public_note="Na razie nie.",
    )
    AvailabilityChange.objects.create(
        page_id=review.pk,
        row=row,
        title=row.title,
        before=Availability.DELAYED,
        after=way,
        public_note="Tak.",
    )
    recorder = Recorder(monkeypatch)

    read(board, review)

    assert_known(recorder, "About this review", "What happened to this document")


def test_of_events_news_and_long_lists(board, monkeypatch):
    events = the_list(EventIndexPage, board)
    news = the_list(NewsIndexPage, board)
    tomorrow = timezone.now() + timedelta(days=1)
    for kind in EventPage.Kind:
        event = make_page(
            EventPage,
            events,
            kind=kind,
            starts_at=tomorrow,
            ends_at=tomorrow + timedelta(hours=1),
            booking_link="https://example.org",
        )
    make_page(EventPage, events, starts_at=timezone.now() - timedelta(days=9))
    for kind in NewsPage.Kind:
        for number in range(30):
            make_page(NewsPage, news, kind=kind, slug=f"{kind}-{number}")
    recorder = Recorder(monkeypatch)

    for place in (events, event, news):
        read(board, place)
    read(board, f"/{news.slug}/?page=2")

    assert_known(recorder, "Coming up", "Book a place", "Previous page")


def test_of_pages_with_a_purpose(board, monkeypatch):
    pages = [
        make_page(ContentPage, board.home, purpose=purpose, slug=f"a-{purpose or 'b'}")
        for purpose in ContentPage.Purpose
    ]
    release(pages[0], make_document(board))
    lock(pages[-1])
    recorder = Recorder(monkeypatch)

    for page in pages[:-1]:
        read(board, page)
    get(Client(), board, pages[-1])

    assert_known(recorder, "Exit this page", "Password required")


def test_of_searching_and_of_addresses_that_lead_nowhere(board, recorder):
    make_page(ContentPage, board.home, title="Rodzina", slug="rodzina")

    read(board, "/search/")
    read(board, "/search/", q="rodzina")
    read(board, "/search/", q="nic takiego")
    read(board, "/nie-ma/", status=404)

    assert_known(recorder, "We cannot find that page")


def test_of_our_own_faults(recorder, rf):
    with translation.override(LANGUAGE):
        error_views.server_error(rf.get("/"))

    assert_known(recorder, "Something went wrong")


@pytest.mark.parametrize("way", [None, *Availability])
def test_of_what_is_gone(board, monkeypatch, way):
    page = make_page(ContentPage, board.home, slug="about")
    gone = make_page(ContentPage, board.home, slug="gone")
    file = make_document(board)
    row = release(page, file, kind="briefing")
    for public in (page, gone):
        public.save_revision().publish()
    if way:
        row.availability, row.public_note = way, "Nie ma."
        row.save()
    else:
        row.delete()
    OncePublic.objects.update(last_day=timezone.localdate() + timedelta(days=1))
    gone.unpublish()
    recorder = Recorder(monkeypatch)

    read(board, "/gone/", status=410)
    read(board, "/about/")

    assert_known(recorder, "This page is no longer here")


def test_of_what_was_withdrawn(board, monkeypatch):
    page = make_page(ContentPage, board.home, slug="about")
    page.save_revision().publish()
    said = withdrawing.Words(title="Wycofane", public_reason="Błąd.", reason="Error.")
    withdrawing.withdraw(page.page_ptr, None, said)
    recorder = Recorder(monkeypatch)

    read(board, "/about/", status=410)

    assert_known(recorder, "It was withdrawn on %(day)s.", "How to ask for it")


def test_of_asking_for_a_copy(board, monkeypatch):
    row = release(make_review(board), availability=Availability.ON_REQUEST)
    recorder = Recorder(monkeypatch)
    address = address_of(row, f"/{LANGUAGE}")

    read(board, address.removeprefix(f"/{LANGUAGE}"))
    for said in (
        {},
        {"email": "x"},
        {"email": f"{'x' * 300}@example.org"},
        {**JO, "name": "x" * 200, "message": "x" * 3000, "web_address": "x\0"},
    ):
        answer = Client().post(address, said, headers={"host": host_of(board)})
        assert answer.status_code == 200

    assert_known(recorder, "Nothing has been sent yet", "Your email address")


def test_of_drafts_that_somebody_outside_reads(board, monkeypatch):
    review = make_review(board, live=False)
    review.save_revision()
    secret = make_link(board, make_release(board, review))
    recorder = Recorder(monkeypatch)

    opened = [
        follow(board, secret, f"pages/{review.pk}/"),
        follow(board, make_link(board, review), "watermark.svg"),
    ]

    assert [response.status_code for response in opened] == [200, 200]
    assert_known(recorder, "Draft", "Draft for %(recipient)s:")


def test_of_a_board_that_has_closed(board, monkeypatch):
    closing.close(board.board, date(2026, 3, 31), make_board(name="New").board)
    recorder = Recorder(monkeypatch)

    read(board, board.home)

    assert_known(recorder, "Its pages stay here as a record.")


@pytest.mark.skipif(not pdf.available(), reason="WeasyPrint's libraries are not here.")
def test_of_a_page_on_paper(board, monkeypatch):
    review = make_review(board)
    recorder = Recorder(monkeypatch)

    response = get(Client(), board, f"{review.relative_url(board.site)}pdf/")

    assert response["Content-Type"] == "application/pdf"
    assert_known(recorder, "About this review")
