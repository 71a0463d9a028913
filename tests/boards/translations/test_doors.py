"""Whatever way somebody takes, a version that may not be public stays a draft."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from boards.models import ContentPage
from boards.publishing.releases import transitions
from boards.publishing.releases.scheduler import run
from cms.publishing import PublicationRefused
from tests.boards.publishing.releases.conftest import World, make_world
from tests.cms_forms import editing
from tests.factories import (
    cms_client,
    make_administrator,
    make_page,
)
from tests.languages import add_language, publish, publish_again, version

pytestmark = pytest.mark.django_db


def not_whole(world: World) -> Page:
    page = make_page(ContentPage, world.board.home)
    return version(page, "pl", written=False, by=world.editor)


def of_a_draft(world: World) -> Page:
    page = make_page(ContentPage, world.board.home, live=False)
    return version(page, "pl", by=world.editor)


def of_words_that_are_gone(world: World) -> Page:
    page = make_page(ContentPage, world.board.home, summary="It was Anna.", live=False)
    polish = version(page, "pl", by=world.editor)
    publish_again(page, summary="It was a child.")
    return polish


def bulk(world: World, page: Page) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    cms_client(world.editor).post(f"{address}?id={page.pk}")


def editor(world: World, page: Page) -> None:
    cms_client(world.editor).post(editing(page), {"action-publish": "1"})


def code(world: World, page: Page) -> None:
    with pytest.raises(PublicationRefused):
        publish(page)


def schedule(world: World, page: Page) -> None:
    page.latest_revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    page.latest_revision.save()
    list(run(timezone.now()))


def release_of(world: World, page: Page):
    return transitions.make(world.board.board, "One", [page], None, world.editor)


def submitting(world: World, page: Page) -> None:
    made = release_of(world, page)
    with pytest.raises(PublicationRefused):
        transitions.submit(made, world.editor)


def forcing(world: World, page: Page) -> None:
    made = release_of(world, page)
    with pytest.raises(PublicationRefused):
        transitions.force(made, make_administrator(), "It is urgent.")


DOORS = [bulk, editor, code, schedule, submitting, forcing]
STATES = [not_whole, of_a_draft, of_words_that_are_gone]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_it_stays_a_draft(
    state: Callable[[World], Page], door: Callable[[World, Page], None]
):
    world = make_world()
    add_language(world.board, "pl")
    page = state(world)

    door(world, page)

    assert not Page.objects.get(pk=page.pk).live


@pytest.mark.parametrize("door", [bulk, editor, schedule], ids=lambda d: d.__name__)
def test_one_that_may_be_public_goes_out_by_the_doors_that_refuse_in_silence(door):
    world = make_world()
    add_language(world.board, "pl")
    page = version(make_page(ContentPage, world.board.home), "pl", by=world.editor)

    door(world, page)

    assert Page.objects.get(pk=page.pk).live
