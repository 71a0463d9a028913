"""Who does something to several pages reads which were left out, and why."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page, get_page_models

from boards.models import ContentPage
from boards.publishing.releases import transitions
from tests.factories import cms_client, make_page, save_draft, sign_off, submit
from tests.reading import words

pytestmark = pytest.mark.django_db


def actions() -> list[str]:
    """Of pages of every kind, as Wagtail and its apps register them."""
    found = [
        action.action_type
        for model in get_page_models()
        for action in bulk_action_registry.get_bulk_actions_for_model(
            model._meta.app_label, model._meta.model_name
        )
    ]
    return sorted(set(found))


@pytest.mark.parametrize("action", actions())
def test_what_waits_is_named_and_the_others_are_done(world, action):
    live = action not in ("delete", "publish")
    waits, free = (
        save_draft(make_page(ContentPage, world.board.home, live=live), world.editor)
        for _number in range(2)
    )
    there = make_page(ContentPage, world.board.home, title="Elsewhere")
    at = timezone.now() + timedelta(hours=1)
    made = submit(world.board, waits, by=world.editor, at=at)
    sign_off(made, world.approver)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    address += f"?id={waits.pk}&id={free.pk}&next={reverse('wagtailadmin_home')}"
    client = cms_client(world.editor)
    before = Page.objects.filter(pk=waits.pk).values().get()

    asked = client.get(address)
    done = client.post(address, {"chooser": there.pk}, follow=True)

    for answer in (asked, done):
        said = words(answer, ".messages")
        assert f"Left out: “{waits.title}”." in said
        assert "has been signed off and waits in the release “Release day”" in said
        assert free.title not in said.partition("Left out")[2]
        assert "permission" not in words(answer, "main")
    assert "1 page has been" in words(done, ".messages")
    assert Page.objects.filter(pk=waits.pk).values().get() == before


def test_what_waits_for_a_sign_off_is_named_when_others_are_published(world):
    waits, free = (
        save_draft(make_page(ContentPage, world.board.home, live=False), world.editor)
        for _number in range(2)
    )
    made = submit(world.board, waits, by=world.editor)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    address += f"?id={waits.pk}&id={free.pk}&next={reverse('wagtailadmin_home')}"

    done = cms_client(world.editor).post(address, follow=True)

    assert Page.objects.get(pk=free.pk).live
    assert not Page.objects.get(pk=waits.pk).live
    assert f"It waits in the release “{made.title}”" in words(done, ".messages")
    transitions.take_out(waits, world.editor)


def test_no_release_is_blamed_where_a_page_is_only_not_public(world):
    page = make_page(ContentPage, world.board.home, live=False)
    page = save_draft(page, world.editor)
    transitions.make(world.board.board, "Release day", [page], None, world.editor)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])

    asked = cms_client(world.approver).get(f"{address}?id={page.pk}")

    said = words(asked, ".messages")
    assert f"Left out: “{page.title}”." in said
    assert "release" not in said
