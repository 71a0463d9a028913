"""One person does not open to everybody what two put behind a password."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction

from boards.models import ReviewIndexPage, ReviewPage
from cms.refusals import ActionRefused
from tests.boards.publishing.releases.conftest import World, draft_review
from tests.factories import (
    cms_client,
    get,
    make_page,
    sign_off,
    submit,
    the_list,
)

pytestmark = pytest.mark.django_db


def behind_a_password(world: World) -> tuple[ReviewPage, PageViewRestriction]:
    """A live review in a list that asks for a password."""
    review, _file = draft_review(world)
    restriction = PageViewRestriction.objects.create(
        page=the_list(ReviewIndexPage, world.board),
        restriction_type=PageViewRestriction.PASSWORD,
        password="secret",
    )
    sign_off(submit(world.board, review, by=world.editor), world.approver)
    return ReviewPage.objects.get(pk=review.pk), restriction


def test_the_password_of_a_list_with_a_live_review_stays(world):
    _review, restriction = behind_a_password(world)
    address = reverse("wagtailadmin_pages:set_privacy", args=[restriction.page_id])

    response = cms_client(world.editor).post(address, {"restriction_type": "none"})

    assert "would open to everybody by this" in response.content.decode()
    assert PageViewRestriction.objects.exists()


def test_the_password_of_a_list_without_a_live_review_can_go(world):
    review, restriction = behind_a_password(world)
    ReviewPage.objects.filter(pk=review.pk).update(live=False)
    address = reverse("wagtailadmin_pages:set_privacy", args=[restriction.page_id])

    cms_client(world.editor).post(address, {"restriction_type": "none"})

    assert not PageViewRestriction.objects.exists()


def test_a_live_review_is_not_moved_out_from_behind_a_password(world):
    review, _restriction = behind_a_password(world)
    public_list = make_page(ReviewIndexPage, world.board.home)

    with pytest.raises(ActionRefused, match="would open to everybody by this"):
        review.move(public_list, pos="last-child", user=world.editor)

    review = ReviewPage.objects.get(pk=review.pk)
    assert get(Client(), world.board, review).status_code != 404
    assert review.get_parent() != public_list.page_ptr
