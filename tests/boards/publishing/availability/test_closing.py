"""A document is closed at once by one person, and opened again by two."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from boards.models import Availability, AvailabilityChange, PageDocument, Release
from boards.publishing.releases.gate import let_out
from boards.publishing.withdrawals import document_changes
from cms.publishing import PublicationRefused
from tests.boards.publishing.availability.worlds import (
    ITS_FLOOR,
    THIS_YEAR,
    briefing,
    public_review,
    the_row,
)
from tests.factories import (
    get,
    make_board,
    make_editor,
    make_member,
    release,
    sign_off,
    submit,
)
from tests.reading import addresses, words

pytestmark = pytest.mark.django_db

NOTE = "Please ask the office."
REASON = "The year has passed."


@pytest.fixture
def board():
    return make_board(phone="01480 373582")


@pytest.fixture
def review(board):
    return public_review(board)


def close(page, state=Availability.ON_REQUEST):
    return document_changes.close(the_row(page), state, None, REASON, NOTE)


def test_the_address_of_what_is_on_request_leads_to_the_form(client, board, review):
    row = the_row(review)

    close(review)

    form = reverse("ask_for_a_copy", args=[row.pk])
    assert form in addresses(get(client, board, row.file.url))
    assert get(client, board, form).status_code == 200


@pytest.mark.parametrize("state", document_changes.CLOSING)
def test_a_document_is_closed_at_once_and_its_line_stays(client, board, review, state):
    file = the_row(review).file

    close(review, state)

    assert get(client, board, file.url).status_code == 410
    shown = words(get(client, board, review), "main")
    assert "The report" in shown
    assert NOTE in shown


def test_the_notice_says_why_and_how_to_ask(client, board, review):
    file = the_row(review).file
    close(review)

    response = get(client, board, file.url)

    shown = words(response, "main")
    assert "available on request" in shown
    assert NOTE in shown
    assert "01480 373582" in shown
    assert REASON not in response.content.decode()


def test_it_is_closed_on_every_page_that_lists_the_file(client, board, review):
    file = the_row(review).file
    other = briefing(board)
    release(other, file, kind="report")

    close(review, Availability.WITHDRAWN)

    assert get(client, board, file.url).status_code == 410
    assert the_row(other).availability == Availability.WITHDRAWN


def test_a_draft_from_before_does_not_open_it_again(client, board, review):
    file = the_row(review).file
    draft = review.save_revision()
    close(review)
    draft.refresh_from_db()

    with let_out(draft.pk):
        draft.publish()

    assert get(client, board, file.url).status_code == 410


def test_a_release_that_was_signed_off_before_does_not_open_it(client, board, review):
    file = the_row(review).file
    other = briefing(board, live=False, summary="What was learnt.")
    release(other, file, kind="briefing")
    other.save_revision(user=make_editor(board))
    tomorrow = timezone.now() + timedelta(days=1)
    waiting = submit(board, other, by=make_editor(board), at=tomorrow)
    sign_off(waiting, make_member(board, "approver"))
    close(review, Availability.WITHDRAWN)

    Release.objects.update(goes_public_at=timezone.now() - timedelta(minutes=1))
    call_command("release_due")

    assert Page.objects.get(pk=other.pk).live
    assert get(client, board, file.url).status_code == 410


def test_it_works_while_a_release_has_locked_the_page(client, board, review):
    file = the_row(review).file
    review.locked = True
    review.save(update_fields=["locked"])

    close(review)

    assert get(client, board, file.url).status_code == 410


def test_who_did_it_why_and_when_is_in_the_pages_history(board, review):
    editor = make_editor(board)

    document_changes.close(
        the_row(review), Availability.ON_REQUEST, editor, REASON, NOTE
    )

    entry = PageLogEntry.objects.get(action="boards.put_on_request")
    assert (entry.user, entry.data["reason"]) == (editor, REASON)
    change = AvailabilityChange.objects.get()
    assert (change.by, change.before, change.after) == (
        editor,
        "published",
        "on_request",
    )


def test_bringing_it_back_makes_a_draft_and_opens_nothing(client, board, review):
    file = the_row(review).file
    close(review)

    revision = document_changes.bring_back(
        the_row(review), make_editor(board), "Mended.", ""
    )

    assert get(client, board, file.url).status_code == 410
    with pytest.raises(PublicationRefused):
        revision.publish()


def test_it_is_back_when_the_draft_has_been_released(client, board, review):
    file = the_row(review).file
    close(review)
    editor = make_editor(board)
    revision = document_changes.bring_back(
        the_row(review), editor, "Mended.", "Corrected."
    )

    with let_out(revision.pk):
        revision.publish()

    assert get(client, board, file.url).status_code == 200
    last = AvailabilityChange.objects.first()
    assert (last.after, last.reason, last.by) == ("published", "Mended.", editor)
    told = words(get(client, board, review), ".document-item__history")
    assert "Corrected." in told
    assert "Mended." not in told


def test_the_history_on_the_page_tells_public_notes_alone(client, board, review):
    close(review)

    told = words(get(client, board, review), ".document-item__history")

    assert NOTE in told
    assert REASON not in told


def test_on_request_has_to_wait_for_the_floor(board):
    review = public_review(board, THIS_YEAR)

    with pytest.raises(ValidationError, match=rf"{ITS_FLOOR} .*withdraw it"):
        close(review)

    assert the_row(review).availability == Availability.PUBLISHED


def test_a_withdrawal_need_not_wait(client, board):
    review = public_review(board, THIS_YEAR)
    file = the_row(review).file

    close(review, Availability.WITHDRAWN)

    assert get(client, board, file.url).status_code == 410


def test_a_document_with_no_file_is_closed_as_well(board):
    page = briefing(board)
    release(page, link="https://www.example.org/film", kind="briefing")

    close(page)

    assert not PageDocument.objects.get(page=page).is_open
