"""Each sentence about the record is said where it is true, and nowhere else.

One table for each sentence: the states in which a thing can be, and what is said then.
"""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from boards.admin.availability.wording import floor_in_words, public_in_words
from boards.admin.viewsets.families import report_in_words
from boards.models import OncePublic, ReviewIndexPage, ReviewPage
from boards.models.publishing.rules import ReportOnPage, publication_sentence
from boards.publishing.availability.reports import report_on
from boards.publishing.deadlines.reviews import floors
from boards.publishing.publication_record.sentences import days
from boards.publishing.withdrawals import withdrawing
from cms.partial_dates import PartialDate
from tests.boards.publishing.availability.worlds import (
    public_review,
    published_again,
    the_row,
)
from tests.factories import (
    cms_client,
    get,
    make_board,
    make_document,
    make_editor,
    make_manager,
    make_review,
    release,
    the_list,
)
from tests.reading import words

DAY = PartialDate(2017, 9, 12)
FLOOR = date(2018, 9, 12)
TODAY = date(2020, 1, 1)
DATED = "Published 12 September 2017."
UNDATED = "Published. The date is not known."
STAYS = " The report stays here at least until 12 September 2018."
STAYED = (
    " The report had to stay here until 12 September 2018 at least, and still does."
)
NO_DAY = " No day is set on which the report leaves this site."
ELSEWHERE = " The report is on another site, which decides how long it stays."
ENDS = " The report stays here until 12 September 2018."
HELD = {
    "delayed": "Publication of this review is delayed.",
    "not_published": "The report of this review is not published.",
}


@pytest.fixture
def board(db):
    return make_board()


@pytest.mark.parametrize(
    ("decision", "published", "report", "said"),
    [
        ("published", DAY, {}, DATED),
        ("published", PartialDate(2019, 10), {}, "Published October 2019."),
        ("published", PartialDate(2017), {}, "Published 2017."),
        # The page is public, so the review is published, whoever forgot the date.
        ("published", None, {}, UNDATED),
        ("published", DAY, {"is_open": True}, DATED + NO_DAY),
        ("published", None, {"is_open": True}, UNDATED + NO_DAY),
        ("published", DAY, {"is_open": True, "is_elsewhere": True}, DATED + ELSEWHERE),
        ("published", DAY, {"is_open": True, "ends_on": FLOOR}, DATED + ENDS),
        ("published", DAY, {"is_open": True, "stays_until": FLOOR}, DATED + STAYS),
        ("published", DAY, {"is_open": True, "stayed_until": FLOOR}, DATED + STAYED),
        (
            "published",
            DAY,
            {"state": "on_request"},
            f"{DATED} The report is available on request.",
        ),
        (
            "published",
            None,
            {"state": "withdrawn"},
            f"{UNDATED} The report has been withdrawn.",
        ),
        ("published", DAY, {"state": "delayed"}, DATED),
        ("published", None, {"state": "delayed"}, HELD["delayed"]),
        ("published", None, {"state": "not_published"}, HELD["not_published"]),
        ("delayed", None, {}, HELD["delayed"]),
        ("delayed", DAY, {}, HELD["delayed"]),
        ("not_published", DAY, {"state": "not_published"}, HELD["not_published"]),
        # Who says both is believed in neither.
        ("delayed", DAY, {"is_open": True}, ""),
        ("not_published", None, {"is_open": True}, ""),
    ],
)
def test_the_status_line_says_what_is_true(decision, published, report, said):
    review = ReviewPage(published=published, publication_decision=decision)

    assert publication_sentence(review, ReportOnPage(**report)) == said


def here(board, review, **fields):
    """The review's report, in the board's own file."""
    return release(review, make_document(board), **fields)


def on_another_site(board, review):
    return release(review, link="https://example.org/report.pdf")


@pytest.mark.parametrize(
    ("made", "since", "today", "stays", "stayed"),
    [
        ([here], date(2017, 9, 12), FLOOR, FLOOR, None),
        ([here], date(2017, 9, 12), TODAY, None, FLOOR),
        ([here], FLOOR, TODAY, None, FLOOR),
        # Made after its floor: it stood somewhere else, or nowhere.
        ([here], FLOOR + timedelta(days=1), TODAY, None, None),
        ([on_another_site], date(2017, 9, 12), FLOOR, None, None),
        ([on_another_site], date(2017, 9, 12), TODAY, None, None),
        ([here, on_another_site], date(2017, 9, 12), FLOOR, None, None),
        ([], date(2017, 9, 12), TODAY, None, None),
    ],
)
def test_a_report_is_said_to_stay_where_it_was_on_this_site_before_its_floor(
    board, made, since, today, stays, stayed
):
    review = make_review(board, published=DAY)
    rows = [make(board, review) for make in made]
    OncePublic.objects.filter(page=review.pk).update(first_day=since)

    found = report_on(review, rows, board.board, today)

    assert (found.stays_until, found.stayed_until) == (stays, stayed)


