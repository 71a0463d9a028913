"""Who gets a file, and what stands around its answer. See the table beside it."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction, ReferenceIndex

from boards.models import (
    ContentPage,
    NewsIndexPage,
    NewsPage,
    OncePublic,
    PageDocument,
    ReviewPage,
)
from cms.models import BoardDocument
from home.provisioning import OpenedBoard
from tests.boards.public.serving.asking import NEVER, ask, told
from tests.factories import (
    get,
    host_of,
    make_administrator,
    make_board,
    make_document,
    make_editor,
    make_page,
    make_review,
    make_user,
    release,
    the_list,
)
from tests.kept import pages_are_kept

pytestmark = pytest.mark.django_db

CMS = "localhost"


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def file(board: OpenedBoard) -> BoardDocument:
    return make_document(board)


@pytest.fixture
def review(board: OpenedBoard, file: BoardDocument) -> ReviewPage:
    """A live review that lists the file as published."""
    review = make_review(board)
    # Of a kind that may go at any time.
    release(review, file, kind="briefing")
    return review


def link_to(file: BoardDocument) -> list:
    return [("text", f'<p><a linktype="document" id="{file.pk}">Form</a></p>')]


def test_the_public_gets_a_file_that_a_live_page_lists(client, board, file, review):
    response = get(client, board, file.url)

    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"%PDF-")
    assert response["Cache-Control"] == "public, no-cache"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_file_that_did_not_change_is_not_sent_again(client, board, file, review):
    etag = get(client, board, file.url)["ETag"]
    headers = {"host": host_of(board), "if-none-match": etag}
    with pages_are_kept(), CaptureQueriesContext(connection) as captured:
        client.get(file.url, headers=headers)
        before = len(captured)
        response = client.get(file.url, headers=headers)

    # The board and its version, and whether it may be read.
    assert len(captured) - before == 2
    assert response.status_code == 304
    assert response["Cache-Control"] == "public, no-cache"


def below_a_page_with_a_password(review: ReviewPage, row: PageDocument) -> None:
    PageViewRestriction.objects.create(page=review.get_parent(), password="secret")


def listed_as(availability: str):
    def change(review: ReviewPage, row: PageDocument) -> None:
        PageDocument.objects.filter(pk=row.pk).update(availability=availability)

    change.__name__ = f"listed_as_{availability}"
    return change


def withdrawn_but_still_linked(review: ReviewPage, row: PageDocument) -> None:
    listed_as("withdrawn")(review, row)
    home = review.get_parent().get_parent()
    make_page(ContentPage, home, body=link_to(row.file))


CLOSED = [
    below_a_page_with_a_password,
    *map(listed_as, ["on_request", "delayed", "not_published", "withdrawn"]),
    withdrawn_but_still_linked,
]


@pytest.mark.parametrize("change", CLOSED, ids=lambda change: change.__name__)
def test_a_file_that_was_public_says_that_it_is_gone(
    client, board, file, review, change
):
    change(review, review.released_documents.get())

    response = get(client, board, file.url)

    assert response.status_code == 410
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("change", CLOSED, ids=lambda change: change.__name__)
def test_a_file_that_never_was_public_is_not_there(client, board, file, review, change):
    change(review, review.released_documents.get())
    # As if the page had come into this state before it was ever public.
    OncePublic.objects.all().delete()

    assert_no_such_file(client, file.url, host_of(board))


def assert_no_such_file(client: Client, address: str, host: str) -> None:
    """The address tells no more than one that was never given to a file."""
    for way in (("get", {}), ("head", {})):
        refused = told(ask(client, address, host, way))
        assert refused == told(ask(client, NEVER, host, way))
        assert refused[0] == 404
        assert refused[1]["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("host", ["another board's", "the CMS's"])
def test_a_released_file_is_answered_on_its_own_host_only(
    client, board, file, review, host
):
    hosts = {"another board's": host_of(make_board()), "the CMS's": CMS}

    assert_no_such_file(client, file.url, hosts[host])


def test_a_host_that_is_nobodys_has_no_files(client, board, file, review):
    response = client.get(file.url, headers={"host": "unknown.example"})

    assert response.status_code == 404


def test_another_boards_page_opens_nothing(client, board, file):
    stranger = make_board()
    release(make_review(stranger), file)
    # No door of ours lets such a link in.
    page = make_page(ContentPage, stranger.home)
    ContentPage.objects.filter(pk=page.pk).update(body=link_to(file))
    with transaction.atomic():
        ReferenceIndex.create_or_update_for_object(ContentPage.objects.get(pk=page.pk))

    assert get(client, board, file.url).status_code == 404
    assert get(client, stranger, file.url).status_code == 404


def test_a_file_outside_all_boards_stays_closed(client, board, file, review):
    file.collection = board.collection.get_root()
    file.save()

    assert get(client, board, file.url).status_code == 410


def test_a_file_in_a_folder_of_the_boards_collection_is_the_boards(
    client, board, file, review
):
    file.collection = board.collection.add_child(name="Reports")
    file.save()

    assert get(client, board, file.url).status_code == 200


@pytest.mark.parametrize("where", ["rich text", "a block"])
def test_a_link_on_a_live_page_opens_the_file(client, board, file, where):
    body = link_to(file) if where == "rich text" else [("file", {"file": file})]
    page = make_page(ContentPage, board.home, body=body)

    assert get(client, board, file.url).status_code == 200

    page.unpublish()

    assert get(client, board, file.url).status_code == 410


def test_a_link_in_a_draft_of_a_live_page_opens_nothing(client, board, file):
    page = make_page(NewsPage, the_list(NewsIndexPage, board))
    page.body = link_to(file)
    page.save_revision()

    assert get(client, board, file.url).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("an editor of the board", 200),
        ("an administrator", 200),
        ("an editor of another board", 404),
        ("somebody without rights", 404),
    ],
)
def test_staff_read_their_boards_files_in_the_cms(client, board, file, who, status):
    people = {
        "an editor of the board": lambda: make_editor(board),
        "an administrator": make_administrator,
        "an editor of another board": lambda: make_editor(make_board()),
        "somebody without rights": make_user,
    }
    client.force_login(people[who]())

    for method in (client.get, client.head):
        response = method(file.url, headers={"host": CMS})

        assert response.status_code == status
        assert response["Cache-Control"] == "private, no-store"


def test_being_logged_in_opens_nothing_on_a_boards_host(client, board, file):
    client.force_login(make_editor(board))

    assert get(client, board, file.url).status_code == 404
