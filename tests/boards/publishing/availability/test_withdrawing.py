"""A page is withdrawn at once with its files, and restored by two people (R9)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from boards.models import ContentPage, OncePublic, Release, ReleaseState, Withdrawal
from boards.publishing.releases.gate import let_out
from boards.publishing.withdrawals import withdrawing
from cms.publishing import PublicationRefused
from tests.boards.publishing.availability.worlds import (
    THIS_YEAR,
    briefing,
    public_review,
    published_again,
    the_row,
)
from tests.factories import (
    get,
    make_board,
    make_editor,
    make_member,
    make_page,
    release,
    sign_off,
    submit,
)
from tests.reading import words
from tests.states import home_in, translate
from tests.worlds import as_stored, taken_back

pytestmark = pytest.mark.django_db

WORDS = withdrawing.Words(
    title="A review that we have withdrawn",
    public_reason="We are correcting it.",
    reason="A name on page 14.",
)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with taken_back(django_db_blocker):
        board = make_board(phone="01480 373582")
        yield board, public_review(board, THIS_YEAR, title="Child P")


@pytest.fixture
def at_hand(world, db):
    return as_stored(world)


@pytest.fixture
def board(at_hand):
    return at_hand[0]


@pytest.fixture
def review(at_hand):
    return at_hand[1]


def withdraw(page, by=None):
    withdrawing.withdraw(Page.objects.get(pk=page.pk), by, WORDS)


def test_a_notice_stands_at_its_address_and_its_file_is_closed(client, board, review):
    address = review.relative_url(board.site)
    file = the_row(review).file
    withdraw(review)

    response = get(client, board, address)

    assert response.status_code == 410
    assert response["Cache-Control"] == "private, no-store"
    shown = words(response, "main")
    assert "A review that we have withdrawn" in shown
    assert "We are correcting it." in shown
    assert "01480 373582" in shown
    assert get(client, board, file.url).status_code == 410
    for place in (address, file.url):
        text = get(client, board, place).content.decode()
        assert "Child P" not in text
        assert "page 14" not in text


@pytest.mark.parametrize("place", ["/search/?q=Child", "/sitemap.xml", "/", "list"])
def test_it_is_named_nowhere_else(client, board, review, place):
    path = review.get_parent() if place == "list" else place
    assert "child-p" in get(client, board, "/sitemap.xml").content.decode()
    withdraw(review)

    text = get(client, board, path).content.decode()

    assert "Child P" not in text
    assert "child-p" not in text


@pytest.mark.parametrize("end", ["", "pdf/"])
@pytest.mark.parametrize("host", ["another board's", "localhost", "unknown.example"])
def test_other_hosts_know_of_nothing(client, board, review, end, host):
    address = review.relative_url(board.site) + end
    withdraw(review)
    asked = make_board().board.hostname if host == "another board's" else host

    assert client.get(address, headers={"host": asked}).status_code in (302, 404)


def test_its_pdf_is_gone_as_well(client, board, review):
    address = review.relative_url(board.site) + "pdf/"
    withdraw(review)

    assert get(client, board, address).status_code == 410


def test_a_page_that_was_unpublished_says_so_without_its_title(client, board):
    page = make_page(ContentPage, board.home, title="Sam Example")
    address = page.relative_url(board.site)
    page.unpublish()

    response = get(client, board, address)

    assert response.status_code == 410
    assert "Sam Example" not in response.content.decode()


def test_a_draft_that_never_was_public_is_not_there(client, board):
    page = make_page(ContentPage, board.home, live=False, slug="draft")

    assert get(client, board, page).status_code == 404


def test_a_file_that_another_page_links_to_closes_as_well(client, board, review):
    file = the_row(review).file
    link = f'<p><a linktype="document" id="{file.pk}">Report</a></p>'
    make_page(ContentPage, board.home, body=[("text", link)])
    withdraw(review)

    assert get(client, board, file.url).status_code == 410


def test_a_file_that_another_page_lists_closes_as_well(client, board, review):
    file = the_row(review).file
    other = briefing(board)
    release(other, file)
    withdraw(review)

    assert get(client, board, file.url).status_code == 410
    assert the_row(other).availability == "withdrawn"


def test_its_versions_in_other_languages_go_as_well(client, board):
    page = make_page(ContentPage, board.home)
    version = translate(page, "pl", home_in(board, "pl"))
    address = version.relative_url(board.site)
    withdraw(page)

    assert get(client, board, address).status_code == 410


def test_what_waits_to_publish_it_is_called_off(board, review):
    editor = make_editor(board)
    review.save_revision(user=editor)
    tomorrow = timezone.now() + timedelta(days=1)
    waiting = submit(board, review, by=editor, at=tomorrow)
    withdraw(review)

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.CALLED_OFF
    assert not review.revisions.exclude(approved_go_live_at=None).exists()


def test_who_withdrew_it_and_why_is_in_its_history(board, review):
    editor = make_editor(board)
    withdraw(review, editor)

    entry = PageLogEntry.objects.get(action="boards.withdraw")
    assert (entry.user, entry.data["reason"]) == (editor, "A name on page 14.")


def test_nobody_alone_brings_it_back(client, board):
    page = make_page(ContentPage, board.home)
    page = published_again(page)
    withdraw(page)
    (restored,) = withdrawing.restore(page, make_editor(board), "Mended.")

    with pytest.raises(PublicationRefused, match="withdrawn"):
        Page.objects.get(pk=restored.pk).get_latest_revision().publish()

    assert get(client, board, page.relative_url(board.site)).status_code == 410


def test_two_people_bring_it_back_as_it_was(client, board, review):
    file = the_row(review).file
    editor, second = make_editor(board), make_member(board, "approver")
    withdraw(review)

    withdrawing.restore(Page.objects.get(pk=review.pk), editor, "Mended.")
    waiting = submit(board, Page.objects.get(pk=review.pk), by=editor)
    sign_off(Release.objects.get(pk=waiting.pk), second)

    assert get(client, board, review).status_code == 200
    assert get(client, board, file.url).status_code == 200
    assert Withdrawal.objects.get().ended_at


def test_a_version_from_before_brings_nothing_back(client, board, review):
    file = the_row(review).file
    revision = review.get_latest_revision()
    withdraw(review)
    revision.refresh_from_db()

    with let_out(revision.pk):
        revision.publish()

    assert get(client, board, file.url).status_code == 410


def test_its_last_public_day_is_on_record(review):
    withdraw(review)

    days = OncePublic.objects.filter(page=review).values_list("last_day", flat=True)
    assert set(days) == {timezone.localdate()}
