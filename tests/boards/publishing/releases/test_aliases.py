"""An alias is no way past the second person (R3): neither made nor made a page."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from boards.models import ReviewPage
from cms.publishing import Gate
from tests.boards.publishing.releases.conftest import World, draft_review
from tests.factories import cms_client, make_editor, sign_off, submit

pytestmark = pytest.mark.django_db


def ask(client: Client, page: Page, action: str, **fields: Any) -> Any:
    address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
    return client.post(address, fields)


def alias_by_the_api(client: Client, review: ReviewPage) -> Any:
    return ask(client, review, "create_alias", update_slug="again")


def alias_by_copying(client: Client, review: ReviewPage) -> Any:
    data = {
        "new_title": review.title,
        "new_slug": "again",
        "new_parent_page": review.get_parent().pk,
        "alias": "on",
    }
    return client.post(reverse("wagtailadmin_pages:copy", args=[review.pk]), data)


def alias_by_the_api_from_above(client: Client, review: ReviewPage) -> Any:
    above = review.get_parent()
    return ask(client, above, "create_alias", update_slug="again", recursive="true")


@pytest.mark.parametrize(
    "door", [alias_by_the_api, alias_by_copying, alias_by_the_api_from_above]
)
@pytest.mark.parametrize("is_public", [True, False])
def test_what_two_people_publish_gets_no_alias(world, door, is_public):
    review, _file = draft_review(world)
    if is_public:
        sign_off(submit(world.board, review, by=world.editor), world.approver)
        review = ReviewPage.objects.get(pk=review.pk)

    answer = door(cms_client(world.editor), review)

    assert not Page.objects.filter(alias_of__isnull=False).exists()
    if door is not alias_by_copying:
        assert (answer.status_code, "sign" in answer.content.decode()) == (403, True)


def old_alias(monkeypatch: Any, world: World, review: ReviewPage) -> Page:
    """One from before anybody asked, and another of it."""
    with monkeypatch.context() as before:
        before.setattr("cms.publishing.gate", Gate)
        return review.create_alias(update_slug="again").create_alias(update_slug="more")


def by_the_view(client: Client, alias: Page) -> Any:
    return client.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]))


def by_the_api(client: Client, alias: Page) -> Any:
    return ask(client, alias, "convert_alias")


def by_deleting_the_source(client: Client, alias: Page) -> Any:
    source = alias.alias_of
    return client.post(reverse("wagtailadmin_pages:delete", args=[source.pk]))


@pytest.mark.parametrize("door", [by_the_view, by_the_api, by_deleting_the_source])
def test_who_wrote_what_an_alias_says_is_not_its_second_person(
    world, monkeypatch, door
):
    review, _file = draft_review(world)
    review.save_revision(user=world.approver)
    alias = old_alias(monkeypatch, world, ReviewPage.objects.get(pk=review.pk))
    converter = make_editor(world.board)

    door(cms_client(converter), alias)

    page = ReviewPage.objects.get(pk=alias.pk)
    assert page.alias_of_id is None
    page.save_revision(user=converter)
    submitted = submit(world.board, page, by=converter)
    with pytest.raises(Exception, match="somebody else has to sign"):
        sign_off(submitted, world.approver)
    submitted.refresh_from_db()
    assert sign_off(submitted, world.other_approver).state == "released"
