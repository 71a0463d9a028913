"""Numbers for a Prometheus: for whom has the key, and of nobody."""

import re

import pytest
from django.conf import settings as in_force
from django.test import Client

from cms.models import StoredTask
from cms.stored_files import delete_in_time
from tests.factories import get, host_of, make_administrator, make_board

pytestmark = pytest.mark.django_db

KEY = "k" * 50
WITH_KEY = {"host": "localhost", "authorization": f"Bearer {KEY}"}


@pytest.fixture
def has_key(settings) -> None:
    settings.METRICS_TOKEN = KEY
    settings.TASKS = in_force.STORED_TASKS


def asked(client: Client, **headers: str):
    return client.get("/admin/metrics/", headers={"host": "localhost", **headers})


@pytest.mark.usefixtures("has_key")
def test_numbers_are_told_and_nothing_of_whose_they_are(client):
    board = make_board(hostname="secret-board.example")
    get(client, board, "/")
    get(client, board, "/nowhere/")
    delete_in_time.enqueue(("a", [], {}), "b")
    before = StoredTask.objects.waiting().count()

    told = asked(client, **WITH_KEY)
    text = told.content.decode()

    assert told.status_code == 200
    assert "no-store" in told["Cache-Control"]
    assert re.search(r'boards_requests_total\{of="public",status="2xx"\} [1-9]', text)
    assert f'boards_tasks_waiting{{queue="default"}} {before}.0' in text
    for name in (
        *("releases_due", "releases_late", "checks_waiting", "mails_waiting"),
        *("scheduler_seconds", "worker_seconds", "tasks_failed"),
    ):
        assert re.search(rf"^boards_{name} \S+$", text, re.MULTILINE), name
    assert "secret-board" not in text


WRONG = {
    "no key": {},
    "another": {"authorization": "Bearer " + "x" * 50},
    "empty": {"authorization": "Bearer "},
    "letters of no header": {"authorization": "Bearer \u00e9"},
}


@pytest.mark.parametrize("headers", WRONG.values(), ids=WRONG)
def test_without_the_key_nothing_is_here(client, has_key, headers):
    assert asked(client, **headers).status_code == 404


def test_without_a_key_in_the_settings_nothing_is_here_for_anybody(client):
    client.force_login(make_administrator())

    assert asked(client, authorization="Bearer ").status_code == 404


@pytest.mark.usefixtures("has_key")
def test_on_a_boards_host_nothing_is_here_either(client):
    board = make_board()
    response = asked(client, host=host_of(board), authorization=f"Bearer {KEY}")

    assert (response.status_code, b"boards_" in response.content) == (302, False)
