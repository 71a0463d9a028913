"""Which number a worried person reads first, at which hour."""

from datetime import date

import pytest
from django.test import override_settings

from boards.models import BankHoliday, Board, ContentPage
from boards.models.board.faces import Face
from boards.publishing.deadlines.working_days import bank_holidays
from tests.cms_forms import editing, errors_of, open_form, send
from tests.factories import (
    cms_client,
    get,
    make_administrator,
    make_board,
    make_manager,
    make_page,
)
from tests.reading import addresses, each, parsed, words

pytestmark = pytest.mark.django_db

DAY, NIGHT = "01632 960101", "01632 960102"
DAY_LINK, NIGHT_LINK = "tel:01632960101", "tel:01632960102"
OFFICE = "Monday to Friday: 9am to 5pm\nBank holidays: closed"
FRIDAY, EVENING = "2026-11-27 11:00 +0000", "2026-11-27 17:00 +0000"
ST_ANDREW = "2026-11-30 11:00 +0000"


@pytest.fixture
def board():
    opened = make_board(
        concern_phone=DAY, out_of_hours_phone=NIGHT, concern_hours=OFFICE
    )
    concern = ContentPage.Purpose.CONCERN
    make_page(ContentPage, opened.home, slug="worried", purpose=concern)
    return opened


@pytest.mark.parametrize(
    ("now", "numbers", "said"),
    [
        (FRIDAY, [DAY_LINK], "until 17:00 on Friday"),
        (EVENING, [NIGHT_LINK], "until 09:00 on Monday"),
        ("2026-12-24 18:00 +0000", [NIGHT_LINK], "until 09:00 on Tuesday"),
        # Christmas Day and, for Boxing Day on a Saturday, the Monday after it.
        ("2026-12-25 11:00 +0000", [NIGHT_LINK], "until 09:00 on Tuesday"),
    ],
)
def test_the_strip_says_the_number_of_the_hour(
    client, board, time_machine, now, numbers, said
):
    time_machine.move_to(now, tick=False)

    response = get(client, board, "/")

    assert addresses(response, ".strip__numbers a") == [*numbers, "tel:999"]
    assert said in words(response, ".strip")


def test_on_the_page_of_concerns_999_and_the_number_of_now_come_first(
    client, board, time_machine
):
    time_machine.move_to(FRIDAY, tick=False)

    response = get(client, board, "/worried/")

    body = parsed(response).select("body a[href]")
    first = [link["href"] for link in body if link["href"] != "#main"][:3]
    assert first == ["tel:999", DAY_LINK, NIGHT_LINK]
    assert "until 17:00 on Friday 27 November After that: 01632 960102" in words(
        response, ".ring"
    )
    assert not parsed(response).select(".strip")


def test_the_page_of_concerns_has_the_whole_week_whatever_the_hour(
    client, board, time_machine
):
    time_machine.move_to(EVENING, tick=False)

    response = get(client, board, "/worried/")

    assert each(response, ".hours tr") == [
        "Monday – Friday 09:00–17:00",
        "Saturday – Sunday closed",
        "Bank holidays closed",
    ]
    assert addresses(response, ".hours a") == [DAY_LINK, NIGHT_LINK]


def test_a_board_without_a_second_number_says_when_it_answers_again(
    client, board, time_machine
):
    Board.objects.update(out_of_hours_phone="")
    time_machine.move_to(EVENING, tick=False)

    card = words(get(client, board, "/worried/"), ".ring")

    assert "Nobody answers our phone now." in card
    assert "from 09:00 on Monday 30 November" in card
    assert "If it cannot wait, call 999." in card


