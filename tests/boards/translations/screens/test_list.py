"""The list of translations and the dashboard say what is left to do."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from boards.models import Role
from boards.translations.words.overview import Progressed, overview_of
from tests.boards.translations.screens.asking import (
    give_language,
    make_guide,
    send,
    write_all,
)
from tests.boards.translations.screens.in_polish import IN_POLISH, publish_home
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_member,
)
from tests.languages import version

pytestmark = pytest.mark.django_db
LIST = reverse("translations")


def rows(client: Client, **query: str) -> dict[str, str]:
    """Each page that is listed by its title, with its state and progress."""
    return {
        row.title: f"{row.state_label}; {row.progress_label}"
        for row in listed(client, **query)
    }


def listed(client: Client, **query: str) -> list[Progressed]:
    answer = client.get(LIST, query)
    assert answer.status_code == 200
    return list(answer.context["object_list"])


def test_it_says_of_each_page_how_far_it_is(world):
    send(world.writing, world.page, {"Worried": "Tytuł"})

    found = rows(world.writing)

    assert found["Tytuł"] == "Not public, not all translated; 1 of 3 texts"
    assert len(found) == 2


def test_what_is_older_than_its_source_says_so(world):
    publish_home(world)
    send(world.writing, world.page, IN_POLISH, step="publish")
    assert rows(world.writing)[IN_POLISH["Worried"]] == "Public; 3 of 3 texts"
    world.source.summary = "Said in other words."
    world.source.save_revision().publish()

    behind = rows(world.writing, state="behind")

    assert behind == {
        IN_POLISH[
            "Worried"
        ]: "Public, older than its source, not all translated; 2 of 3 texts"
    }
    dashboard = world.writing.get(reverse("later_panels")).content.decode()
    assert "Translations to look after" in dashboard
    assert IN_POLISH["Worried"] in dashboard


def test_it_is_narrowed_by_language_and_by_state(world):
    give_language(world.board, "ur")
    version(world.source, "ur", written=False)
    write_all(world.home)

    assert len(listed(world.writing)) == 4
    assert len(listed(world.writing, language="ur")) == 2
    assert len(listed(world.writing, language="pl", state="incomplete")) == 1
    assert rows(world.writing, state="live") == {}


def test_when_all_is_well_the_dashboard_is_silent(world):
    write_all(world.home)
    write_all(world.page)

    dashboard = world.writing.get(reverse("later_panels")).content.decode()

    assert "Translations to look after" not in dashboard


def test_it_costs_no_more_queries_for_more_pages(world):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            overview_of(world.board.board)
        return len(asked)

    before = queries()
    for number in range(3):
        version(make_guide(world.board, title=f"Guide {number}"), "pl", written=False)

    assert queries() == before


def test_no_board_sees_another_s(world):
    stranger = cms_client(make_editor(make_board()))

    assert rows(stranger) == {}


@pytest.mark.parametrize("role", list(Role))
def test_everybody_of_the_board_has_the_list(world, role):
    assert len(rows(cms_client(make_member(world.board, role)))) == 2


def test_an_administrator_chooses_the_board(world):
    client = cms_client(make_administrator())

    assert rows(client) == {}
    assert len(rows(client, board=str(world.board.board.pk))) == 2
    assert rows(client, board="9" * 30) == {}


def test_it_can_be_taken_along_as_a_file(world):
    answer = world.writing.get(LIST, {"export": "csv"})

    text = b"".join(answer.streaming_content).decode()
    assert '"Worried about a child?","Polish' in text
