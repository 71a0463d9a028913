"""A translator translates: nothing else of the board is theirs to change."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from boards.models import NewsIndexPage, ReleaseItem
from tests.boards.translations.screens.asking import (
    make_guide,
    said,
    send,
    text,
    write_all,
)
from tests.boards.translations.screens.in_polish import IN_POLISH, publish_home
from tests.cms_forms import editing
from tests.factories import cms_client, make_board, make_member, make_page

pytestmark = pytest.mark.django_db
TITLE = "Worried"


def refused(client: Client, name: str, page: Page, *more: object) -> None:
    """A page's door is shut, for looking and for acting."""
    address = reverse(name, args=[page.pk, *more])
    for ask in (client.get, client.post):
        answer = ask(address)
        is_sent_home = answer.status_code == 302 and answer.url in (
            reverse("wagtailadmin_home"),
            reverse("wagtailadmin_explore_root"),
        )
        assert is_sent_home or answer.status_code in (403, 404, 405), name


def test_a_translator_writes_a_translation(world):
    send(world.translating, world.page, {TITLE: "Tytuł"})

    assert text(world.page, TITLE).words == "Tytuł"
    assert text(world.page, TITLE).saved.last_translated_by == world.translator


def test_a_translator_has_no_editor_for_a_source(world):
    refused(world.translating, "wagtailadmin_pages:edit", world.source)


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_pages:delete",
        "wagtailadmin_pages:move",
        "wagtailadmin_pages:unpublish",
        "wagtailadmin_pages:set_privacy",
        "wagtailadmin_pages:lock",
        "wagtailadmin_pages:preview_on_edit",
        "wagtailadmin_pages:add_subpage",
    ],
)
def test_no_door_of_a_source_is_open_to_a_translator(world, name):
    draft = make_guide(world.board, live=False)

    refused(world.translating, name, draft)


@pytest.mark.parametrize("name", ["delete", "move", "publish", "unpublish"])
def test_no_bulk_action_is_open_to_a_translator(world, name):
    draft = make_guide(world.board, live=False)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", name])
    query = f"{address}?id={draft.pk}"

    for ask in (world.translating.get, world.translating.post):
        answer = ask(query)
        assert answer.status_code in (302, 404) or not answer.context["items"]

    assert Page.objects.filter(pk=draft.pk, live=False).exists()


def test_a_translator_deletes_and_moves_no_translation(world):
    refused(world.translating, "wagtailadmin_pages:delete", world.page)
    refused(world.translating, "wagtailadmin_pages:move", world.page)


def test_a_translator_copies_no_page_to_anywhere(world):
    address = reverse("wagtailadmin_pages:copy", args=[world.page.pk])

    world.translating.post(
        address,
        {
            "new_title": "Copy",
            "new_slug": "copy",
            "new_parent_page": world.board.home.pk,
        },
    )

    assert not Page.objects.filter(slug="copy").exists()


def test_a_translator_publishes_nothing(world):
    publish_home(world)
    write_all(world.page)

    answer = send(world.translating, world.page, IN_POLISH, step="publish")

    assert not Page.objects.get(pk=world.page.pk).live
    assert "Save and publish" not in answer.content.decode()
    assert said(answer) == ["Saved as a draft. Every text is translated."]


def test_a_translator_submits_for_sign_off(world):
    publish_home(world)
    write_all(world.page)

    send(world.translating, world.page, IN_POLISH, step="submit")

    assert ReleaseItem.objects.get(page=world.page.pk).release.state == "submitted"


def test_a_page_in_another_language_without_a_source_is_no_translation(world):
    page = make_page(NewsIndexPage, world.home)

    refused(world.translating, "wagtailadmin_pages:edit", page)


@pytest.mark.parametrize(
    "name", ["translation_preview", "translation_po", "translation_upload"]
)
def test_without_the_right_to_change_pages_no_screen_of_a_translation_opens(
    world, name
):
    rights = GroupPagePermission.objects.filter(group__user=world.translator)
    rights.delete()

    address = reverse(name, args=[world.page.pk])

    assert world.translating.get(address).status_code == 404


def test_another_board_s_translator_finds_nothing(world):
    stranger = cms_client(make_member(make_board(), "translator"))

    assert stranger.get(editing(world.page)).status_code == 404
    assert stranger.post(editing(world.page)).status_code == 404
