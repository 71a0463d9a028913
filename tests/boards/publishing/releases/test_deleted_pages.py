"""A release whose pages are deleted while it waits does not wait for ever."""

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, PageLogEntry

from boards.models import ReleaseState, ReviewPage
from tests.boards.publishing.releases.conftest import World, draft_review
from tests.factories import cms_client, make_manager, submit

pytestmark = pytest.mark.django_db


def by_the_view(world: World, review: ReviewPage) -> None:
    address = reverse("wagtailadmin_pages:delete", args=[review.pk])
    cms_client(make_manager(world.board)).post(address)


def by_a_bulk_action(world: World, review: ReviewPage) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    cms_client(make_manager(world.board)).post(f"{address}?id={review.pk}")


def by_code(world: World, review: ReviewPage) -> None:
    Page.objects.filter(pk=review.pk).delete()


@pytest.mark.parametrize("door", [by_the_view, by_a_bulk_action, by_code])
def test_a_release_all_of_whose_pages_are_deleted_is_stopped_and_told_of(world, door):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)

    door(world, review)

    assert not Page.objects.filter(pk=review.pk).exists()
    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.STOPPED
    assert "Every page of it was deleted" in waiting.why_stopped[0]
    history = PageLogEntry.objects.filter(page=world.board.board.pk)
    assert history.get(action="boards.stop_release").data["key"] == waiting.pk
    mail.outbox.clear()
    call_command("release_due")
    assert world.editor.email in {one for sent in mail.outbox for one in sent.to}
    assert "Every page of it was deleted" in mail.outbox[0].body


def test_a_release_with_another_page_still_waits(world):
    review, _file = draft_review(world)
    other, _file = draft_review(world)
    waiting = submit(world.board, review, other, by=world.editor)

    by_the_view(world, review)

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.SUBMITTED
    assert list(waiting.items.values_list("page", flat=True)) == [other.pk]
