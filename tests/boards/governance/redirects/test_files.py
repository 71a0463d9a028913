"""A file of redirects is read however it is written, and gives back its own list."""

import unicodedata

import pytest

from boards.governance.redirects.importing import judged
from boards.governance.redirects.paths import normalised
from boards.governance.redirects.reading import rows_of
from boards.models import ContentPage, Redirect
from cms.exports import harmless
from home.provisioning import OpenedBoard
from tests.boards.governance.redirects.test_import import confirm, read, report
from tests.factories import (
    cms_client,
    host_of,
    make_administrator,
    make_board,
    make_manager,
    make_page,
)

pytestmark = pytest.mark.django_db

# A file, and the old addresses that are kept of it.
WRITTEN = {
    "/a%2Fb.pdf,/x/": ["/a/b.pdf"],
    "/a+b.pdf,/x/\n/c%20d,/x/": ["/a+b.pdf", "/c d"],
    "/what%3F.html,/x/": ["/what%3f.html"],
    "/a//b///c/,/x/": ["/a/b/c"],
    "/Si%c3%a2n,/x/": ["/siân"],
    "/Sia%CC%82n/,/x/": ["/siân"],
    "/s?Q=%C3%89&a=%c3%a9,/x/": ["/s?a=%c3%a9&q=%c3%a9"],
    "HTTPS://BÜRO.example:443/Old,/x/": ["/old"],
    "https://xn--bro-hoa.example./old,/x/": ["/old"],
    "Büro.example/old,/x/": ["/old"],
    '"/a,b,c";/x/': ["/a,b,c"],
    "sep=;\r\n/a,b;/x/": ["/a,b"],
    '"/a\r\n",/x/': ["/a"],
    "Old address,New address\n/a,/x/": ["/a"],
    "URL;Destination;Notes\n/a;/x/;-": ["/a"],
    "Redirect from\tRedirect to\n/a\t/x/": ["/a"],
}


@pytest.mark.parametrize(("content", "kept"), WRITTEN.items())
def test_an_old_address_is_read_however_it_is_written_and_is_followed(
    client, content, kept
):
    board = make_board(hostname="xn--bro-hoa.example")
    manager = cms_client(make_manager(board))

    reported = read(manager, content)
    confirm(manager, reported)

    assert [error for _number, error in report(reported) if error] == []
    made = Redirect.objects.order_by("pk")
    assert [redirect.old_path for redirect in made] == kept
    for redirect in made:
        found = client.get(redirect.old_address, headers={"host": host_of(board)})
        assert found.status_code == 301, redirect.old_address
        assert normalised(redirect.old_address) == redirect.old_path


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def test_a_fault_is_told_by_the_line_of_the_file_on_which_it_stands(board):
    manager = cms_client(make_manager(board))
    reported = read(manager, 'Old,New\n"/a\n\n",/x/\n\n/b\n/a,/y/\n')

    said = dict(report(reported))
    assert list(said) == [2, 6, 7]
    assert said[2] == ""
    assert "Two cells are needed" in said[6]
    assert "stands on line 2" in said[7]


def test_an_excel_file_is_refused_with_what_to_do(board):
    answer = read(cms_client(make_manager(board)), b"PK\x03\x04\0")

    (said,) = answer.context["form"].errors["file"]
    assert "Save it as CSV" in said


@pytest.fixture
def many(board: OpenedBoard) -> OpenedBoard:
    """A board with a redirect of each kind that there can be."""
    draft = make_page(ContentPage, board.home, title="Not yet", live=False)
    capitals = make_page(ContentPage, board.home, title="শিশু", slug="CHILD-শিশু")
    targets = [
        ("/minutes/item#1.pdf", {"target_page": board.home}),
        ("/a%25.pdf", {"target_page": draft, "is_permanent": False}),
        ("/what%3f.html", {"target_page": capitals, "is_automatic": True}),
        ("/index.php?page=12&q=%c3%a9", {"target_url": "https://example.org/?a=1,2"}),
        ("/siân.pdf", {"target_url": "/a/?b=c;d", "is_permanent": False}),
    ]
    for old_path, more in targets:
        Redirect.objects.create(board=board.board, old_path=old_path, **more)
    return board


def the_list() -> list[tuple]:
    return list(
        Redirect.objects.order_by("old_path").values_list(
            "old_path", "target_page", "target_url", "is_permanent"
        )
    )


@pytest.mark.parametrize("emptied", [False, True])
def test_the_list_that_was_taken_away_is_the_same_when_it_is_brought_in(many, emptied):
    manager = cms_client(make_manager(many))
    before = the_list()
    kept = set(Redirect.objects.values_list("pk", "is_automatic"))
    exported = b"".join(manager.get("/admin/redirects/?export=csv").streaming_content)
    if emptied:
        Redirect.objects.all().delete()

    reported = read(manager, exported)
    confirm(manager, reported)

    lines = reported.context["lines"]
    assert [line.error for line in lines] == [""] * len(before)
    assert [line.stays for line in lines] == [not emptied] * len(before)
    assert the_list() == before
    if not emptied:
        assert set(Redirect.objects.values_list("pk", "is_automatic")) == kept


def test_of_an_administrators_list_only_the_lines_of_the_board_are_brought_in(many):
    other = make_board()
    Redirect.objects.create(board=other.board, old_path="/theirs", target_url="/x/")
    client = cms_client(make_administrator())
    exported = b"".join(client.get("/admin/redirects/?export=csv").streaming_content)

    lines = judged(many.board, exported.decode("utf-8-sig"))

    assert {line.old: line.error for line in lines if line.error} == {
        "/theirs": f"This line is of another board: {other.board.short_name}."
    }


def test_what_was_made_harmless_for_a_spreadsheet_is_read_as_it_was():
    for cell in ("=1", "+44", "-", "@a", "/a", "it's", "'quoted"):
        assert rows_of(f'"{harmless(cell)}",/x/') == {1: [cell, "/x/"]}


@pytest.mark.parametrize("old_path", ["/sia\u0302n.pdf", "/a//b", "/s?q=1"])
def test_a_redirect_is_found_in_whichever_spelling_it_is_stored(
    client, board, old_path
):
    Redirect.objects.create(board=board.board, old_path=old_path, target_url="/x/")
    manager = cms_client(make_manager(board))

    for form in ("NFC", "NFD"):
        asked = unicodedata.normalize(form, old_path)
        answer = client.get(asked, headers={"host": host_of(board)})
        assert answer.status_code == 301
    reported = read(manager, f"{old_path},/y/")
    assert reported.context["lines"][0].changes
    confirm(manager, reported)
    assert Redirect.objects.get().target_url == "/y/"
