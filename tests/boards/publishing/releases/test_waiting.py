"""What was signed off is kept as it is until its time."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from boards.models import (
    Release,
    ReleaseItem,
    ReleaseState,
    ReviewPage,
)
from boards.publishing.releases import transitions
from tests.boards.publishing.releases.conftest import World, draft_review, is_public
from tests.cms_forms import editing, send
from tests.factories import (
    cms_client,
    sign_off,
    submit,
)

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


def signed_off_for_later(world: World, review: ReviewPage) -> Release:
    at = timezone.now() + LATER
    waiting = submit(world.board, review, by=world.editor, at=at)
    return sign_off(waiting, world.approver)


@pytest.mark.parametrize("who", ["editor", "approver"])
def test_what_was_signed_off_is_changed_by_nobody(world, who):
    review, _file = draft_review(world)
    signed_off_for_later(world, review)
    client = cms_client(getattr(world, who))

    response = send(client, editing(review), {"title": "Changed"})

    assert response.status_code == 200
    review = ReviewPage.objects.get(pk=review.pk)
    assert review.get_latest_revision_as_object().title != "Changed"


def test_a_release_that_is_called_back_can_be_changed_and_goes_nowhere(world):
    review, _file = draft_review(world)
    waiting = signed_off_for_later(world, review)

    transitions.call_back(waiting, world.editor, "The court has asked us to wait.")
    Release.objects.filter(pk=waiting.pk).update(goes_public_at=timezone.now() - LATER)
    call_command("release_due")

    assert not is_public(world, review)
    send(cms_client(world.editor), editing(review), {"title": "Changed"})
    review = ReviewPage.objects.get(pk=review.pk)
    assert review.get_latest_revision_as_object().title == "Changed"


def test_a_page_that_is_in_it_no_more_stops_its_release(world):
    stays, goes = draft_review(world)[0], draft_review(world)[0]
    at = timezone.now() + LATER
    waiting = sign_off(
        submit(world.board, stays, goes, by=world.editor, at=at), world.approver
    )
    # As if somebody had found a way past what keeps it.
    ReleaseItem.objects.filter(page=goes.pk).delete()
    Release.objects.filter(pk=waiting.pk).update(goes_public_at=timezone.now() - LATER)

    call_command("release_due")

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.STOPPED
    assert not is_public(world, stays)
