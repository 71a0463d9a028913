"""Asking for a copy, as a visitor does: open the form, fill it in, send it."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from boards.models import Availability, DocumentRequest, PageDocument
from home.provisioning import OpenedBoard
from tests.factories import get, host_of, make_review, release

JO = {"email": "jo@example.org", "name": "Jo", "message": "For a course."}


def make_row(board: OpenedBoard, **fields: Any) -> PageDocument:
    """A report that is there on request, on a public review."""
    fields.setdefault("availability", Availability.ON_REQUEST)
    fields.setdefault("public_note", "Published for 12 months, then on request.")
    return release(make_review(board), **fields)


def address_of(row: PageDocument, language: str = "") -> str:
    return f"{language}/ask-for-a-copy/{row.pk}/"


def open_form(board: OpenedBoard, row: PageDocument, **query: Any) -> HttpResponse:
    return get(Client(), board, address_of(row), **query)


def send(
    board: OpenedBoard,
    row: PageDocument,
    *,
    ticket: str | None = None,
    client: Client | None = None,
    **fields: Any,
) -> HttpResponse:
    """Open the form and send it. ticket: another one than the form carries."""
    if ticket is None:
        ticket = open_form(board, row).context["ticket"]
    said = {**JO, **fields, "ticket": ticket}
    return (client or Client()).post(
        address_of(row), said, headers={"host": host_of(board)}
    )


def make_request(board: OpenedBoard, **fields: Any) -> DocumentRequest:
    """A request that was asked, as it is stored."""
    number = DocumentRequest.objects.count() + 1
    defaults = {
        "board": board.board,
        "document_title": "The report",
        "page_title": "Child P",
        "page_address": "http://board.example/child-p/",
        "reference": f"AAAA-BBBB-{number:04}",
        **JO,
    }
    return DocumentRequest.objects.create(**defaults | fields)


def errors_in(response: HttpResponse) -> dict[str, list[str]]:
    return response.context["form"].errors
