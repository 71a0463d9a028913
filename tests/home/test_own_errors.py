"""A laptop shows the pages that people get, and says in its log what was wrong."""

import pytest
from django.test import Client

from tests.factories import cms_client, host_of, make_board, make_editor
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def as_on_a_laptop(settings):
    settings.DEBUG = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "home.own_errors.OwnErrors"]
    settings.ROOT_URLCONF = "tests.browser.urls"


def test_what_is_not_there_and_what_fails_is_said_in_our_own_words(caplog):
    board = make_board()
    public = Client(raise_request_exception=False, headers={"host": host_of(board)})
    missing = cms_client(make_editor(board)).get("/admin/no-such-screen/")
    failed = public.get("/fails/")

    assert (missing.status_code, failed.status_code) == (404, 500)
    assert "This page is not there" in words(missing)
    assert "Something went wrong" in words(failed)
    assert "RuntimeError" not in failed.content.decode()
    assert "Asked to fail" in caplog.text
    assert public.get("/nowhere/").status_code == 404
