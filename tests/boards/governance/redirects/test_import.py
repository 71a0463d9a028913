"""Redirects from a spreadsheet: a report first, and then what it said."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from boards.governance.redirects.reading import decoded, rows_of
from boards.models import ContentPage, Redirect
from home.provisioning import OpenedBoard
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_manager,
    make_page,
)

pytestmark = pytest.mark.django_db

IMPORT = "/admin/redirects/import/"


@pytest.fixture
def board() -> OpenedBoard:
    board = make_board()
    make_page(ContentPage, board.home, title="Child P", slug="child-p")
    return board


@pytest.fixture
def manager(board: OpenedBoard) -> Client:
    return cms_client(make_manager(board))


def read(client: Client, content: str | bytes, **more: object):
    """What the CMS reports of a file."""
    data = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile("redirects.csv", data, "text/csv")
    return client.post(IMPORT, {"file": file} | more)


def report(response) -> list[tuple[int, str]]:
    return [(line.number, line.error) for line in response.context["lines"]]


def confirm(client: Client, reported):
    """Press the button below the report."""
    form = reported.context["form"]
    return client.post(IMPORT, {"text": form.data["text"], "confirm": ""})


def test_a_file_is_reported_first_and_brought_in_when_confirmed(board, manager):
    reported = read(
        manager, "From,To\n/old-p.html,/child-p/\n/x,https://example.org/\n"
    )
    before = Redirect.objects.count()
    answer = confirm(manager, reported)

    assert before == 0
    assert answer["Location"] == reverse("redirects:index")
    assert {
        (r.old_path, r.target_page and r.target_page.title, r.target_url)
        for r in Redirect.objects.all()
    } == {("/old-p.html", "Child P", ""), ("/x", None, "https://example.org/")}


@pytest.mark.parametrize(
    "content", ["/a;/child-p/", "/a\t/child-p/", "\ufeff/a,/child-p/"]
)
def test_a_file_is_read_as_spreadsheets_save_it(manager, content):
    confirm(manager, read(manager, content))

    assert Redirect.objects.get().old_path == "/a"


def test_each_line_that_cannot_be_used_says_why_and_the_others_are_made(manager):
    reported = read(
        manager,
        "/a,/child-p/\n/a,/b\n\nonly one\n/c,javascript:x\n/d,/e\n/e,/d\n/,/child-p/\n"
        "https://elsewhere.example/x,/child-p/\n",
    )

    said = dict(report(reported))
    assert said[1] == said[6] == ""
    assert "stands on line 1" in said[2]
    assert 3 not in said
    assert "Two cells are needed" in said[4]
    assert "Write a whole address" in said[5]
    assert "round in a circle" in said[7]
    assert "the home page" in said[8]
    assert "not on a host of" in said[9]
    confirm(manager, reported)
    assert set(Redirect.objects.values_list("old_path", flat=True)) == {"/a", "/d"}


def test_a_line_for_an_address_that_is_kept_changes_its_redirect(board, manager):
    Redirect.objects.create(board=board.board, old_path="/a", target_url="/b")

    reported = read(manager, "/a,/child-p/")
    confirm(manager, reported)

    assert reported.context["lines"][0].changes
    assert Redirect.objects.get().target_page.title == "Child P"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "empty"),
        (" \n ", "at least one line"),
        ("/a,/b\n" * 2001, "more than 2000 lines"),
        ("a" * (1024 * 1024 + 1), "larger than 1 MB"),
        (b"\x00\x01PK", "at least one line"),
    ],
)
def test_what_is_no_such_file_is_refused_at_the_field(manager, content, words):
    (said, *_rest) = read(manager, content).context["form"].errors["file"]

    assert words in said


def test_a_manager_brings_nothing_in_for_another_board(board, manager):
    other = make_board()
    make_page(ContentPage, other.home, title="Needle", slug="needle")

    reported = read(manager, "/a,/needle/", board=other.board.pk)
    confirm(manager, reported)

    assert "Nothing answers" in reported.context["lines"][0].remarks[0]
    assert Redirect.objects.get().board == board.board


def test_an_administrator_says_whose_addresses_they_are(board):
    client = cms_client(make_administrator())

    reported = read(client, "/a,/child-p/", board=board.board.pk)
    text = reported.context["form"].data["text"]
    client.post(IMPORT, {"text": text, "board": board.board.pk, "confirm": ""})

    assert Redirect.objects.get().board == board.board


@pytest.mark.parametrize("ending", ["\r", "\r\n", "\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_however_its_lines_end_and_its_letters_are_kept(
    ending, encoding
):
    lines = ["old,new", "/mac-é,/reviews/", "/mac-b,/reviews/", ""]
    content = ending.join(lines).encode(encoding)

    assert rows_of(decoded(content)) == {
        2: ["/mac-é", "/reviews/"],
        3: ["/mac-b", "/reviews/"],
    }
