"""What two people have to look at goes public by no door that one person opens (R3)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from boards.models import (
    ContentPage,
    FileCheck,
    NewsIndexPage,
    NewsPage,
    Release,
    ReleaseState,
    ReviewIndexPage,
    ReviewPage,
    Role,
)
from boards.models.alone import ALWAYS_TWO, EVERYDAY
from boards.release import steps
from boards.release.checklist import LINES
from boards.release.gate import ReleaseRefused
from boards.release.looking import seen_now
from cms.models import BoardDocument
from tests.boards.release.conftest import World, draft_review
from tests.cms_forms import adding, editing, errors_of, open_form, rows, send
from tests.factories import (
    cms_client,
    get,
    make_administrator,
    make_document,
    make_manager,
    make_member,
    make_page,
    release,
    save_draft,
    sign_off,
    submit,
    the_list,
    tick_all,
)

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


def is_public(world: World, page: Page) -> bool:
    return get(Client(), world.board, page).status_code == 200


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


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_one_person_publishes_a_review_by_no_door(world, door):
    review, file = draft_review(world)

    door(world, review)

    assert not is_public(world, review)
    assert get(Client(), world.board, file.url).status_code == 404


def test_a_new_review_that_one_person_wants_to_publish_is_kept_as_a_draft(world):
    reviews = the_list(ReviewIndexPage, world.board)
    fields = {"title": "Child Q", "slug": "child-q", "review_type": "1"}

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


def test_an_everyday_page_is_published_by_one_person(world):
    news = make_page(NewsPage, the_list(NewsIndexPage, world.board), live=False)

    send(cms_client(world.editor), editing(news), {}, publish=True)

    assert is_public(world, news)


def test_a_board_may_want_two_people_for_its_news_as_well(world):
    facts = world.board.board
    facts.one_person_types = [
        name for name in facts.one_person_types if name != "boards.newspage"
    ]
    facts.save()
    news = make_page(NewsPage, the_list(NewsIndexPage, world.board), live=False)

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
    news = make_page(NewsPage, the_list(NewsIndexPage, world.board), live=False)
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
    draft = NewsPage.objects.get(pk=news.pk).get_latest_revision_as_object()
    assert draft.released_documents.count() == 1


def test_an_everyday_page_may_name_a_file_that_the_public_has(world):
    review, file = draft_review(world)
    sign_off(submit(world.board, review, by=world.editor), world.approver)
    news = make_page(NewsPage, the_list(NewsIndexPage, world.board), live=False)
    release(news, file)
    news = NewsPage.objects.get(pk=news.pk)

    news.save_revision(user=world.editor).publish(user=world.editor)

    assert is_public(world, news)


def test_a_page_that_waits_in_a_release_goes_public_with_it_alone(world):
    news = make_page(NewsPage, the_list(NewsIndexPage, world.board), live=False)
    submit(world.board, news, by=world.editor)

    send(cms_client(world.editor), editing(news), {}, publish=True)

    assert not is_public(world, news)


# Who may say yes.


def test_nobody_signs_off_what_they_changed_last(world):
    review, _file = draft_review(world)
    save_draft(review, world.approver, title="Changed by the approver")
    waiting = submit(world.board, review, by=world.editor)

    with pytest.raises(ReleaseRefused, match=r"You changed .* last"):
        sign_off(waiting, world.approver)

    assert not is_public(world, review)


def test_another_approver_signs_off_what_an_approver_changed(world):
    review, _file = draft_review(world)
    save_draft(review, world.approver, title="Changed by the approver")
    waiting = submit(world.board, review, by=world.editor)

    sign_off(waiting, world.other_approver)

    assert is_public(world, review)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MANAGER, Role.TRANSLATOR])
def test_only_approvers_sign_off(world, role):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)

    with pytest.raises(ReleaseRefused, match="Only an approver"):
        sign_off(waiting, make_member(world.board, role))


def test_an_administrator_is_no_second_person_of_the_board(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)

    with pytest.raises(ReleaseRefused, match="Only an approver"):
        sign_off(waiting, make_administrator())


def test_what_nobody_is_known_to_have_changed_is_not_signed_off(world):
    review, _file = draft_review(world)
    review.save_revision()
    waiting = submit(world.board, review, by=world.editor)

    with pytest.raises(ReleaseRefused, match="Nobody knows who changed"):
        sign_off(waiting, world.approver)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.key)
def test_every_line_of_the_checklist_has_to_be_ticked(world, line):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    tick_all(waiting, world.approver)
    waiting.ticks.filter(line=line.key).delete()

    with pytest.raises(ReleaseRefused, match="Not ticked"):
        say_yes(waiting, world.approver)


def test_the_checkers_lines_are_ticked_by_who_signs_off(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    tick_all(waiting, world.editor)

    with pytest.raises(ReleaseRefused, match="Not ticked by you yet"):
        say_yes(waiting, world.approver)


def test_what_changed_after_the_screen_was_opened_is_not_signed_off(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    tick_all(waiting, world.approver)
    seen = seen_now(waiting)
    save_draft(review, world.editor, title="Changed meanwhile")

    with pytest.raises(ReleaseRefused, match="Something has changed"):
        steps.sign_off(waiting, world.approver, seen)


def test_another_file_than_was_on_the_screen_is_not_signed_off(world):
    review, file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    tick_all(waiting, world.approver)
    seen = seen_now(waiting)
    exchange(file)

    with pytest.raises(ReleaseRefused, match="Something has changed"):
        steps.sign_off(waiting, world.approver, seen)


def test_a_file_that_was_exchanged_after_the_sign_off_stops_its_release(world):
    review, file = draft_review(world)
    at = timezone.now() + LATER
    waiting = sign_off(
        submit(world.board, review, by=world.editor, at=at), world.approver
    )
    # As if somebody had found a way past the form, which refuses this.
    exchange(file)
    Release.objects.filter(pk=waiting.pk).update(goes_public_at=timezone.now() - LATER)

    call_command("release_due")

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.STOPPED
    assert "is not the one that was signed off" in waiting.why_stopped[0]


def test_another_time_than_was_on_the_screen_is_not_signed_off(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    Release.objects.filter(pk=waiting.pk).update(goes_public_at=timezone.now() + LATER)
    tick_all(waiting, world.approver)
    seen = replace(seen_now(waiting), at=None)

    with pytest.raises(ReleaseRefused, match="Something has changed"):
        steps.sign_off(waiting, world.approver, seen)


def test_a_resubmitted_release_is_looked_at_anew(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    tick_all(waiting, world.approver)
    steps.send_back(waiting, world.approver, "Take the date out.")

    steps.submit(waiting, world.editor)

    assert not waiting.ticks.exists()


# What waits is kept as it is.


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

    steps.call_back(waiting, world.editor, "The court has asked us to wait.")
    Release.objects.filter(pk=waiting.pk).update(goes_public_at=timezone.now() - LATER)
    call_command("release_due")

    assert not is_public(world, review)
    send(cms_client(world.editor), editing(review), {"title": "Changed"})
    review = ReviewPage.objects.get(pk=review.pk)
    assert review.get_latest_revision_as_object().title == "Changed"


def test_a_page_that_was_deleted_meanwhile_stops_its_release(world):
    stays, goes = draft_review(world)[0], draft_review(world)[0]
    at = timezone.now() + LATER
    waiting = sign_off(
        submit(world.board, stays, goes, by=world.editor, at=at), world.approver
    )
    goes.delete()
    Release.objects.filter(pk=waiting.pk).update(goes_public_at=timezone.now() - LATER)

    call_command("release_due")

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.STOPPED
    assert not is_public(world, stays)


# An administrator may force it.


def test_a_forced_release_is_public_and_shown_as_forced(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    administrator = make_administrator()

    steps.force(waiting, administrator, "Everybody is ill, and the press has it.")

    assert is_public(world, review)
    screen = cms_client(world.editor).get(reverse("release", args=[waiting.pk]))
    assert "Everybody is ill, and the press has it." in screen.content.decode()
    dashboard = cms_client(world.editor).get(reverse("wagtailadmin_home"))
    assert "Everybody is ill, and the press has it." in dashboard.content.decode()
    history = reverse("wagtailadmin_pages:history", args=[review.pk])
    assert (
        "forced by an administrator"
        in cms_client(world.editor).get(history).content.decode()
    )


@pytest.mark.parametrize(
    ("who", "reason"), [("editor", "I want to"), ("administrator", " ")]
)
def test_nobody_else_forces_and_nobody_without_a_reason(world, who, reason):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    person = make_administrator() if who == "administrator" else world.editor

    with pytest.raises(ReleaseRefused):
        steps.force(waiting, person, reason)

    assert not is_public(world, review)


def test_a_forced_release_still_has_to_be_complete(world):
    review, _file = draft_review(world)
    save_draft(review, world.editor, publication_decision="delayed")
    waiting = submit(world.board, review, by=world.editor)

    with pytest.raises(ReleaseRefused, match="why the report is not here"):
        steps.force(waiting, make_administrator(), "Quick")


# What a page has to have before it goes public.


def test_a_review_whose_report_is_not_published_has_to_teach_something(world):
    review, _file = draft_review(world)
    save_draft(
        review,
        world.editor,
        released_documents=[],
        publication_decision="not_published",
        publication_note="It would identify the family.",
    )
    waiting = submit(world.board, review, by=world.editor)

    with pytest.raises(ReleaseRefused, match="improvements or recommendations"):
        sign_off(waiting, world.approver)


def test_a_page_under_a_hidden_one_waits_for_it(world):
    above = make_page(ContentPage, world.board.home, live=False)
    below = make_page(ContentPage, above, live=False)
    below.save_revision(user=world.editor)
    waiting = submit(world.board, below, by=world.editor)

    with pytest.raises(ReleaseRefused, match="is not public"):
        sign_off(waiting, world.approver)


def say_yes(waiting: Release, by: Any) -> Release:
    """Sign off with the ticks that are there."""
    return steps.sign_off(waiting, by, seen_now(waiting))


def exchange(file: BoardDocument) -> None:
    """Another content in a document's place, checked as well."""
    FileCheck.objects.filter(document=file).update(file_hash="other")
    BoardDocument.objects.filter(pk=file.pk).update(file_hash="other")
