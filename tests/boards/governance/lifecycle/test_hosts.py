"""A board's addresses: one on which it answers, others that lead there."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page, Site

from boards.governance.lifecycle import hosts
from boards.models import BoardHost, ContentPage
from home.provisioning import OpenedBoard
from tests.boards.governance.lifecycle.steps import errors, history_of, look, take
from tests.factories import get, make_board, make_page
from tests.reading import words
from tests.worlds import as_stored, taken_back

pytestmark = pytest.mark.django_db

TAKEN = "{host}: This address already belongs to another board, or to the hub."
NOT_A_HOST = (
    "“{host}” is not a host name. Leave out “https://”, any port and any path, and "
    "use small letters. For example: www.exampleboard.org.uk"
)
WRONG = {
    "taken.example": TAKEN,
    "Taken.Example": TAKEN,
    "taken.example.": TAKEN,
    "former.example": TAKEN,
    "site.example": TAKEN,
    "SITE.example": TAKEN,
    "bücher.example": TAKEN,
    "xn--bcher-kva.example": TAKEN,
    "localhost": "“localhost” is the address of the CMS itself. Give the board its "
    "own.",
    "LOCALHOST.": "“localhost” is the address of the CMS itself. Give the board its "
    "own.",
    "https://a.example": NOT_A_HOST,
    "a.example:8000": NOT_A_HOST,
    "a.example/reviews": NOT_A_HOST,
    "*.example": NOT_A_HOST,
    "-a.example": NOT_A_HOST,
    "a b.example": NOT_A_HOST,
    "10.0.0.1": NOT_A_HOST,
    "10.1": NOT_A_HOST,
    "0x7f": NOT_A_HOST,
    "xn--99999.example": NOT_A_HOST,
}


@pytest.fixture(scope="module")
def board_of_all(django_db_setup, django_db_blocker) -> Iterator[OpenedBoard]:
    with taken_back(django_db_blocker):
        yield make_board(hostname="board.example")


@pytest.fixture
def board(board_of_all, db) -> OpenedBoard:
    return as_stored(board_of_all)


@pytest.fixture
def others() -> None:
    """What is taken: now, formerly, by a site of nobody's, in another script."""
    other = make_board(hostname="taken.example").board
    BoardHost.objects.create(board=other, hostname="former.example")
    make_board(hostname="xn--bcher-kva.example")
    root = Page.objects.get(depth=1)
    Site.objects.create(hostname="site.example", port=8000, root_page=root)


@pytest.mark.parametrize("field", ["main", "others"])
def test_a_host_that_cannot_be_the_boards_is_refused_at_its_field(board, others, field):
    hosts_typed = {
        typed: typed.lower().removesuffix(".").replace("bücher", "xn--bcher-kva")
        for typed in WRONG
    }

    responses = {
        typed: take("hosts", board, **{"main": "board.example", field: typed})
        for typed in WRONG
    }

    assert {typed: errors(response) for typed, response in responses.items()} == {
        typed: {field: [WRONG[typed].format(host=host)]}
        for typed, host in hosts_typed.items()
    }
    assert not [
        typed
        for typed, response in responses.items()
        if typed not in response.context["form"][field].value()
    ]
    board.board.refresh_from_db()
    assert board.board.hostname == "board.example"
    assert not board.board.other_hosts.exists()


def test_the_name_of_a_machine_for_itself_is_no_address(board, settings):
    settings.CMS_HOST = "cms.example"

    response = take("hosts", board, main="localhost")

    assert "a machine's name for itself" in errors(response)["main"][0]


def test_the_screen_says_what_it_will_do_and_does_nothing_yet(board):
    response = look("hosts", board, main="New.Example.", others="third.example")

    said = " ".join(response.context["effects"])
    assert "answers on new.example instead of board.example" in said
    assert "board.example leads to new.example" in said
    assert "third.example leads to new.example" in said
    assert hosts.addresses_of(board.board) == hosts.Addresses("board.example")


