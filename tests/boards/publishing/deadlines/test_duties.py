"""What is due of reviews, their reports, pages and translations."""

from datetime import date, timedelta

import pytest

from boards.models import ContentPage, OncePublic
from boards.publishing.deadlines import DutyKind, duties
from boards.publishing.releases.gate import TwoPeople
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.boards.publishing.deadlines.making import (
    TODAY,
    a_draft,
    a_review,
    found,
    published_at,
)
from tests.factories import make_board, make_document, make_page, release
from tests.languages import add_language, publish_again, version
from tests.many import multiply

pytestmark = pytest.mark.django_db

A_DAY = timedelta(days=1)


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def test_a_new_board_has_nothing_to_do(board):
    assert duties(board.board, TODAY, ahead=None) == []


@pytest.mark.parametrize(
    ("commissioned", "due"),
    [
        ("2026-06-10", date(2026, 12, 10)),
        ("2026-05", date(2026, 11, 30)),
        ("2026-02", date(2026, 8, 28)),
        ("2025", date(2026, 6, 30)),
    ],
)
def test_a_review_is_due_six_months_after_the_last_day_its_beginning_can_mean(
    board, commissioned, due
):
    a_draft(board, commissioned=commissioned)

    (duty,) = found(board, DutyKind.FINISH)

    assert duty.due == due
    assert duty.is_overdue == (due < TODAY)
    assert duty.page_type == "Review"


def test_a_late_review_says_whether_the_reason_is_noted(board):
    silent = a_draft(board, commissioned="2026-01", title="Silent")
    noted = a_review(
        board,
        commissioned="2026-02",
        publication_decision="delayed",
        publication_note="Delayed until court proceedings have ended.",
    )

    first, second = found(board, DutyKind.FINISH)

    assert (first.page_id, second.page_id) == (silent.pk, noted.pk)
    assert "Should have been finished and published by 31 Jul 2026" in first.sentence
    assert "No reason for the delay is noted yet" in first.sentence
    assert "The reason for the delay is noted." in second.sentence
    assert first.url == f"/admin/pages/{silent.pk}/edit/"


@pytest.mark.parametrize(
    "fields",
    [
        {"live": True},
        {"live": False, "published": "2026-03"},
        {"live": False, "publication_decision": "not_published"},
        {"live": False, "edition": "none"},
    ],
    ids=str,
)
def test_a_review_that_is_out_or_never_will_be_is_not_to_be_finished(board, fields):
    fields.setdefault("publication_note", "The family asked for it.")
    a_review(board, commissioned="2026-01", **fields)

    assert not found(board, DutyKind.FINISH)


def test_a_target_that_is_far_ahead_is_shown_only_to_who_asks_for_all(board):
    a_draft(board, commissioned="2026-10")

    assert not found(board, DutyKind.FINISH)
    assert found(board, DutyKind.FINISH, ahead=None)


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2025-11-23", "must stay available until 23 Nov 2026"),
        ("2025-12-23", "must stay available until 23 Dec 2026"),
        ("2025-11", "must stay available until 30 Nov 2026"),
        ("2025-10-24", "had to stay available until 24 Oct 2026"),
    ],
)
def test_a_floor_is_told_of_thirty_days_before_and_after(board, published, words):
    review = a_review(board, published=published)
    release(review, make_document(board), title="Child P: report")
    OncePublic.objects.update(first_day="2025-10-24")

    (duty,) = found(board, DutyKind.FLOOR)

    assert f"“Child P: report” {words}" in duty.sentence
    assert not duty.is_overdue


@pytest.mark.parametrize("published", ["2025-12-24", "2025-10-23", "2025", "2024"])
def test_a_floor_that_is_further_away_is_not_told_of(board, published):
    release(a_review(board, published=published), make_document(board))

    assert not found(board, DutyKind.FLOOR)


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "briefing"},
        {"availability": "on_request", "public_note": "Please ask."},
        {"published": PartialDate(2024, 1, 1)},
    ],
    ids=str,
)
def test_what_has_no_floor_now_is_not_told_of(board, row):
    release(a_review(board, published="2025-11-30"), make_document(board), **row)

    assert not found(board, DutyKind.FLOOR)


def test_without_an_edition_the_boards_own_rule_makes_the_floor(board):
    board.board.months_available = 24
    review = a_review(board, edition="none", published="2024-11-30")
    release(review, make_document(board))

    (duty,) = found(board, DutyKind.FLOOR)

    assert duty.due == date(2026, 11, 30)


def test_a_page_is_due_for_review_on_its_day(board):
    page = make_page(ContentPage, board.home, review_due_on=TODAY)
    make_page(ContentPage, board.home, review_due_on=TODAY, live=False)
    late = make_page(ContentPage, board.home, review_due_on=TODAY - A_DAY)

    first, second = found(board, DutyKind.PAGE_REVIEW)

    assert (first.page_id, first.is_overdue) == (late.pk, True)
    assert (second.page_id, second.is_overdue) == (page.pk, False)
    assert "should have been read again on 22 Nov 2026" in first.sentence
    assert "to be read again by 23 Nov 2026" in second.sentence


def test_a_translation_is_behind_once_its_source_says_other_words(board):
    page = make_page(ContentPage, board.home, title="How to refer")
    add_language(board, "pl")
    version(page, "pl", live=True)
    publish_again(page)
    assert not found(board, DutyKind.TRANSLATION)

    publish_again(page, title="How to tell us")
    published_at(page, date(2026, 3, 3))

    (duty,) = found(board, DutyKind.TRANSLATION)
    assert (duty.title, duty.due) == ("pl: How to refer", date(2026, 3, 3))
    assert "polski" in duty.sentence
    assert "3 Mar 2026" in duty.sentence


def test_what_is_due_of_a_page_is_not_due_of_its_alias_as_well(board, monkeypatch):
    # Aliases of reviews are there from before there were releases.
    monkeypatch.setattr(TwoPeople, "reason_against_alias", lambda *_of: None)
    late = a_draft(board, commissioned="2026-01")
    reported = a_review(board, published="2025-11-30")
    release(reported, make_document(board))
    page = make_page(ContentPage, board.home, review_due_on=TODAY)
    for one in (late, reported, page):
        one.create_alias(update_slug=f"{one.slug}-alias")

    keys = [duty.page_id for duty in duties(board.board, TODAY)]

    assert sorted(keys) == sorted([late.pk, reported.pk, page.pk])


def test_a_board_is_told_of_its_own_duties_only(board):
    other = make_board()
    review = a_review(other, published="2025-11-30")
    release(review, make_document(other))
    a_draft(other, commissioned="2026-01")
    make_page(ContentPage, other.home, review_due_on=TODAY)
    page = make_page(ContentPage, other.home)
    add_language(other, "pl")
    version(page, "pl", live=True)
    publish_again(page, title="Other words")

    assert {duty.kind for duty in duties(other.board, TODAY)} == {
        DutyKind.FINISH,
        DutyKind.FLOOR,
        DutyKind.PAGE_REVIEW,
        DutyKind.TRANSLATION,
    }
    assert duties(board.board, TODAY, ahead=None) == []


def test_what_is_due_costs_as_many_queries_with_many_pages_as_with_few(
    board, django_assert_max_num_queries
):
    review = a_review(board, published="2025-11-30", review_due_on=TODAY)
    release(review, make_document(board))
    multiply(review, 50)

    with django_assert_max_num_queries(13):
        many = duties(board.board, TODAY)

    assert len(many) > 50
