"""The hub in the CMS: its facts are administrators', a board's tick its managers'."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from boards.governance.lifecycle.hub import membership_of
from boards.models import Hub, Region
from tests.boards.public.hub.world import HOST, make_hub
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_manager,
)
from tests.reading import words

pytestmark = pytest.mark.django_db
FACTS = {
    "hostname": f"{HOST.upper()}.",
    "name": "What was learnt",
    "colour": "#4A3470",
    "lead": "Search what boards have learnt.",
    "about": "Kept by us.",
    "accessibility": "Everybody can read it.",
}


def test_an_administrator_makes_the_hub_and_takes_it_off_the_web():
    client = cms_client(make_administrator())
    address = reverse("hub_facts")

    client.post(address, FACTS)
    (made,) = Hub.objects.all()
    client.post(address, {**FACTS, "hostname": "", "name": "Another name"})
    (changed,) = Hub.objects.all()

    assert (made.hostname, made.colour) == (HOST, "#4a3470")
    assert (changed.pk, changed.hostname, changed.name) == (made.pk, "", "Another name")


def test_an_address_of_a_board_is_refused_at_its_field():
    board = make_board()
    client = cms_client(make_administrator())

    answer = client.post(
        reverse("hub_facts"), {**FACTS, "hostname": board.board.hostname}
    )

    assert "already belongs to a board" in words(answer, "#main")
    assert not Hub.objects.exists()


def test_nobody_else_knows_of_the_screen():
    client = cms_client(make_manager(make_board()))

    assert client.get(reverse("hub_facts")).status_code == 404
    assert client.post(reverse("hub_facts"), FACTS).status_code == 404
    assert not Hub.objects.exists()


def test_a_manager_has_the_board_join_and_leave_and_its_history_says_so():
    board, other = make_board(), make_board()
    make_hub(other)
    client = cms_client(make_manager(board))
    address = reverse("hub_membership")

    refused = client.post(address, {"is_in": "on", "region": ""})
    assert "Choose the region" in words(refused, "#main")
    client.post(address, {"is_in": "on", "region": Region.LONDON})
    joined = membership_of(board.board)
    client.post(address, {"region": Region.LONDON})

    assert joined
    assert joined.region == Region.LONDON
    assert membership_of(board.board) is None
    assert membership_of(other.board)
    told = PageLogEntry.objects.filter(page=board.board.pk, action__endswith="_hub")
    assert [line.action for line in told.order_by("pk")] == [
        "boards.join_hub",
        "boards.leave_hub",
    ]


def test_an_editor_cannot():
    board = make_board()
    make_hub()
    client = cms_client(make_editor(board))

    answer = client.post(
        reverse("hub_membership"), {"is_in": "on", "region": Region.LONDON}
    )

    assert answer.status_code == 404
    assert membership_of(board.board) is None
