"""A picture that waits with a page for two people is shown by nobody alone (R3)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import streamfield

from boards.models import ContentPage, ReviewPage, Role
from boards.publishing.availability.public_files import is_picture_publicly_available
from boards.publishing.releases import gate
from cms.models import BoardImage
from cms.publishing import PublicationRefused
from tests import ledger
from tests.boards.publishing.releases.conftest import World, draft_review
from tests.cms_forms import editing, send
from tests.factories import (
    cms_client,
    make_image,
    make_member,
    make_page,
    make_review,
    save_draft,
    sign_off,
    submit,
)

pytestmark = pytest.mark.django_db


def figure(image: BoardImage) -> list[dict[str, Any]]:
    shown = {"image": image.pk, "decorative": False, "alt_text": "A door"}
    return [{"type": "figure", "value": {"image": shown, "caption": ""}}]


def as_stored(image: BoardImage) -> Any:
    return ContentPage._meta.get_field("body").to_python(figure(image))


def everyday_draft(world: World, image: BoardImage) -> ContentPage:
    """A page that one person publishes, and that shows a picture."""
    page = make_page(ContentPage, world.board.home, live=False)
    return save_draft(page, world.editor, body=as_stored(image))


def shown_by_a_draft(world: World, image: BoardImage) -> None:
    draft_review(world, body=as_stored(image))


def shown_by_a_newer_version(world: World, image: BoardImage) -> None:
    review, _file = draft_review(world)
    save_draft(review, world.editor, body=as_stored(image))


def shown_by_a_change_of_a_public_page(world: World, image: BoardImage) -> None:
    save_draft(make_review(world.board), world.editor, body=as_stored(image))


def shown_by_a_submitted_page(world: World, image: BoardImage) -> None:
    review, _file = draft_review(world, body=as_stored(image))
    submit(world.board, review, by=world.editor)


WAITS: list[Callable[[World, BoardImage], None]] = [
    shown_by_a_draft,
    shown_by_a_newer_version,
    shown_by_a_change_of_a_public_page,
    shown_by_a_submitted_page,
]


@pytest.mark.parametrize("waits", WAITS, ids=lambda one: one.__name__)
def test_one_person_shows_no_picture_that_waits(world, waits):
    image = make_image(world.board)
    waits(world, image)
    page = everyday_draft(world, image)

    with pytest.raises(PublicationRefused, match=image.title):
        page.latest_revision.publish(user=world.editor)

    assert not is_picture_publicly_available(image, world.board.home)


def by_the_form(world: World, page: ContentPage) -> None:
    image = page.get_latest_revision_as_object().body[0].value["image"]
    value = figure(image)[0]["value"]
    value["image"]["decorative"] = ""
    fields = {"title": "Doors", "body": streamfield([("figure", value)])}
    send(cms_client(world.editor), editing(page), fields, publish=True)
    assert ContentPage.objects.get(pk=page.pk).draft_title == "Doors"


def by_a_bulk_action(world: World, page: ContentPage) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    cms_client(world.editor).post(f"{address}?id={page.pk}")


@pytest.mark.parametrize("door", [by_the_form, by_a_bulk_action])
def test_it_is_shown_by_no_door(world, door):
    image = make_image(world.board)
    shown_by_a_draft(world, image)
    page = everyday_draft(world, image)

    door(world, page)

    assert not ContentPage.objects.get(pk=page.pk).live
    assert not is_picture_publicly_available(image, world.board.home)


def test_the_database_itself_keeps_it(world, monkeypatch):
    image = make_image(world.board)
    shown_by_a_draft(world, image)
    page = everyday_draft(world, image)
    monkeypatch.setattr(gate, "_reason_of_picture", lambda *_asked: None)

    with ledger.held_by_the_ledger(), pytest.raises(PublicationRefused, match="second"):
        page.latest_revision.publish(user=world.editor)


def test_the_database_keeps_what_was_signed_off_in_a_newer_version(world, monkeypatch):
    image = make_image(world.board)
    review, _file = draft_review(world)
    save_draft(review, world.editor, body=as_stored(image))
    review = ReviewPage.objects.get(pk=review.pk)
    at = timezone.now() + timedelta(hours=1)
    sign_off(submit(world.board, review, by=world.editor, at=at), world.approver)
    page = everyday_draft(world, image)
    monkeypatch.setattr(gate, "_reason_of_picture", lambda *_asked: None)

    with ledger.held_by_the_ledger(), pytest.raises(PublicationRefused, match="second"):
        page.latest_revision.publish(user=world.editor)


@pytest.mark.parametrize("of_its_look", ["logo", "picture"])
def test_a_look_does_not_show_it_either(world, of_its_look):
    image = make_image(world.board)
    shown_by_a_draft(world, image)
    board = world.board.board
    setattr(board, of_its_look, image)

    with ledger.held_by_the_ledger(), pytest.raises(PublicationRefused, match="second"):
        board.save()


def test_a_picture_of_the_library_is_free(world):
    draft_review(world)
    image = make_image(world.board)

    everyday_draft(world, image).latest_revision.publish(user=world.editor)

    assert is_picture_publicly_available(image, world.board.home)


def test_a_picture_that_the_public_has_is_free(world):
    image = make_image(world.board)
    everyday_draft(world, image).latest_revision.publish(user=world.editor)
    ledger.look()
    shown_by_a_draft(world, image)

    again = everyday_draft(world, image)
    again.latest_revision.publish(user=world.editor)

    assert ContentPage.objects.get(pk=again.pk).live


@pytest.mark.parametrize("of_its_look", ["logo", "picture"])
@pytest.mark.parametrize("waits", WAITS, ids=lambda one: one.__name__)
def test_a_manager_makes_nothing_of_the_look_of_one_that_waits(
    world, waits, of_its_look
):
    image = make_image(world.board)
    waits(world, image)
    manager = make_member(world.board, Role.MANAGER)
    board = world.board.board

    send(
        cms_client(manager), editing(board), {of_its_look: str(image.pk)}, publish=True
    )

    assert not is_picture_publicly_available(image, world.board.home)


@pytest.mark.parametrize("of_its_look", ["logo", "picture"])
def test_a_manager_chooses_a_picture_that_nothing_waits_with(world, of_its_look):
    image = make_image(world.board)
    manager = make_member(world.board, Role.MANAGER)
    board = world.board.board

    send(
        cms_client(manager), editing(board), {of_its_look: str(image.pk)}, publish=True
    )

    assert is_picture_publicly_available(image, world.board.home)


def test_no_password_that_goes_shows_one_that_waits_in_a_newer_version(world):
    image = make_image(world.board)
    page = everyday_draft(world, image)
    PageViewRestriction.objects.create(
        page=page, restriction_type="password", password="closed"
    )
    with ledger.held_by_the_ledger():
        page.latest_revision.publish(user=world.editor)
    shown_by_a_change_of_a_public_page(world, image)
    privacy = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])

    answer = cms_client(world.approver).post(privacy, {"restriction_type": "none"})

    assert image.title in answer.json()["html"]
    assert not is_picture_publicly_available(image, world.board.home)
