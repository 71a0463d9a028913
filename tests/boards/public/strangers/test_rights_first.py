"""Whether a file is there is decided before its name is looked at."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import CollectionViewRestriction

from boards.models import Availability, OncePublic
from cms.models import BoardDocument
from home.provisioning import OpenedBoard
from tests.factories import (
    get,
    host_of,
    make_board,
    make_document,
    make_review,
    release,
)

pytestmark = pytest.mark.django_db

VALUES = re.compile(r"'[^']*'|\b\d+\b")


def statements(board: OpenedBoard, address: str) -> list[str]:
    """What the database is asked for an address, without the values."""
    client = Client()
    # What a process asks once is asked before.
    client.get(address, headers={"host": host_of(board)})
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address, headers={"host": host_of(board)})
    assert answer.status_code == 404
    return [VALUES.sub("?", query["sql"]) for query in captured]


def closed_files(board: OpenedBoard) -> dict[str, BoardDocument]:
    """A file that no page shows, and one in each of the ways of being held back."""
    files = {"unattached": make_document(board)}
    of_draft = make_review(board, live=False)
    files["of a draft"] = make_document(board)
    release(of_draft, files["of a draft"])
    live = make_review(board)
    for state in Availability:
        if state != Availability.PUBLISHED:
            files[state] = make_document(board)
            release(live, files[state], availability=state)
    stranger = make_board()
    files["another board's"] = make_document(stranger)
    release(make_review(stranger), files["another board's"])
    OncePublic.objects.all().delete()
    return files


def test_no_name_and_no_number_of_a_closed_file_asks_anything_else():
    board = make_board()
    files = closed_files(board)

    never = statements(board, "/documents/987654/a.pdf")

    assert never
    for name, file in files.items():
        assert statements(board, file.url) == never, name
        assert statements(board, f"/documents/{file.pk}/wrong.pdf") == never, name


def test_the_name_of_a_draft_asks_no_more_than_a_name_of_nothing():
    board = make_board()
    draft = make_review(board, live=False, slug="child-q")
    above = draft.get_parent().relative_url(board.site)

    for rest in ("", "pdf/", "deeper/"):
        never = statements(board, f"{above}never-given/{rest}")
        assert statements(board, f"{above}child-q/{rest}") == never, rest


def test_a_file_in_a_collection_with_a_password_is_not_there(client):
    board = make_board()
    file = make_document(board)
    release(make_review(board), file, kind="briefing")
    assert get(client, board, file.url).status_code == 200
    OncePublic.objects.all().delete()

    CollectionViewRestriction.objects.create(
        collection=board.collection,
        restriction_type=CollectionViewRestriction.PASSWORD,
        password="secret",
    )

    assert get(client, board, file.url).status_code == 404


def test_only_what_was_let_open_before_is_sent(client, monkeypatch):
    """Wagtail's view, asked by whatever way, sends nothing by itself."""
    board = make_board()
    file = make_document(board)
    release(make_review(board), file, kind="briefing")
    monkeypatch.setattr("boards.public.serving.let_open", lambda *_asked: None)

    assert get(client, board, file.url).status_code == 404
