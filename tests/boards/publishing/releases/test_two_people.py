"""What two people have to look at goes public by no door that one person opens (R3)."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from boards.models import (
    NewsIndexPage,
    NewsPage,
    ReviewIndexPage,
    ReviewPage,
)
from boards.models.board.one_person_types import ALWAYS_TWO, EVERYDAY
from boards.publishing.releases.gate import ReleaseRefused, needs_two
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.boards.publishing.releases.conftest import World, draft_review, is_public
from tests.cms_forms import adding, editing, errors_of, open_form, rows, send
from tests.factories import (
    cms_client,
    get,
    make_document,
    make_manager,
    make_page,
    release,
    save_draft,
    sign_off,
    submit,
    the_list,
)

pytestmark = pytest.mark.django_db


def make_news(board: OpenedBoard, **fields) -> NewsPage:
    """News that may go to the public: its day, and a line of a document."""
    fields.setdefault("published", PartialDate(2026, 3, 2))
    news = make_page(NewsPage, the_list(NewsIndexPage, board), **fields)
    release(news, kind="form", availability="on_request", public_note="Ask us.")
    return news


LATER = timedelta(hours=1)


# Each tries to publish a draft review as its editor, by one door.


def by_the_publish_button(world: World, review: ReviewPage) -> None:
    send(cms_client(world.editor), editing(review), {}, publish=True)


def by_a_bulk_action(world: World, review: ReviewPage) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    cms_client(world.editor).post(f"{address}?id={review.pk}")


def by_wagtails_schedule(world: World, review: ReviewPage) -> None:
    revision = review.latest_revision
    revision.approved_go_live_at = timezone.now() - LATER
    revision.save()
    call_command("publish_scheduled")


def by_going_back_to_a_version(world: World, review: ReviewPage) -> None:
    save_draft(review, world.editor, title="Newer")
    first = review.revisions.order_by("created_at").first()
    address = reverse("wagtailadmin_pages:revisions_revert", args=[review.pk, first.pk])
    client = cms_client(world.editor)
    data = open_form(client, address) | {
        "revision": first.pk,
        "action-publish": "action-publish",
    }
    client.post(editing(review), data)


def by_approving_the_workflow(world: World, review: ReviewPage) -> None:
    submit(world.board, review, by=world.editor)
    state = ReviewPage.objects.get(pk=review.pk).current_workflow_task_state
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[review.pk, "approve", state.pk]
    )
    cms_client(world.approver).post(address)


def by_approving_in_code(world: World, review: ReviewPage) -> None:
    submit(world.board, review, by=world.editor)
    state = ReviewPage.objects.get(pk=review.pk).current_workflow_task_state
    state.approve(user=world.approver)


def by_code(world: World, review: ReviewPage) -> None:
    with pytest.raises(ReleaseRefused):
        review.latest_revision.publish(user=world.editor)


def by_code_that_skips_rights(world: World, review: ReviewPage) -> None:
    with pytest.raises(ReleaseRefused):
        review.latest_revision.publish(skip_permission_checks=True)


DOORS: list[Callable[[World, ReviewPage], None]] = [
    by_the_publish_button,
    by_a_bulk_action,
    by_wagtails_schedule,
    by_going_back_to_a_version,
    by_approving_the_workflow,
    by_approving_in_code,
    by_code,
    by_code_that_skips_rights,
]
# Those that one person opens where one is enough: it is not the door that is broken.
ALSO_OF_ONE = DOORS[:4]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_one_person_publishes_a_review_by_no_door(world, door):
    review, file = draft_review(world)

    door(world, review)

    assert not is_public(world, review)
    assert get(Client(), world.board, file.url).status_code == 404


def test_a_new_review_that_one_person_wants_to_publish_is_kept_as_a_draft(world):
    reviews = the_list(ReviewIndexPage, world.board)
    fields = {"title": "Child Q", "slug": "child-q", "review_type": "1"}
    fields["summary"] = "What was learnt."

    response = send(
        cms_client(world.editor), adding(ReviewPage, reviews), fields, publish=True
    )

    assert response.status_code == 302
    assert not ReviewPage.objects.get(title="Child Q").live


def test_a_new_review_has_no_button_to_publish_it(world):
    reviews = the_list(ReviewIndexPage, world.board)

    shown = cms_client(world.editor).get(adding(ReviewPage, reviews)).content.decode()

    assert "action-publish" not in shown


def test_a_live_copy_of_a_live_review_is_refused(world):
    review, _file = draft_review(world)
    sign_off(submit(world.board, review, by=world.editor), world.approver)
    data = {
        "new_title": "Copy",
        "new_slug": "copy",
        "new_parent_page": review.get_parent().pk,
        "publish_copies": "on",
    }

    cms_client(world.editor).post(
        reverse("wagtailadmin_pages:copy", args=[review.pk]), data
    )

    assert not Page.objects.filter(slug="copy").exists()


def test_a_live_copy_made_by_code_is_refused(world):
    review, _file = draft_review(world)
    sign_off(submit(world.board, review, by=world.editor), world.approver)
    review = ReviewPage.objects.get(pk=review.pk)

    with pytest.raises(ReleaseRefused):
        review.copy(update_attrs={"slug": "copy"}, keep_live=True)


def test_the_translation_of_a_review_needs_two_people_as_well(world):
    review, _file = draft_review(world)
    welsh = Locale.objects.get_or_create(language_code="cy")[0]
    translation = review.copy_for_translation(welsh, copy_parents=True)

    with pytest.raises(ReleaseRefused):
        translation.save_revision(user=world.editor).publish(user=world.editor)


@pytest.mark.parametrize("door", ALSO_OF_ONE, ids=lambda door: door.__name__)
def test_an_everyday_page_is_published_by_one_person_by_the_same_doors(world, door):
    news = make_news(world.board, live=False)
    save_draft(news, world.editor)
    assert not is_public(world, news)

    door(world, NewsPage.objects.get(pk=news.pk))

    assert is_public(world, news)


def test_a_board_may_want_two_people_for_its_news_as_well(world):
    facts = world.board.board
    facts.one_person_types = [
        name for name in facts.one_person_types if name != "boards.newspage"
    ]
    facts.save()
    news = make_news(world.board, live=False)

    send(cms_client(world.editor), editing(news), {}, publish=True)

    assert not is_public(world, news)


def test_no_board_can_let_one_person_publish_reviews(world):
    manager = make_manager(world.board)
    board = world.board.board

    client = cms_client(manager)
    data = open_form(client, editing(board))

    response = client.post(
        editing(board), data | {"one_person_types": ["boards.reviewpage"]}
    )

    assert "one_person_types" in errors_of(response)
    assert not ALWAYS_TWO & set(EVERYDAY)


def test_an_everyday_page_that_opens_a_file_needs_two_people(world):
    news = make_news(world.board, live=False)
    news.released_documents.all().delete()
    file = make_document(world.board)
    row = {"kind": "1", "title": "Report", "file": str(file.pk), "language": "en-gb"}
    row |= {"availability": "published"}

    response = send(
        cms_client(world.editor),
        editing(news),
        {"released_documents": rows(row)},
        publish=True,
    )

    assert response.status_code == 302
    assert not is_public(world, news)
    assert get(Client(), world.board, file.url).status_code == 404
    latest = NewsPage.objects.get(pk=news.pk).latest_revision
    assert latest.as_object().released_documents.count() == 1
    # Who publishes is told beforehand; the ledger would refuse it at the last moment.
    assert f"would open the file “{file.title}”" in (needs_two(news, latest) or "")


def test_an_everyday_page_may_name_a_file_that_the_public_has(world):
    review, file = draft_review(world)
    sign_off(submit(world.board, review, by=world.editor), world.approver)
    news = make_news(world.board, live=False)
    release(news, file)
    news = NewsPage.objects.get(pk=news.pk)

    news.save_revision(user=world.editor).publish(user=world.editor)

    assert is_public(world, news)


def test_a_page_that_waits_in_a_release_goes_public_with_it_alone(world):
    news = make_news(world.board, live=False)
    submit(world.board, news, by=world.editor)

    send(cms_client(world.editor), editing(news), {}, publish=True)

    assert not is_public(world, news)
