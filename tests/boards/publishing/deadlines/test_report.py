"""What is due, on the dashboard and as a report."""

import csv
import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from boards.models import ContentPage, Role
from home.provisioning import OpenedBoard
from tests.boards.publishing.deadlines.making import TODAY, a_draft, at
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_member,
    make_page,
    make_user,
)
from tests.reading import words

pytestmark = pytest.mark.django_db

# The part of the dashboard that comes a moment later.
LATER = "/admin/dashboard/later/"
A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(at(TODAY)):
        yield


@pytest.fixture
def board() -> OpenedBoard:
    board = make_board()
    a_draft(board, title="Child P", commissioned="2026-01")
    for title, days in (("Late page", -1), ("Soon", 20), ("Far", 200)):
        make_page(
            ContentPage, board.home, title=title, review_due_on=TODAY + days * A_DAY
        )
    return board


@pytest.fixture
def editor(board: OpenedBoard) -> Client:
    return cms_client(make_member(board, Role.EDITOR))


def titles(client: Client, **query: str) -> list[str]:
    response = client.get(reverse("due_report"), query)
    assert response.status_code == 200
    return [duty.title for duty in response.context["object_list"]]


def test_the_dashboard_shows_what_is_late_or_soon(editor):
    shown = words(editor.get(LATER), "#what-is-due-section")

    assert "Late page" in shown
    assert "Soon" in shown
    assert "Overdue" in shown
    assert "Far" not in shown


def test_the_dashboard_says_calmly_that_nothing_is_due():
    editor = cms_client(make_member(make_board(), Role.EDITOR))

    shown = words(editor.get(LATER), "#what-is-due-section")

    assert "Nothing is due in the next 30 days." in shown


def test_the_dashboard_shows_a_few_and_counts_the_rest(board, editor):
    for number in range(8):
        make_page(ContentPage, board.home, title=f"P{number}", review_due_on=TODAY)

    assert "3 more are due." in words(editor.get(LATER), "#what-is-due-section")


@pytest.mark.parametrize("role", Role)
def test_everybody_of_a_board_is_led_to_the_report(board, role):
    client = cms_client(make_member(board, role))

    assert titles(client) == ["Child P", "Late page", "Soon"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"when": "overdue"}, ["Child P", "Late page"]),
        ({"when": "all"}, ["Child P", "Late page", "Soon", "Far"]),
        ({"kind": "finish"}, ["Child P"]),
        ({"page_type": "Review"}, ["Child P"]),
        ({"kind": "page_review", "when": "all"}, ["Late page", "Soon", "Far"]),
    ],
)
def test_the_report_is_narrowed(editor, query, expected):
    assert titles(editor, **query) == expected


def test_a_filter_that_makes_no_sense_is_no_error(editor):
    assert editor.get(reverse("due_report"), {"kind": "x"}).status_code == 200


def test_the_report_is_paged(board, editor):
    for number in range(60):
        make_page(ContentPage, board.home, title=f"P{number}", review_due_on=TODAY)

    assert len(titles(editor)) == 50
    assert len(titles(editor, p="2")) == 13


def test_the_report_is_a_file_for_any_spreadsheet(editor):
    response = editor.get(reverse("due_report"), {"export": "csv", "when": "overdue"})

    lines = b"".join(response).decode("utf-8-sig").splitlines()
    head, first, second = csv.reader(lines)
    assert ",".join(head) == "Title,Kind of page,What is due,Day,State,In words"
    assert first[:5] == [
        "Child P",
        "Review",
        "Review to be finished",
        "2026-07-31",
        "Overdue",
    ]
    assert second[:4] == [
        "Late page",
        "Page of text",
        "Next review of a page",
        "2026-11-22",
    ]


def test_the_report_is_a_file_for_excel(editor):
    response = editor.get(reverse("due_report"), {"export": "xlsx"})

    sheet = load_workbook(io.BytesIO(b"".join(response))).active
    assert [row[0].value for row in sheet.rows] == [
        "Title",
        "Child P",
        "Late page",
        "Soon",
    ]


@pytest.mark.parametrize("export", ["", "csv", "xlsx"])
def test_the_report_is_about_ones_own_board_whatever_is_asked(board, export):
    theirs = make_board()
    a_draft(theirs, title="Child Q", commissioned="2026-01")
    stranger = cms_client(make_member(theirs, Role.MANAGER))
    query = {"export": export, "board": str(board.board.pk), "when": "all"}

    response = stranger.get(reverse("due_report"), query)

    content = b"".join(response) if export else response.content
    names = re.findall("Child [PQ]", text_of(content, export))
    assert set(names) == {"Child Q"}


def text_of(content: bytes, export: str) -> str:
    if export != "xlsx":
        return content.decode()
    sheet = load_workbook(io.BytesIO(content)).active
    return " ".join(str(cell.value) for row in sheet.rows for cell in row)


def test_nobody_but_administrators_is_offered_other_boards(board, editor):
    offered = editor.get(reverse("due_report")).context["filters"].filters

    assert "board" not in offered


def test_who_works_for_no_board_has_no_report():
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))

    assert cms_client(user).get(reverse("due_report")).status_code == 404


def test_an_administrator_chooses_whose_report_it_is(board):
    administrator = cms_client(make_administrator())

    nothing = administrator.get(reverse("due_report"))
    assert "Choose a board in the filters." in nothing.content.decode()
    assert "Child P" in titles(administrator, board=str(board.board.pk))
