"""What nobody can read is answered with 400 in words, and a fault of ours with 500."""

import pytest
from django.db import DataError
from django.test import Client, RequestFactory
from django.urls import reverse

from boards.models import NewsIndexPage, NewsPage
from cms.unreadable import is_of_what_was_sent
from home.provisioning import OpenedBoard
from tests.cms_forms import editing, open_form
from tests.factories import (
    cms_client,
    make_board,
    make_editor,
    make_page,
    the_list,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def editor(board: OpenedBoard) -> Client:
    client = cms_client(make_editor(board))
    client.raise_request_exception = False
    return client


def assert_refused_in_words(response) -> None:
    assert response.status_code == 400
    assert "This could not be read" in response.content.decode()
    assert "Nothing was saved" in response.content.decode()


def test_a_form_without_the_counts_of_its_blocks_is_refused(board, editor):
    address = editing(make_page(NewsPage, the_list(NewsIndexPage, board)))
    fields = open_form(editor, address)
    for count in (None, "words", "-", "9" * 5000):
        sent = {k: v for k, v in fields.items() if k != "body-count"}
        sent |= {"body-count": count} if count else {}
        assert_refused_in_words(editor.post(address, sent))


def test_rich_text_that_is_no_rich_text_is_refused(board, editor):
    address = editing(make_page(NewsPage, the_list(NewsIndexPage, board)))
    block = {"body-0-type": "text", "body-0-order": "0", "body-0-deleted": ""}
    for broken in ('{"blocks": ', '{"blocks": 1}', "[]", "1"):
        sent = open_form(editor, address) | block
        sent |= {"body-count": "1", "body-0-value": broken, "body-0-id": ""}
        assert_refused_in_words(editor.post(address, sent))


@pytest.mark.parametrize("value", ["", "words", "²", "a\0b"])
def test_a_key_that_is_no_number_is_refused(editor, value):
    address = reverse("wagtailadmin_choose_page_chosen_multiple")

    assert_refused_in_words(editor.get(address, {"id": value}))


def test_a_value_that_no_text_can_hold_is_refused(editor):
    address = reverse("wagtailadmin_pages:type_use", args=["home", "homepage"])
    names = ("q", "ordering", "locale", "page_type")

    assert_refused_in_words(editor.get(address, dict.fromkeys(names, "a\0b")))


def test_a_fault_of_ours_is_not_taken_for_one_of_who_asks():
    request = RequestFactory().post("/admin/x/", {"id": "7"})

    for fault in (
        KeyError("id"),
        ValueError("7"),
        ValueError("Field 'id' expected a number but got 'other'."),
        TypeError(),
    ):
        assert not is_of_what_was_sent(request, fault)
    assert is_of_what_was_sent(request, DataError())
