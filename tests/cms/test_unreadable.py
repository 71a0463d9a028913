"""What nobody can read is answered with 400 in words, and a fault of ours with 500."""

import importlib

import pytest
from django.core.paginator import EmptyPage
from django.db import DataError
from django.http import HttpResponse, QueryDict
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError

from boards.models import ContentPage, NewsIndexPage, NewsPage
from cms import unreadable
from cms.handling import Handler
from cms.tenancy import guard
from cms.unreadable import is_of_what_was_sent
from home.provisioning import OpenedBoard
from tests.cms_forms import editing, open_form
from tests.factories import (
    cms_client,
    get,
    make_board,
    make_editor,
    make_image,
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


FAULTS = [
    KeyError("id"),
    ValueError("7"),
    ValueError("Field 'id' expected a number but got 'other'."),
    ValueError("invalid literal for int() with base 10: 'other'"),
    TypeError(),
    EmptyPage(),
    DataError(),
    DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes"),
    DataError("value too long for type character varying(255)"),
    DataError("integer out of range"),
    DataError('invalid input syntax for type uuid: "other"'),
    UnicodeEncodeError("utf-8", "a\ud800", 1, 2, "surrogates not allowed"),
]


def test_a_fault_of_ours_is_not_taken_for_one_of_who_asks():
    request = RequestFactory().post("/admin/x/", {"id": "7"})
    request.resolver_match = None

    assert [one for one in FAULTS if is_of_what_was_sent(request, one)] == []


@pytest.mark.parametrize(
    ("sent", "failure"),
    [
        ("a\0b", "PostgreSQL text fields cannot contain NUL (0x00) bytes"),
        (
            r"a\u0000b",
            "unsupported Unicode escape sequence: \\u0000 cannot be converted",
        ),
        ("x" * 256, "value too long for type character varying(255)"),
        (str(2**31), "integer out of range"),
        (r"\uD800", "Unicode low surrogate must follow a high surrogate."),
        ("other", 'invalid input syntax for type uuid: "other"'),
    ],
)
def test_what_no_column_can_hold_is_known_by_what_was_sent(sent, failure):
    request = RequestFactory().post("/admin/x/", {"id": sent})
    request.resolver_match = None

    assert is_of_what_was_sent(request, DataError(failure))


def test_half_a_letter_is_known_by_how_json_writes_it():
    request = RequestFactory().post("/admin/x/", {"body": r'["\uD800"]'})
    request.resolver_match = None
    half = UnicodeEncodeError("utf-8", "a\ud800", 1, 2, "surrogates not allowed")

    assert is_of_what_was_sent(request, half)


def test_data_of_our_own_that_lacks_a_field_is_a_fault_of_ours():
    request = RequestFactory().post("/admin/x/", {"id": "7"})

    assert is_of_what_was_sent(request, lack_of("name", request.POST))
    assert is_of_what_was_sent(request, lack_of("name", request.GET))
    assert not is_of_what_was_sent(request, lack_of("name", QueryDict("ours=1")))


def lack_of(field: str, data: QueryDict) -> Exception:
    with pytest.raises(MultiValueDictKeyError) as raised:
        data[field]
    return raised.value


@pytest.mark.parametrize("half", [r'["\ud800"]', '{"blocks": [], "x": "\\udc00"}'])
def test_half_a_letter_is_answered(board, editor, half):
    address = editing(make_page(NewsPage, the_list(NewsIndexPage, board)))
    text = {"body-0-type": "text", "body-0-order": "0", "body-0-deleted": ""}
    sent = open_form(editor, address) | text
    sent |= {"body-count": "1", "body-0-value": half, "body-0-id": ""}

    assert editor.post(address, sent).status_code < 500


def test_no_address_has_a_nul_in_it(board, editor):
    visitor = Client()
    visitor.raise_request_exception = False

    for path in ("/a%00b/", "/media/original_images/a%00b", "/documents/1/a%00b"):
        assert get(visitor, board, path).status_code == 404
    assert editor.get("/admin/documents/chooser/chosen/a%00b/").status_code == 404


def test_a_key_in_an_address_that_is_no_number_is_refused(editor):
    address = reverse("wagtaildocs_chooser:chosen", args=["words"])

    assert_refused_in_words(editor.get(address))


def test_a_body_that_breaks_off_is_refused_in_words(editor):
    address = reverse("wagtaildocs:add")
    no_boundary = editor.post(address, b"a=1", content_type="multipart/form-data")

    assert_refused_in_words(no_boundary)


@pytest.mark.parametrize(
    "heading",
    [
        "text/plain; charset=base64",
        "application/x-www-form-urlencoded; charset=undefined",
        "application/x-www-form-urlencoded; charset=utf-16",
        "text/plain; charset*=none'en'x",
    ],
)
def test_a_request_is_made_whatever_its_heading_names_as_its_charset(heading):
    environ = RequestFactory().post("/?q=1").environ | {"CONTENT_TYPE": heading}

    assert Handler.request_class(environ).GET["q"] == "1"


def test_what_serves_makes_its_requests_so(monkeypatch):
    monkeypatch.setattr(guard, "start_serving", lambda: None)

    assert isinstance(importlib.import_module("cms.wsgi").application, Handler)


def test_a_date_of_spaces_is_no_date_to_a_filter(editor):
    address = reverse("wagtailadmin_reports:workflow")

    response = editor.get(address, {"created_at_from": "", "created_at_to": " \u2003"})

    assert response.status_code == 200


def test_a_picture_is_searched_for_below_a_tag(board, editor):
    picture = make_image(board, title="A boat")
    picture.tags.add("harbour")
    address = reverse("wagtailimages_chooser:choose_results")

    found = editor.get(address, {"q": "boat", "tag": "harbour"}).content.decode()
    other = editor.get(address, {"q": "boat", "tag": "hills"}).content.decode()

    assert "A boat" in found
    assert "A boat" not in other


def test_rows_that_are_said_and_not_sent_are_not_made(board, editor):
    page = make_page(ContentPage, board.home)
    said = {"title": "A", "comments-TOTAL_FORMS": "100000", "comments-0-id": ""}
    said |= {"comments-INITIAL_FORMS": "0", "action-publish": "1"}

    response = editor.post(f"/admin/pages/{page.pk}/edit/", said)

    assert response.status_code == 400
    assert "TOTAL_FORMS" not in response.content.decode()


def test_rows_that_were_sent_are_read_however_many_they_are():
    rows = {f"rows-{number}-id": "" for number in range(unreadable.FEW_ROWS + 5)}
    said = {**rows, "rows-TOTAL_FORMS": str(len(rows))}
    middleware = unreadable.UnreadableRequests(lambda _request: HttpResponse())
    request = RequestFactory().post("/admin/pages/", said)

    assert middleware.process_view(request, None, (), {}) is None
