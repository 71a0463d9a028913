"""Whatever is refused is refused in our words, on every address that there is.

Asked by what no page of ours sends: without a token, by another method, with a form
that breaks off or has too many fields.
"""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from boards.public import error_views, fallback_chrome
from cms.hosts import HOSTLESS_PATHS
from home.provisioning import OpenedBoard
from tests.boards.public.hub.world import make_hub
from tests.boards.public.strangers.test_addresses import path_of
from tests.factories import host_of, make_administrator, make_board
from tests.public_addresses import admin_patterns, hub_patterns, public_patterns
from tests.reading import addresses, words
from tests.whole import share
from tests.worlds import taken_back

Ask = Callable[[str, str], HttpResponse]
REFUSED = {400, 403, 405}
NOT_TAKEN = "We could not take what was sent"
OF_DJANGO = ("CSRF", "Forbidden", "Bad Request", "Not Allowed", "Django")


@pytest.fixture(scope="module")
def board(django_db_setup, django_db_blocker) -> Iterator[OpenedBoard]:
    with taken_back(django_db_blocker):
        yield make_board()


def without_a_token(path: str, host: str) -> HttpResponse:
    return Client(enforce_csrf_checks=True).post(path, headers={"host": host})


def by_another_method(path: str, host: str) -> HttpResponse:
    return Client().delete(path, headers={"host": host})


def broken_off(path: str, host: str) -> HttpResponse:
    kind = "multipart/form-data"
    return Client().post(path, b"--", content_type=kind, headers={"host": host})


def with_too_many_fields(path: str, host: str) -> HttpResponse:
    return Client().post(path, {"a": "1", "b": "2"}, headers={"host": host})


@pytest.fixture(
    params=[without_a_token, by_another_method, broken_off, with_too_many_fields],
    ids=lambda way: way.__name__,
)
def ask(request, settings) -> Ask:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 1
    return request.param


def assert_in_our_look(answer: HttpResponse, name: str) -> None:
    assert words(answer, "h1") == NOT_TAKEN
    assert words(answer, ".site-header__name") == name
    assert "tel:999" in addresses(answer)
    assert "style-src 'self'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert not answer.cookies


def test_on_a_boards_host_in_its_look(board, ask):
    refused = 0
    for one in public_patterns():
        # In a process that has not seen the board before.
        fallback_chrome._by_host.clear()
        answer = ask(path_of(one.route), host_of(board))
        if answer.status_code in REFUSED:
            refused += 1
            assert_in_our_look(answer, board.board.title)

    assert refused


@pytest.mark.django_db
def test_on_the_hubs_host_in_its_look(board, ask):
    hub = make_hub(board)
    paths = {path_of(one.route) for one in hub_patterns()} - HOSTLESS_PATHS
    answers = [ask(path, hub.hostname) for path in paths]
    refused = [answer for answer in answers if answer.status_code in REFUSED]

    assert refused
    for answer in refused:
        assert_in_our_look(answer, hub.name)


@pytest.mark.django_db
def test_in_the_cms_in_words_that_say_what_to_do(ask):
    asked = share(admin_patterns(), 1, of=10)
    answers = [ask(path_of(one.route), settings.CMS_HOST) for one in asked]
    refused = [answer for answer in answers if answer.status_code in REFUSED]

    assert refused
    for answer in refused:
        assert "Nothing was saved." in words(answer, "main")
        assert not any(word in answer.content.decode() for word in OF_DJANGO)


def test_what_comes_to_no_host_in_words_that_name_no_board(board, ask):
    answer = ask("/", "no host")

    assert answer.status_code in REFUSED | {404}
    assert not any(word in answer.content.decode() for word in OF_DJANGO)
    assert board.board.title not in answer.content.decode()


def test_what_is_refused_before_anybody_knows_who_it_is_fails_nowhere(rf):
    answer = error_views.bad_request(rf.get("/admin/", headers={"host": "a b"}), None)

    assert answer.status_code == 400
    assert words(answer, "h1") == NOT_TAKEN


@pytest.mark.django_db
def test_an_address_that_a_button_leads_to_says_so_to_who_comes_back(client):
    client.force_login(make_administrator())
    answer = client.get("/admin/second-step/leave/", headers={"host": "localhost"})

    assert answer.status_code == 405
    assert words(answer, "h1") == "This was not taken"
    assert int(answer["Content-Length"]) == len(answer.content)
