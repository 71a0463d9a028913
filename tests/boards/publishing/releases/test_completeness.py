"""What a page has to have before it goes public is said at Submit (R2, R8)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from boards.models import (
    ContentPage,
    NewsPage,
    PageDocument,
    Release,
    ReleaseState,
    ReviewPage,
)
from boards.publishing.releases import transitions
from boards.publishing.releases.completeness import SAYS_PUBLISHED, day_of
from boards.publishing.releases.gate import ReleaseRefused
from cms.models import BasePage
from cms.partial_dates import PartialDate, PartialDateField
from cms.refusals import ActionRefused
from tests.boards.publishing.releases.conftest import World, draft_review
from tests.cms_forms import adding, editing, errors_of, send
from tests.factories import (
    cms_client,
    get,
    make_news,
    make_page,
    save_draft,
    sign_off,
    submit,
)

pytestmark = pytest.mark.django_db
LATER = timedelta(days=60)
# Partial dates that are no publication: a plan, or what was done before.
SAYS_ELSE = {"commissioned", "completed", "expected", "met_on", "review_due", "target"}


def in_two_months() -> PartialDate:
    day = timezone.localdate() + LATER
    return PartialDate(day.year, day.month, day.day)


# Each makes of a review what cannot go public, and is followed by what is said of it.


def without_anything_in_it(world: World, review: ReviewPage) -> Page:
    return save_draft(
        review,
        world.editor,
        released_documents=[],
        publication_decision="not_published",
        publication_note="It would identify the family.",
    )


def published_in_two_months(world: World, review: ReviewPage) -> Page:
    return save_draft(review, world.editor, published=in_two_months())


def with_a_document_of_then(world: World, review: ReviewPage) -> Page:
    draft = review.get_latest_revision_as_object()
    row = draft.released_documents.all()[0]
    row.published = in_two_months()
    draft.released_documents = [row]
    draft.save_revision(user=world.editor, clean=False)
    return ReviewPage.objects.get(pk=review.pk)


LACKING = {
    without_anything_in_it: "improvements or recommendations",
    published_in_two_months: "published at a later time",
    with_a_document_of_then: "published at a later time",
}


# Each tries to submit a page, by one door.


def by_the_release_screen(world: World, page: Page) -> str:
    made = transitions.make(
        world.board.board, "Release day", [page], None, world.editor
    )
    address = reverse("release", args=[made.pk])
    client = cms_client(world.editor)
    assert "Before it can go public" in client.get(address).content.decode()
    return client.post(address, {"step": "submit"}).content.decode()


def by_the_editors_button(world: World, page: Page) -> str:
    # The form has no blocks, as nothing draws them, and sends the rest back.
    response = send(cms_client(world.editor), editing(page), {}, submit=True)
    return str(errors_of(response))


def by_the_workflow(world: World, page: Page) -> str:
    with pytest.raises(ActionRefused) as refused, transaction.atomic():
        page.get_workflow().start(page, world.editor)
    return str(refused.value)


def by_resuming_the_workflow(world: World, page: Page) -> str:
    sound = save_draft(
        page, world.editor, publication_decision="published", published=None
    )
    for row in sound.get_latest_revision_as_object().released_documents.all():
        assert not row.published
    waiting = submit(world.board, sound, by=world.editor)
    transitions.send_back(waiting, world.approver, "Look at the date.")
    again = published_in_two_months(world, ReviewPage.objects.get(pk=page.pk))
    state = again.current_workflow_state
    with pytest.raises(ActionRefused) as refused:
        state.resume(user=world.editor)
    state.refresh_from_db()
    assert state.status == state.STATUS_NEEDS_CHANGES
    return str(refused.value)


DOORS = [by_the_release_screen, by_the_editors_button, by_the_workflow]


def test_what_is_lacking_is_said_by_every_door_that_submits(world):
    for lack, words in LACKING.items():
        for door in DOORS:
            review = lack(world, draft_review(world)[0])
            assert words in door(world, review), (lack.__name__, door.__name__)
            assert not Release.objects.filter(state=ReleaseState.SUBMITTED).exists()


def test_what_came_in_after_a_send_back_is_said_when_it_is_submitted_again(world):
    review, _file = draft_review(world)

    assert "published at a later time" in by_resuming_the_workflow(world, review)


def test_a_new_page_under_a_hidden_one_is_not_submitted_from_its_form(world):
    above = make_page(ContentPage, world.board.home, live=False)
    address = adding(ContentPage, above)
    fields = {"title": "Below", "slug": "below"}

    response = send(cms_client(world.editor), address, fields, submit=True)

    assert "is not public. Publish it first" in str(errors_of(response))
    assert not ContentPage.objects.filter(title="Below").exists()


def test_a_page_under_a_hidden_one_is_not_submitted(world):
    above = make_page(ContentPage, world.board.home, live=False)
    below = make_page(ContentPage, above, live=False)

    with pytest.raises(ReleaseRefused, match="is not public"):
        submit(world.board, below, by=world.editor)


def test_a_page_whose_parent_is_taken_down_meanwhile_is_not_signed_off(world):
    above = make_page(ContentPage, world.board.home)
    below = make_page(ContentPage, above, live=False)
    waiting = submit(world.board, below, by=world.editor)
    Page.objects.filter(pk=above.pk).update(live=False)

    with pytest.raises(ReleaseRefused, match="is not public"):
        sign_off(waiting, world.approver)


def test_pages_of_one_release_may_stand_under_each_other(world):
    above = make_page(ContentPage, world.board.home, live=False)
    below = make_page(ContentPage, above, live=False)

    waiting = submit(world.board, above, below, by=world.editor)

    assert waiting.state == ReleaseState.SUBMITTED


def test_a_release_for_a_day_may_hold_what_is_dated_that_day(world):
    review, _file = draft_review(world)
    at = timezone.now() + LATER
    dated = save_draft(review, world.editor, published=in_two_months())

    waiting = sign_off(
        submit(world.board, dated, by=world.editor, at=at), world.approver
    )

    assert waiting.state == ReleaseState.SIGNED_OFF


@pytest.mark.parametrize("said", ["year", "month"])
def test_a_partial_date_is_as_early_as_it_can_mean(world, said):
    today = timezone.localdate()
    month = today.month if said == "month" else None
    review, _file = draft_review(world, published=PartialDate(today.year, month))

    waiting = sign_off(submit(world.board, review, by=world.editor), world.approver)

    assert waiting.state == ReleaseState.RELEASED


def test_the_day_is_that_of_the_clocks_in_the_uk():
    summer = datetime(2099, 6, 30, 23, 30, tzinfo=UTC)

    assert day_of(summer).isoformat() == "2099-07-01"


# News is published by one person.


def by_the_publish_button(world: World, news: NewsPage) -> str:
    response = send(cms_client(world.editor), editing(news), {}, publish=True)
    return str(errors_of(response)["published"])


def by_code(world: World, news: NewsPage) -> str:
    with pytest.raises(ActionRefused) as refused, transaction.atomic():
        news.latest_revision.publish(user=world.editor)
    return str(refused.value)


@pytest.mark.parametrize("door", [by_the_publish_button, by_code])
def test_news_of_next_month_is_not_public_now(world, door: Callable):
    news = make_news(world.board, live=False)
    news = save_draft(news, world.editor, published=in_two_months())

    assert "published at a later time" in door(world, news)
    assert get(Client(), world.board, news).status_code == 404


def test_a_bulk_action_leaves_news_of_next_month_a_draft(world):
    news = make_news(world.board, live=False)
    news = save_draft(news, world.editor, published=in_two_months())
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])

    cms_client(world.editor).post(f"{address}?id={news.pk}")

    assert get(Client(), world.board, news).status_code == 404


def test_each_partial_date_is_one_of_publication_or_is_known_to_be_none():
    models = [m for m in apps.get_models() if issubclass(m, BasePage | PageDocument)]
    names = {
        field.name
        for model in models
        for field in model._meta.fields
        if isinstance(field, PartialDateField)
    }

    assert names == {*SAYS_PUBLISHED, *SAYS_ELSE}


def test_what_was_submitted_before_is_still_looked_at_for_the_sign_off(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    changed = without_anything_in_it(world, review)
    waiting.items.update(revision=changed.latest_revision)

    with pytest.raises(ReleaseRefused, match="improvements or recommendations"):
        sign_off(waiting, world.approver)
