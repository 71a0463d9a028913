"""What the wall costs is measured on boards of its own, page by page."""

import re

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, Revision

from boards.models import Board, ContentPage
from cms.tenancy.scope import Scope, in_scope
from cms.users.models import User
from home.wall_cost import filling
from home.wall_cost.measuring import Cost, measure, without_scope

pytestmark = pytest.mark.django_db


def _panels(dashboard) -> list[str]:
    """What the panels of a dashboard are called."""
    return re.findall(r'<h2[^>]*id="([^"]+)"', dashboard.content.decode())


@pytest.fixture
def filled(monkeypatch) -> list[str]:
    """Two boards with a section each; and what was said on the way."""
    monkeypatch.setattr(filling, "BOARDS", 2)
    monkeypatch.setattr(filling, "IN_A_SECTION", 3)
    said: list[str] = []
    filling.fill(10, said.append)
    return said


def test_filling_makes_whole_pages_with_a_past_and_says_how_far_it_is(filled):
    page = ContentPage.objects.filter(depth=5).first()

    assert Page.objects.count() >= 10
    assert Revision.objects.filter(object_id=str(page.pk)).count() == filling.REVISIONS
    assert PageLogEntry.objects.filter(page_id=page.pk).count() == filling.LOGGED
    assert page.get_url()
    assert "pages of 10" in filled[0]
    assert Page.find_problems() == ([], [], [], [], [])


def test_what_was_filled_belongs_to_its_board(filled):
    board, other = Page.objects.filter(depth=2)
    with in_scope(Scope(board=board.pk)):
        seen = Page.objects.filter(depth=5).count()
        foreign = Page.objects.descendant_of(other).count()

    assert (seen, foreign) == (3, 0)


def test_filling_again_adds_nothing_where_there_is_enough(filled):
    before = Page.objects.count()
    filling.fill(10, filled.append)

    assert Page.objects.count() == before


def test_twenty_pages_and_a_public_one_are_asked_with_the_wall_and_without(filled):
    costs, public = measure(filling.EDITOR, rounds=1)

    assert len(costs) == 20
    assert all(cost.behind and cost.without for cost in [*costs, public])


def test_a_page_without_the_wall_has_the_panels_of_the_same_board(filled):
    board = Board.objects.get(short_name="Board 1")
    client = Client(headers={"host": settings.CMS_HOST})
    client.force_login(User.objects.get(email=filling.EDITOR))
    behind = client.get(reverse("wagtailadmin_home"))
    with without_scope(board):
        without = client.get(reverse("wagtailadmin_home"))

    assert _panels(behind)
    assert _panels(behind) == _panels(without)


def test_the_ratio_is_what_the_wall_makes_of_a_page():
    assert Cost("a page", behind=11, without=10).ratio == pytest.approx(1.1)


def test_the_database_at_hand_is_never_filled():
    # A test is a transaction, from which no other database is made.
    with pytest.raises(CommandError, match="no other database"):
        call_command("wall_cost", verbosity=0)
    assert not Page.objects.filter(depth=2).exists()