def test_a_new_main_address_leaves_the_former_one_leading_to_it(client, board):
    make_page(ContentPage, board.home, slug="about")

    response = take("hosts", board, main="new.example")

    assert response.status_code == 302
    answer = client.get("/about/?a=1&b=%20x", headers={"host": "board.example"})
    assert answer.status_code == 301
    assert answer["Location"] == "http://new.example/about/?a=1&b=%20x"
    response = client.get("/about/", headers={"host": "new.example"})
    assert response.status_code == 200
    assert 'href="http://new.example/about/"' in response.content.decode()


@pytest.mark.parametrize(
    "path", ["/", "/cy/about/", "/search/?q=x", "/documents/1/a.pdf"]
)
def test_each_path_leads_to_the_same_path(client, board, path):
    BoardHost.objects.create(board=board.board, hostname="old.example")

    for host in ("old.example", "OLD.example.", "old.example:8000"):
        answer = client.get(path, headers={"host": host})

        assert answer.status_code == 301
        assert answer["Location"] == f"http://board.example{path}"
    assert client.head(path, headers={"host": "old.example"}).status_code == 301


def test_nothing_can_be_sent_to_a_former_address(client, board):
    BoardHost.objects.create(board=board.board, hostname="old.example")

    assert client.post("/", headers={"host": "old.example"}).status_code == 404


def test_a_path_that_looks_like_a_host_leads_nowhere_else(client, board):
    BoardHost.objects.create(board=board.board, hostname="old.example")

    answer = client.get("//evil.example/", headers={"host": "old.example"})

    assert answer["Location"].startswith("http://board.example/")


def test_going_back_to_a_former_address_makes_no_loop(client, board):
    take("hosts", board, main="new.example")
    board.board.refresh_from_db()

    take("hosts", board, main="board.example", others="")

    answer = client.get("/", headers={"host": "new.example"})
    assert answer["Location"] == "http://board.example/"
    assert client.get("/", headers={"host": "board.example"}).status_code == 200
    assert hosts.addresses_of(board.board.__class__.objects.get()) == hosts.Addresses(
        "board.example", ("new.example",)
    )


def test_an_address_that_is_given_up_is_nobodys(client, board):
    BoardHost.objects.create(board=board.board, hostname="old.example")

    seen = look("hosts", board, main="board.example", others="")
    take("hosts", board, main="board.example", others="")

    assert "old.example is given up" in seen.context["effects"][0]
    response = client.get("/", headers={"host": "old.example"})
    assert response.status_code == 404
    assert "There is no site at this address" in words(response)


def test_a_former_address_of_a_board_that_is_not_on_the_web_is_nobodys(client):
    board = make_board(hostname=None)
    BoardHost.objects.create(board=board.board, hostname="old.example")

    assert client.get("/", headers={"host": "old.example"}).status_code == 404


def test_an_address_needs_a_main_one_to_lead_to(board):
    response = take("hosts", board, main="", others="old.example")

    assert "Give one" in errors(response)["main"][0]


def test_nothing_to_change_is_said(board):
    response = take("hosts", board, main="board.example", others="")

    assert errors(response) == {"__all__": ["Nothing would change."]}


def test_no_board_is_opened_on_a_former_address_of_another(board):
    BoardHost.objects.create(board=board.board, hostname="old.example")

    with pytest.raises(ValidationError) as refused:
        make_board(hostname="old.example")

    assert "hostname" in refused.value.message_dict


def test_every_address_is_in_the_history(board):
    take("hosts", board, main="new.example")

    entry = history_of(board).get(action="boards.hosts")
    assert entry.user
    assert entry.data == {
        "before": ["board.example"],
        "after": ["new.example", "board.example"],
    }


def test_a_board_answers_as_before_with_other_addresses(client, board):
    BoardHost.objects.create(board=board.board, hostname="old.example")

    assert get(client, board, "/").status_code == 200
