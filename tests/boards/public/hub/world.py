"""A hub, and ways to ask it."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.test import Client

from boards.governance.lifecycle.hub import join
from boards.models import Hub, Region
from home.provisioning import OpenedBoard

HOST = "learning.example.org"


def make_hub(*boards: OpenedBoard, **facts: Any) -> Hub:
    """A hub that is on the web, with some boards in it."""
    facts = {
        "hostname": HOST,
        "name": "What was learnt",
        "lead": "Search what boards have learnt.",
        "about": "Kept by us.\n\nAsk us.",
        "accessibility": "Everybody can read it.",
        **facts,
    }
    hub = Hub.objects.create(**facts)
    for board in boards:
        join(board.board, Region.NORTH_WEST)
    return hub


def ask(path: str = "/", **query: Any) -> HttpResponse:
    """What the public gets on the hub's host."""
    path = f"{path}?{urlencode(query, doseq=True)}" if query else path
    return Client().get(path, headers={"host": HOST})
