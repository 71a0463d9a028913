"""Before its floor a report goes from nowhere, whatever door is tried (R4)."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageLogEntry

from boards.models import Availability, GuidanceEdition, PageDocument, ReviewIndexPage
from boards.publishing.availability.floor_guards import FloorNotReached
from boards.publishing.availability.floors import floor_of
from boards.publishing.availability.public_files import is_publicly_available
from boards.publishing.releases.gate import TwoPeople
from cms.partial_dates import PartialDate
from tests.boards.publishing.availability.worlds import (
    ITS_FLOOR,
    LONG_AGO,
    THIS_YEAR,
    public_review,
    published_again,
    the_row,
)
from tests.cms_forms import editing, errors_of, send
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_review,
    release,
    the_list,
)
from tests.reading import words
from tests.states import lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def review(board):
    return public_review(board, THIS_YEAR)


@pytest.mark.parametrize(
    ("published", "day"),
    [
        (PartialDate(2017, 9, 12), date(2018, 9, 12)),
        (PartialDate(2019, 10), date(2020, 10, 31)),
        (PartialDate(2017), date(2018, 12, 31)),
    ],
)
def test_a_floor_counts_from_the_last_day_that_the_date_can_mean(board, published, day):
    edition = GuidanceEdition.objects.filter(months_available=12).first()
    review = make_review(board, published=published, guidance_edition=edition)
    row = release(review, link="https://www.example.org/report")

    floor = floor_of(row)

    assert (floor.day, floor.rule) == (day, edition.name)


def test_a_review_without_an_edition_follows_its_boards_rule(board):
    board.board.months_available = 24
    board.board.save()
    review = make_review(board, published=PartialDate(2017, 9, 12))

    assert floor_of(release(review)).day == date(2019, 9, 12)


def test_only_reports_have_a_floor(board):
    review = make_review(board, published=PartialDate(2017))

    assert floor_of(release(review, kind="briefing")) is None


def by_unpublishing(review):
    review.unpublish()


def by_the_action(review):
    UnpublishPageAction(review).execute(skip_permission_checks=True)


def with_the_page_above(review):
    above = review.get_parent().specific
    administrator = make_administrator()
    UnpublishPageAction(above, user=administrator, include_descendants=True).execute()


def by_a_password(review):
    lock(review)


def by_a_password_above(review):
    lock(review.get_parent())


def by_moving_it_to_another_board(review):
    elsewhere = the_list(ReviewIndexPage, make_board())
    review.move(elsewhere, pos="last-child")


def by_moving_its_file_to_another_board(review):
    file = the_row(review).file
    file.collection = make_board().collection
    file.save()


def by_its_row(review):
    row = the_row(review)
    row.availability, row.public_note = Availability.ON_REQUEST, "Ask."
    row.save()


def by_deleting_its_row(review):
    the_row(review).delete()


DOORS = [
    by_unpublishing,
    by_the_action,
    with_the_page_above,
    by_a_password,
    by_a_password_above,
    by_moving_it_to_another_board,
    by_moving_its_file_to_another_board,
    by_its_row,
    by_deleting_its_row,
]


@transaction.atomic
def in_one_step(door, review):
    door(review)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_before_its_floor_a_report_stays_whatever_door_is_tried(review, door):
    with pytest.raises(FloorNotReached, match=rf"{ITS_FLOOR}.* withdraw it now"):
        in_one_step(door, review)

    assert Page.objects.get(pk=review.pk).live
    assert the_row(review).availability == Availability.PUBLISHED


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_after_its_floor_it_may_go(board, door):
    review = public_review(board, LONG_AGO)
    file = the_row(review).file
    was_open = is_publicly_available(file, board.home)

    door(review)

    assert was_open
    assert not is_publicly_available(file, board.home)


def test_the_screen_says_why_it_is_not_unpublished(board, review):
    editor = cms_client(make_editor(board))

    answer = editor.post(
        reverse("wagtailadmin_pages:unpublish", args=[review.pk]), follow=True
    )

    assert ITS_FLOOR in words(answer, ".messages")
    assert Page.objects.get(pk=review.pk).live


def test_the_screen_for_several_says_why_none_is_unpublished(board, review):
    editor = cms_client(make_editor(board))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])

    answer = editor.post(f"{address}?id={review.pk}", follow=True)

    assert ITS_FLOOR in words(answer, ".messages")
    assert Page.objects.get(pk=review.pk).live


def test_an_end_before_the_floor_is_refused_at_its_field(review):
    review.expire_at = datetime(THIS_YEAR.year + 1, 6, 1, tzinfo=UTC)

    with pytest.raises(ValidationError) as refused:
        review.full_clean()

    assert list(refused.value.error_dict) == ["expire_at"]


def test_a_draft_that_leaves_its_line_out_is_refused(review):
    draft = review.get_latest_revision_as_object()
    draft.released_documents = []

    with pytest.raises(ValidationError, match=ITS_FLOOR):
        draft.full_clean()


def test_a_report_whose_line_is_copied_to_an_alias_anew_has_not_gone(
    review, monkeypatch
):
    # Aliases of reviews are there from before there were releases.
    monkeypatch.setattr(TwoPeople, "reason_against_alias", lambda *_of: None)
    alias = review.create_alias(update_slug="alias")

    published_again(review)

    assert the_row(alias).file == the_row(review).file
    with pytest.raises(FloorNotReached):
        the_row(review).delete()


def test_a_line_that_closes_it_is_refused_at_its_field(review):
    row = the_row(review)
    row.availability, row.public_note = Availability.ON_REQUEST, "Ask."

    with pytest.raises(ValidationError) as refused:
        row.full_clean()

    assert list(refused.value.error_dict) == ["availability"]


@pytest.mark.parametrize("command", ["publish_scheduled", "release_due"])
def test_a_planned_end_before_the_floor_does_not_happen(review, command, capsys):
    Page.objects.filter(pk=review.pk).update(expire_at=timezone.now())

    call_command(command)

    page = Page.objects.get(pk=review.pk)
    assert page.live
    assert page.expire_at is None
    assert PageLogEntry.objects.filter(action="boards.keep_until_floor").exists()
    assert ITS_FLOOR in capsys.readouterr().out


def test_nothing_goes_by_itself_after_the_floor(board):
    review = public_review(board, LONG_AGO)

    call_command("release_due")

    assert Page.objects.get(pk=review.pk).live
    assert PageDocument.objects.get(page=review).is_open


def test_an_administrator_is_refused_as_well(review):
    administrator = cms_client(make_administrator())

    administrator.post(reverse("wagtailadmin_pages:unpublish", args=[review.pk]))

    assert Page.objects.get(pk=review.pk).live


def test_the_editors_form_says_it_at_the_lines_field(board, review):
    editor = cms_client(make_editor(board))
    line = {"availability": "on_request", "public_note": "Please ask us."}

    answer = send(editor, editing(review), {"released_documents": {"0": line}})

    (sentence,) = errors_of(answer)["released_documents-0-availability"]
    assert ITS_FLOOR in sentence
    assert 'value="Please ask us."' in answer.content.decode()


def test_the_editors_form_keeps_the_line_that_has_to_stay(board, review):
    editor = cms_client(make_editor(board))

    answer = send(
        editor, editing(review), {"released_documents": {"0": {"DELETE": "1"}}}
    )

    assert answer.status_code == 200
    assert ITS_FLOOR in words(answer, "main")
