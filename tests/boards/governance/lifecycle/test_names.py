"""Renaming a board: everything that is named after it follows."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Task, Workflow

from boards.models import Board
from tests.boards.governance.lifecycle.steps import errors, history_of, look, take
from tests.factories import get, make_board
from tests.reading import words
from tests.states import home_in

pytestmark = pytest.mark.django_db

NEW = {"title": "Northshire Safeguarding Partnership", "short_name": "Northshire SP"}


@pytest.fixture
def board():
    return make_board(name="Old Board", short_name="Old")


def test_the_screen_says_what_follows_and_does_nothing_yet(board):
    said = " ".join(look("rename", board, **NEW).context["effects"])

    assert "called “Northshire Safeguarding Partnership” instead of “Old Board”" in said
    assert "“Northshire SP: managers”" in said
    assert Board.objects.get().title == "Old Board"


def test_all_that_carries_the_name_follows(client, board):
    polish = home_in(board, "pl")
    polish.title = "Rada"
    polish.save()

    take("rename", board, **NEW)

    renamed = Board.objects.get()
    assert (renamed.title, renamed.short_name) == tuple(NEW.values())
    assert renamed.draft_title == NEW["title"]
    assert renamed.files.name == NEW["title"]
    assert renamed.site.site_name == NEW["title"]
    assert {g.name for g in Group.objects.all()} == {
        f"Northshire SP: {role}s"
        for role in ("manager", "approver", "editor", "translator")
    }
    assert Workflow.objects.get().name == "Northshire SP: sign-off"
    assert Task.objects.get().name == "Northshire SP: sign-off"
    board.home.refresh_from_db()
    polish.refresh_from_db()
    assert (board.home.title, polish.title) == (NEW["title"], "Rada")
    assert "Northshire Safeguarding Partnership" in words(
        get(client, board, "/"), "body"
    )


def test_a_draft_of_the_home_page_keeps_its_words_and_gets_the_name(board):
    home = board.home
    home.lead = "A better sentence."
    home.save_revision()

    take("rename", board, **NEW)

    home.refresh_from_db()
    draft = home.get_latest_revision_as_object()
    assert (draft.title, draft.lead) == (NEW["title"], "A better sentence.")
    assert home.lead != "A better sentence."
    assert home.has_unpublished_changes


@pytest.mark.parametrize("field", NEW)
def test_the_name_of_another_board_is_refused_at_its_field(board, field):
    other = make_board(name="Taken", short_name="Taken")

    response = take("rename", board, **NEW | {field: "TAKEN"})

    assert list(errors(response)) == [field]
    assert response.context["form"][field].value() == "TAKEN"
    other.board.refresh_from_db()
    assert Board.objects.get(pk=board.board.pk).title == "Old Board"


def test_only_the_short_name_leaves_the_pages_alone(board):
    take("rename", board, title="Old Board", short_name="Older")

    board.home.refresh_from_db()
    assert board.home.title == "Old Board"
    assert board.home.latest_revision is None


def test_it_is_in_the_history(board):
    take("rename", board, **NEW)

    entry = history_of(board).get(action="boards.rename")
    assert entry.user
    assert entry.data["after"] == NEW
