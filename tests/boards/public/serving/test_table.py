"""Who gets a file: every state of it, by every way to ask, on every host (R1).

Only a file that is released opens, on its own board's host. Every refusal is that of
an address at which nothing ever was; on its own board's host a file that was public
says that it is gone.
"""

from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page

from boards.models import BriefingPage, ContentPage, Cover, LearningIndexPage
from boards.publishing.releases.gate import let_out
from cms.models import BoardDocument
from home.provisioning import OpenedBoard
from tests.boards.public.serving.asking import NEVER, ask, told, ways_to_ask
from tests.factories import (
    host_of,
    make_board,
    make_document,
    make_page,
    pdf_bytes,
    release,
    the_list,
)
from tests.states import home_in, lock, translate

pytestmark = pytest.mark.django_db

CMS = "localhost"
UNKNOWN = "unknown.example"


def a_page(board: OpenedBoard, **fields) -> BriefingPage:
    return make_page(BriefingPage, the_list(LearningIndexPage, board), **fields)


def listing(board: OpenedBoard, file: BoardDocument, **fields) -> BriefingPage:
    """A page that lists the file, in a kind that may go at any time."""
    page = a_page(board, **fields)
    release(page, file, kind="briefing")
    return page


def link_to(file: BoardDocument) -> list:
    return [("text", f'<p><a linktype="document" id="{file.pk}">Form</a></p>')]


def unattached(board, file):
    pass


def on_a_draft(board, file):
    listing(board, file, live=False).save_revision()


def on_a_draft_of_a_live_page(board, file):
    page = a_page(board)
    page.body = link_to(file)
    page.save_revision()


def on_a_scheduled_page(board, file):
    tomorrow = timezone.now() + timedelta(days=1)
    page = listing(board, file, live=False, go_live_at=tomorrow)
    page.save_revision(approved_go_live_at=tomorrow)


def released(board, file):
    listing(board, file)


def linked(board, file):
    make_page(ContentPage, board.home, body=link_to(file))


def on_a_page_with_a_password(board, file):
    page = a_page(board)
    lock(page)
    release(page, file, kind="briefing")


def on_a_page_that_got_a_password(board, file):
    lock(listing(board, file))


def on_a_page_that_was_unpublished(board, file):
    listing(board, file).unpublish()


def on_a_page_that_expired(board, file):
    listing(board, file).unpublish(set_expired=True)


def taken_from_its_page(board, file):
    listing(board, file).released_documents.get().delete()


def deleted(board, file):
    page = listing(board, file, live=False)
    page.delete()
    file.delete()


def replaced(board, file):
    listing(board, file)
    file.file = ContentFile(pdf_bytes(2), name="another.pdf")
    file.save()


def moved_to_another_board(board, file):
    elsewhere = the_list(LearningIndexPage, make_board())
    listing(board, file).move(elsewhere, pos="last-child")


def linked_from_another_board(board, file):
    stranger = make_board()
    listing(stranger, file)
    page = make_page(ContentPage, stranger.home)
    page.body = link_to(file)
    page.save(clean=False)


def linked_from_a_live_translation_of_a_draft(board, file):
    source = make_page(ContentPage, board.home, live=False)
    translate(source, "pl", home_in(board, "pl"), body=link_to(file))


def listed_by_a_live_translation_of_a_draft(board, file):
    source = make_page(ContentPage, board.home, live=False)
    version = translate(source, "pl", home_in(board, "pl"))
    release(version, file, kind="briefing")


STATES: dict[Callable, int] = {
    unattached: 404,
    on_a_draft: 404,
    on_a_draft_of_a_live_page: 404,
    on_a_scheduled_page: 404,
    released: 200,
    linked: 200,
    on_a_page_with_a_password: 404,
    on_a_page_that_got_a_password: 410,
    on_a_page_that_was_unpublished: 410,
    on_a_page_that_expired: 410,
    taken_from_its_page: 410,
    deleted: 404,
    replaced: 404,
    moved_to_another_board: 410,
    linked_from_another_board: 404,
    linked_from_a_live_translation_of_a_draft: 404,
    listed_by_a_live_translation_of_a_draft: 404,
}
# Each state is asked for in every way on its own host, and in each way on one of these:
# over all states, every way on every one of them.
ELSEWHERE = ("another board's", CMS, UNKNOWN)
AS_GIVEN = {200: {200, 206, 304}, 404: {404}, 410: {410}}


def covered(file: BoardDocument) -> Cover:
    """The cover of a file, which opens as the file does."""
    drawn = {"picture": b"drawn", "width": 240, "height": 340}
    return Cover.objects.create(document=file, file_hash=file.file_hash, **drawn)


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_only_what_is_released_opens_and_only_on_its_own_host(client, board, state):
    file = make_document(board)
    cover = covered(file)
    addresses, ways = (file.url, cover.address), ways_to_ask(file)
    own, other = host_of(board), host_of(make_board())
    state(board, file)
    turn = list(STATES).index(state)
    cases = product(addresses, enumerate(ways.items(), turn))

    assert len(ways) > len(ELSEWHERE)
    for address, (place, (name, way)) in cases:
        elsewhere = ELSEWHERE[place % len(ELSEWHERE)]
        for host in (own, elsewhere if elsewhere in (CMS, UNKNOWN) else other):
            asked = ask(client, address, host, way)
            expected = STATES[state] if host == own else 404
            assert asked.status_code in AS_GIVEN[expected], (address, name, host)
            if expected == 404:
                assert told(asked) == told(ask(client, NEVER, host, way)), (name, host)
            if expected == 410:
                assert_it_tells_of_no_file(asked, file)


def assert_it_tells_of_no_file(response, file: BoardDocument) -> None:
    """A notice gives nothing of the file away, and nobody keeps it."""
    assert response["Cache-Control"] == "private, no-store"
    assert "ETag" not in response.headers
    assert "Last-Modified" not in response.headers
    assert file.title not in response.content.decode()


@pytest.mark.parametrize("place", ["/media/{}", "/documents/{}", "/{}"])
@pytest.mark.parametrize("name", ["file", "name_in_storage"])
def test_the_place_in_which_a_file_is_stored_is_no_address(client, board, place, name):
    file = make_document(board)
    released(board, file)
    names = {"file": file.filename, "name_in_storage": file.file.name}

    response = client.get(place.format(names[name]), headers={"host": host_of(board)})

    assert response.status_code == 404


def test_the_name_that_a_file_had_opens_nothing(client, board):
    file = make_document(board)
    address = file.url
    released(board, file)
    replaced(board, file)

    assert client.get(address, headers={"host": host_of(board)}).status_code == 404
    file.refresh_from_db()
    assert client.get(file.url, headers={"host": host_of(board)}).status_code == 200


def test_a_translation_opens_its_files_when_its_source_is_public(client, board):
    file = make_document(board)
    source = make_page(ContentPage, board.home, live=False)
    translate(source, "pl", home_in(board, "pl"), body=link_to(file))
    revision = Page.objects.get(pk=source.pk).specific.save_revision()
    with let_out(revision.pk):
        revision.publish()

    assert client.get(file.url, headers={"host": host_of(board)}).status_code == 200
