"""Copies before publication, and checks that nobody has made yet."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from boards.models import BankHoliday, CopyRecipient, CopySent, Release, Role
from boards.publishing.deadlines import DutyKind
from boards.publishing.deadlines.held_files import reasons_by_release
from boards.publishing.releases.checks import reasons_of_page_files
from boards.publishing.releases.snapshot import held_by
from home.provisioning import OpenedBoard
from tests.boards.publishing.deadlines.making import TODAY, a_draft, a_review, at, found
from tests.factories import make_board, make_document, make_member, release, submit

pytestmark = pytest.mark.django_db
PLANNED = date(2027, 1, 4)


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def planned(board: OpenedBoard, *pages, day: date = PLANNED) -> Release:
    with time_machine.travel(at(TODAY)):
        editor = make_member(board, Role.EDITOR)
        return submit(board, *pages, by=editor, at=at(day))


def test_copies_are_due_working_days_before_publication(board):
    made = planned(board, a_draft(board))

    (duty,) = found(board, DutyKind.COPIES, ahead=None)

    # Over a weekend, New Year's Day, Boxing Day's substitute and Christmas Day.
    assert duty.due == date(2026, 12, 21)
    assert duty.title == made.title
    assert "7 working days before publication on 4 Jan 2027" in duty.sentence
    assert "Secretary of State" in duty.sentence
    assert not duty.is_overdue


def test_copies_that_are_noted_are_not_asked_for(board):
    made = planned(board, a_draft(board))
    first, *others = CopyRecipient
    CopySent.objects.create(release=made, recipient=first, sent_on=TODAY)

    (duty,) = found(board, DutyKind.COPIES, ahead=None)
    assert str(first.label) not in duty.sentence

    for one in others:
        CopySent.objects.create(release=made, recipient=one, sent_on=TODAY)
    assert not found(board, DutyKind.COPIES, ahead=None)


def test_copies_are_due_for_new_reviews_of_an_edition_that_asks_for_them(board):
    old_edition = a_draft(board, edition="WT 2015")
    already_public = a_review(board)
    type(already_public).objects.filter(pk=already_public.pk).update(
        first_published_at=at(TODAY - timedelta(days=400))
    )
    planned(board, old_edition, already_public)

    assert not found(board, DutyKind.COPIES, ahead=None)


def test_copies_are_due_by_a_drafts_own_day_before_it_is_submitted(board):
    draft = a_draft(board, go_live_at=at(PLANNED))

    (duty,) = found(board, DutyKind.COPIES, ahead=None)

    assert (duty.page_id, duty.due) == (draft.pk, date(2026, 12, 21))


def test_a_submitted_draft_with_a_day_of_its_own_is_told_of_once(board):
    planned(board, a_draft(board, go_live_at=at(PLANNED)))

    assert len(found(board, DutyKind.COPIES, ahead=None)) == 1


def test_copies_say_when_bank_holidays_are_not_known_so_far(board):
    BankHoliday.objects.filter(day__year__gt=2026).delete()
    planned(board, a_draft(board))

    (duty,) = found(board, DutyKind.COPIES, ahead=None)

    assert "Bank holidays are known until the end of 2026" in duty.sentence


def test_a_release_that_waits_for_its_sign_off_is_due_on_its_day(board):
    made = planned(board, a_draft(board), day=date(2026, 12, 1))

    (duty,) = found(board, DutyKind.CHECK)

    assert (duty.due, duty.is_overdue) == (date(2026, 12, 1), False)
    assert duty.sentence == "Waits for a second person to check it and sign it off."
    assert duty.url == f"/admin/releases/{made.pk}/"


@pytest.mark.parametrize(
    ("state", "day", "words"),
    [
        ("submitted", date(2026, 11, 20), "Waits for a second person"),
        ("stopped", date(2026, 11, 20), "A check stopped it"),
        ("preparing", date(2026, 11, 20), "nobody has submitted it"),
    ],
)
def test_a_release_whose_day_has_passed_is_overdue(board, state, day, words):
    made = planned(board, a_draft(board))
    Release.objects.filter(pk=made.pk).update(state=state, goes_public_at=at(day))

    (duty,) = found(board, DutyKind.CHECK)

    assert duty.is_overdue
    assert words in duty.sentence


@pytest.mark.parametrize("state", ["signed_off", "released", "called_off"])
def test_a_release_that_nobody_has_to_check_is_not_due(board, state):
    made = planned(board, a_draft(board))
    Release.objects.filter(pk=made.pk).update(state=state)

    assert not found(board, DutyKind.CHECK)


@pytest.mark.parametrize("state", ["submitted", "signed_off"])
def test_a_file_that_would_stop_a_release_is_told_of_before_its_day(board, state):
    draft = a_draft(board)
    document = make_document(board, title="Child P: report")
    release(draft, document)
    made = planned(board, draft, day=date(2026, 12, 1))
    Release.objects.filter(pk=made.pk).update(state=state)
    assert not [
        duty for duty in found(board, DutyKind.CHECK) if "file" in duty.sentence
    ]

    document.file.storage.delete_at_once(document.file.name)

    (duty,) = [
        duty for duty in found(board, DutyKind.CHECK) if "files" in duty.sentence
    ]
    assert duty.due == date(2026, 12, 1)
    assert "“Child P: report” is not in the store any more" in duty.sentence


def test_files_of_all_that_waits_are_asked_of_together_and_told_of_one_by_one(board):
    asked, waiting = [], []
    for number in range(3):
        draft = a_draft(board)
        unchecked = make_document(board, title=f"Unchecked {number}", is_checked=False)
        for document in (unchecked, make_document(board, title="Checked")):
            release(draft, document)
        waiting.append(planned(board, draft))
        with CaptureQueriesContext(connection) as now:
            told = dict(reasons_by_release(board.board, waiting))
        asked.append(len(now))

    one_by_one = {
        made: [
            reason
            for page in held_by(made).pages
            for reason in reasons_of_page_files(page)
        ]
        for made in waiting
    }
    assert told == one_by_one
    assert [len(reasons) for reasons in told.values()] == [1, 1, 1]
    assert asked[2] == asked[1]


def test_another_boards_releases_are_not_told_of(board):
    other = make_board()
    planned(other, a_draft(other), day=date(2026, 12, 1))

    assert not found(board, DutyKind.CHECK)
    assert not found(board, DutyKind.COPIES)
