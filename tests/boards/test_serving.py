"""Who gets a file: the table of R1."""

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from boards.models import ContentPage, NewsIndexPage, NewsPage, PageDocument, ReviewPage
from cms.models import BoardDocument
from home.provisioning import OpenedBoard
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
    release(review, file)
    return review


def link_to(file: BoardDocument) -> list:
    return [("text", f'<p><a linktype="document" id="{file.pk}">Form</a></p>')]


def test_the_public_gets_a_file_that_a_live_page_lists(client, board, file, review):
    response = get(client, board, file.url)

    assert response.status_code == 200
    assert b"".join(response.streaming_content).startswith(b"%PDF-")
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_file_that_did_not_change_is_not_sent_again(client, board, file, review):
    etag = get(client, board, file.url)["ETag"]

    response = client.get(
        file.url, headers={"host": host_of(board), "if-none-match": etag}
    )

    assert response.status_code == 304
    assert response["Cache-Control"] == "public, max-age=60"


def unattached(review: ReviewPage, row: PageDocument) -> None:
    row.delete()


def on_a_page_that_is_a_draft(review: ReviewPage, row: PageDocument) -> None:
    Page.objects.filter(pk=review.pk).update(live=False, first_published_at=None)


def only_in_a_draft_of_a_live_page(review: ReviewPage, row: PageDocument) -> None:
    review.save_revision()
    row.delete()


def on_a_page_that_was_unpublished(review: ReviewPage, row: PageDocument) -> None:
    review.unpublish()


def on_a_page_with_a_password(review: ReviewPage, row: PageDocument) -> None:
    PageViewRestriction.objects.create(page=review, password="secret")


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


def with_another_name_in_the_address(review: ReviewPage, row: PageDocument) -> None:
    BoardDocument.objects.filter(pk=row.file_id).update(file="elsewhere/other.pdf")


CLOSED = [
    unattached,
    on_a_page_that_is_a_draft,
    only_in_a_draft_of_a_live_page,
    on_a_page_that_was_unpublished,
    on_a_page_with_a_password,
    below_a_page_with_a_password,
    *map(listed_as, ["on_request", "delayed", "not_published", "withdrawn"]),
    withdrawn_but_still_linked,
    with_another_name_in_the_address,
]


@pytest.mark.parametrize("change", CLOSED, ids=lambda change: change.__name__)
def test_a_closed_file_answers_like_one_that_never_existed(
    client, board, file, review, change
):
    address = file.url
    change(review, review.released_documents.get())

    assert_no_such_file(client, address, host_of(board))


def assert_no_such_file(client: Client, address: str, host: str) -> None:
    """The address tells no more than one that was never given to a file."""
    for method in (client.get, client.head):
        refused = answer(method(address, headers={"host": host}))
        missing = answer(method("/documents/987654/a.pdf", headers={"host": host}))
        assert refused == missing
        assert refused[0] == 404
        assert refused[1]["Cache-Control"] == "private, no-store"


def answer(response: HttpResponse) -> tuple[int, dict, str]:
    """Status, headers and text; the text without the address, which is the asker's."""
    text = response.content.decode().replace(response.request["PATH_INFO"], "")
    headers = dict(response.items())
    headers.pop("Content-Length", None)
    return response.status_code, headers, text


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

    assert get(client, board, file.url).status_code == 404


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

    assert get(client, board, file.url).status_code == 404


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