@pytest.mark.parametrize("own", [PartialDate(2019, 9, 12), PartialDate(2016)])
def test_of_two_reports_with_two_floors_only_what_is_true_of_both_is_said(board, own):
    review = make_review(board, published=DAY)
    rows = [here(board, review), here(board, review, published=own)]
    OncePublic.objects.filter(page=review.pk).update(first_day=date(2016, 1, 1))

    found = report_on(review, rows, board.board, date(2018, 6, 1))

    assert found.is_open
    both_stay = own.year == 2019
    assert found.stays_until == (FLOOR if both_stay else None)
    assert found.stayed_until is None


def test_a_translation_of_today_shows_a_report_that_was_on_the_site_before(board):
    review = make_review(board, published=DAY)
    row = here(board, review)
    OncePublic.objects.filter(page=review.pk).update(first_day=date(2017, 9, 12))
    later = make_review(board, published=DAY)
    same = release(later, row.file)

    assert report_on(later, [same], board.board, TODAY).stayed_until == FLOOR


def test_a_page_made_today_does_not_say_that_its_old_report_had_to_stay(board):
    review = make_review(board, published=DAY)
    here(board, review)

    assert words(get(Client(), board, review), ".status-line") == DATED + NO_DAY


def test_a_public_review_without_a_date_is_not_called_unpublished(board):
    review = make_review(board)

    assert words(get(Client(), board, review), ".status-line") == UNDATED


# The day on which the record of the board begins; the days of the thing; the date that
# its editors gave it.
BEGAN = date(2020, 1, 1)
FROM, UNTIL = date(2021, 3, 5), date(2021, 9, 7)


@pytest.mark.parametrize(
    ("first", "last", "published", "said"),
    [
        (FROM, UNTIL, None, "from 5 March 2021 to 7 September 2021"),
        (FROM, UNTIL, PartialDate(2021), "from 5 March 2021 to 7 September 2021"),
        (FROM, UNTIL, PartialDate(2021, 3, 5), "from 5 March 2021 to 7 September 2021"),
        # Brought in from the site before: it says itself that it is older.
        (FROM, UNTIL, PartialDate(2014), "until 7 September 2021"),
        # There when the record began, and who knows since when.
        (BEGAN, UNTIL, None, "until 7 September 2021"),
        (UNTIL, UNTIL, None, "until 7 September 2021"),
        # Public still, as far as the record knows.
        (FROM, None, None, None),
    ],
)
@pytest.mark.parametrize("of", ["page", "file"])
def test_a_notice_says_the_days_that_the_record_knows(
    board, first, last, published, said, of
):
    review = make_review(board, published=published if of == "page" else None)
    row = here(board, review, published=published if of == "file" else None)
    OncePublic.objects.update(first_day=BEGAN)
    record = OncePublic.objects.get(
        page=review.pk, document=row.file_id if of == "file" else None
    )
    record.first_day, record.last_day = first, last

    told = [f"It was public on this site {said}."] if said else []
    assert days(record) == told


def test_the_notice_of_an_imported_report_names_no_day_of_import(board):
    review = public_review(board, DAY)
    row = the_row(review)
    row.availability, row.public_note = "on_request", "Please ask."
    row.save()

    gone = get(Client(), board, row.file.url)

    assert gone.status_code == 410
    assert "site from" not in words(gone)
    assert "It was public on this site until" in words(gone)


