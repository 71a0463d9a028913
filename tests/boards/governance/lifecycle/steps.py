"""Taking a step in a board's life as an administrator does: look, then confirm."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from wagtail.models import PageLogEntry

from home.provisioning import OpenedBoard
from tests.factories import cms_client, make_administrator


def address_of(step: str, board: OpenedBoard) -> str:
    return reverse(f"board_{step}", args=[board.board.pk])


def look(step: str, board: OpenedBoard, **fields: Any) -> HttpResponse:
    """What the screen says that it would do with what was typed."""
    client = cms_client(make_administrator())
    return client.post(address_of(step, board), fields)


def take(step: str, board: OpenedBoard, **fields: Any) -> HttpResponse:
    """Type, and confirm."""
    return look(step, board, **fields, confirmed="yes")


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """What a refused form says, by field."""
    assert response.status_code == 200, "It was accepted."
    return {
        field: [str(text) for text in texts]
        for field, texts in response.context["form"].errors.items()
    }


def history_of(board: OpenedBoard) -> QuerySet[PageLogEntry]:
    """What the history of the board's page says."""
    return PageLogEntry.objects.filter(page=board.board.pk)