def test_a_board_that_chose_neither_hours_nor_a_face_has_its_page_as_it_wrote_it(
    client, board
):
    Board.objects.update(concern_hours="")

    response = get(client, board, "/worried/")

    assert addresses(response, ".strip__numbers a") == [DAY_LINK, NIGHT_LINK, "tel:999"]
    assert not parsed(response).select(".ring, .hours")
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("changed", "called"),
    [
        ({}, ["tel:999", DAY_LINK, NIGHT_LINK]),
        ({"out_of_hours_phone": ""}, ["tel:999", DAY_LINK]),
        ({"concern_phone": ""}, ["tel:999", NIGHT_LINK]),
        ({"concern_phone": "", "out_of_hours_phone": ""}, ["tel:999"]),
    ],
)
def test_in_a_face_the_page_of_concerns_has_its_card_without_hours_too(
    client, board, changed, called
):
    Board.objects.update(concern_hours="", face=Face.LEDGER, **changed)

    response = get(client, board, "/worried/")

    assert addresses(response, ".ring .ring__call") == called
    assert not parsed(response).select(".strip, .hours, [data-live].ring")


def test_a_bank_holiday_is_one_of_the_boards_own_nation(client, board, time_machine):
    time_machine.move_to(ST_ANDREW, tick=False)
    assert addresses(get(client, board, "/"), ".strip__numbers a")[0] == DAY_LINK

    Board.objects.update(nation="scotland")

    assert addresses(get(client, board, "/"), ".strip__numbers a")[0] == NIGHT_LINK


def test_working_days_are_those_of_england_and_wales():
    assert BankHoliday.objects.filter(day=date(2026, 11, 30)).exists()
    assert date(2026, 11, 30) not in bank_holidays().days


@pytest.mark.parametrize(
    ("now", "front", "kept"),
    [
        (FRIDAY, {}, "no-cache"),
        (FRIDAY, {"told": {"BACKEND": "tests.x"}}, "max-age=0, s-maxage=300"),
        ("2026-11-27 16:59:30 +0000", {"told": {}}, "max-age=0, s-maxage=30"),
    ],
)
def test_no_cache_keeps_a_number_beyond_its_hours(
    client, board, time_machine, now, front, kept
):
    time_machine.move_to(now, tick=False)

    with override_settings(WAGTAILFRONTENDCACHE=front):
        response = get(client, board, "/worried/")

    assert response.headers["Cache-Control"] == kept


def test_hours_are_kept_as_everybody_would_write_them(board):
    manager = cms_client(make_manager(board))
    typed = {"concern_hours": "mon-fri: 8.30am-5pm\nbank holidays: as usual"}

    send(manager, editing(board.board), typed, publish=True)

    assert Board.objects.get().concern_hours == (
        "Monday to Friday: 8:30 to 17:00\nSaturday and Sunday: closed\n"
        "Bank holidays: as on other days"
    )


@pytest.mark.parametrize(
    ("fields", "at", "said"),
    [
        ({"concern_hours": "9 to 5"}, "concern_hours", "“9 to 5” is not clear."),
        ({"concern_phone": ""}, "concern_phone", "There are hours below"),
    ],
)
def test_hours_that_say_nothing_sure_are_refused_at_their_field(
    board, fields, at, said
):
    manager = cms_client(make_manager(board))

    response = send(manager, editing(board.board), fields, publish=True)

    (sentence,) = errors_of(response)[at]
    assert said in sentence
    assert Board.objects.get().concern_hours == board.board.concern_hours


def test_new_hours_are_seen_on_the_page_of_concerns_before_anybody_else_does(
    board, time_machine
):
    time_machine.move_to(EVENING, tick=False)
    manager = cms_client(make_manager(board))
    address = f"{editing(board.board)}preview/"
    data = open_form(manager, editing(board.board)) | {"concern_hours": "Always"}

    manager.post(address, data)
    shown = manager.get(address, {"mode": "concern"})

    assert DAY in words(shown, ".ring--now .ring__numbers")
    assert "at any hour, on every day" in words(shown, ".ring")


def test_administrators_are_told_of_a_year_whose_bank_holidays_are_not_known(
    board, time_machine
):
    Board.objects.update(nation="scotland")
    BankHoliday.objects.filter(nation="scotland", day__year__gt=2026).delete()
    time_machine.move_to("2026-10-01 12:00 +0000")

    told = words(cms_client(make_administrator()).get("/admin/"), "body")
    manager = words(cms_client(make_manager(board)).get("/admin/"), "body")

    assert "Scotland: known until the end of 2026." in told
    assert "England and Wales: known" not in told
    assert "Bank holidays to look up" not in manager