@pytest.mark.parametrize(
    ("state", "target", "since", "said"),
    [
        ("published", "file", "before", "It had to stay until 12 Sep 2018 "),
        ("published", "file", "after", "The time for which it has to stay is over: "),
        ("published", "file", "never", "Once it is public it has to stay until "),
        ("published", "link", "before", "Another site decides how long it stays."),
        ("withdrawn", "file", "before", "It was to stay until 12 Sep 2018 "),
        ("delayed", "none", "never", "Nothing keeps it: the public never had it "),
    ],
)
def test_the_screen_of_documents_says_of_each_floor_what_is_true(
    board, state, target, since, said
):
    review = make_review(board, published=DAY, live=since != "never")
    fields = {"link": "https://example.org/a.pdf"} if target == "link" else {}
    file = make_document(board) if target == "file" else None
    row = release(review, file, availability="published", **fields)
    known = OncePublic.objects.filter(page=review.pk)
    known.update(first_day=date(2017, 9, 12) if since == "before" else TODAY)
    row.availability = state

    assert floor_in_words(row, review, board.board).startswith(said)


@pytest.mark.parametrize(
    ("target", "is_public", "said"),
    [
        ("file", True, "public now"),
        ("file", False, "not public by this page yet"),
        # The day of the page is none of a line without a file.
        ("none", True, ""),
        ("link", True, ""),
    ],
)
def test_the_screen_of_documents_names_no_day_that_is_not_the_files(
    board, target, is_public, said
):
    review = make_review(board, live=is_public)
    fields = {"link": "https://example.org/a.pdf"} if target == "link" else {}
    file = make_document(board) if target == "file" else None
    row = release(review, file, **fields)
    record = OncePublic.objects.filter(page=review.pk, document__isnull=False).first()

    assert public_in_words(row, record) == said


@pytest.mark.parametrize(
    ("made", "since", "is_told"),
    [(here, 400, True), (here, 1, False), (on_another_site, 400, False)],
)
def test_what_is_due_tells_of_a_floor_that_has_been_kept(board, made, since, is_told):
    today = timezone.localdate()
    published = today - timedelta(days=370)
    own = PartialDate(published.year, published.month, published.day)
    review = make_review(board, published=own)
    made(board, review)
    first = today - timedelta(days=since)
    OncePublic.objects.filter(page=review.pk).update(first_day=first)

    assert bool(list(floors(board.board, today))) == is_told


# Of a document: its day is that of a publication only where there was one.
@pytest.mark.parametrize(
    "layout", [choice.value for choice in ReviewIndexPage.Grouping]
)
@pytest.mark.parametrize("state", ["delayed", "not_published"])
def test_no_list_dates_a_document_that_was_never_published(board, layout, state):
    listing = the_list(ReviewIndexPage, board)
    review = make_review(board)
    release(review, availability=state, public_note="Not yet.", published=DAY)
    listing.grouping = layout
    listing.save()

    for page in (listing, review):
        assert "12 September 2017" not in words(get(Client(), board, page))


@pytest.mark.parametrize("decision", ["delayed", "not_published"])
def test_no_page_dates_a_review_that_is_held_back_as_published(board, decision):
    review = make_review(
        board, publication_decision=decision, published=DAY, publication_note="Later."
    )

    assert "Published" not in words(get(Client(), board, review), ".facts")


def published(board):
    return public_review(board)


def unpublished(board):
    review = published_again(make_review(board))
    review.unpublish()
    return ReviewPage.objects.get(pk=review.pk)


def withdrawn(board):
    review = public_review(board)
    by = make_editor(board)
    withdrawing.withdraw(review, by, withdrawing.Words("Gone", "We mend it.", "Name"))
    return ReviewPage.objects.get(pk=review.pk)


def never_public(board):
    return make_review(board, live=False)


@pytest.mark.parametrize(
    ("made", "status", "report"),
    [
        (published, "live", "Published"),
        (unpublished, "public no longer", "Public no longer"),
        (withdrawn, "public no longer", "Public no longer"),
        (never_public, "draft", "To be published"),
    ],
)
def test_the_list_of_reviews_calls_published_what_the_public_can_read(
    board, made, status, report
):
    review = made(board)

    assert (review.status_string, report_in_words(review)) == (status, report)


def test_the_list_of_reviews_says_so_on_the_screen(board):
    withdrawn(board)

    listed = cms_client(make_editor(board)).get(reverse("reviews:index"))

    assert "withdrawn" in words(listed, "main table").lower()
    assert "Published" not in words(listed, "main tbody")


def test_an_entry_that_has_gone_already_is_not_taken_off_once_more(board):
    manager = cms_client(make_manager(board))
    address = reverse("remove_never_publish_entry", args=[board.board.pk, 0])

    said = words(manager.post(address, follow=True), ".messages")

    assert said == "This entry had been taken off before."
