"""A release goes public as a whole, at its time, or not at all (R2)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_published

from boards.models import FileCheck, Release, ReleaseState
from boards.publishing.releases import transitions
from boards.publishing.releases.gate import ReleaseRefused
from tests.boards.publishing.releases.conftest import World, draft_review
from tests.factories import get, save_draft, sign_off, submit

IN_AN_HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


def seen(client: Client, world: World, page: object, file: object) -> tuple[int, int]:
    """How the public is answered for a page and its file."""
    return (
        get(client, world.board, page).status_code,
        get(client, world.board, file.url).status_code,
    )


def test_a_release_without_a_time_goes_public_with_its_files_on_sign_off(client, world):
    review, file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    assert seen(client, world, review, file) == (404, 404)

    done = sign_off(waiting, world.approver)

    assert done.state == ReleaseState.RELEASED
    assert seen(client, world, review, file) == (200, 200)


def test_before_its_time_nothing_of_a_release_is_public(client, world):
    review, file = draft_review(world)
    at = timezone.now() + IN_AN_HOUR
    waiting = sign_off(
        submit(world.board, review, by=world.editor, at=at), world.approver
    )

    call_command("release_due")

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.SIGNED_OFF
    assert seen(client, world, review, file) == (404, 404)


def test_at_its_time_everything_of_a_release_is_public(client, world):
    first, second = draft_review(world), draft_review(world)
    at = timezone.now() + IN_AN_HOUR
    waiting = submit(world.board, first[0], second[0], by=world.editor, at=at)
    sign_off(waiting, world.approver)
    make_due(waiting)

    call_command("release_due")

    assert seen(client, world, *first) == (200, 200)
    assert seen(client, world, *second) == (200, 200)


def test_one_page_that_fails_a_check_keeps_the_whole_release_back(client, world):
    good, bad = draft_review(world), draft_review(world)
    at = timezone.now() + IN_AN_HOUR
    waiting = submit(world.board, good[0], bad[0], by=world.editor, at=at)
    sign_off(waiting, world.approver)
    make_due(waiting)
    # As if somebody had found a way past the lock.
    save_draft(bad[0], world.editor, title="Changed behind the lock")

    call_command("release_due")

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.STOPPED
    assert "has changed since" in waiting.why_stopped[0]
    assert seen(client, world, *good) == (404, 404)
    assert seen(client, world, *bad) == (404, 404)


def test_what_is_found_in_a_file_after_the_sign_off_keeps_its_release_back(
    client, world
):
    review, file = draft_review(world)
    at = timezone.now() + IN_AN_HOUR
    waiting = sign_off(
        submit(world.board, review, by=world.editor, at=at), world.approver
    )
    make_due(waiting)
    # As a later check of the same bytes found it, which knew more.
    found = {"key": "nhs_number", "count": 1, "places": []}
    FileCheck.objects.filter(document=file).update(findings=[found])

    call_command("release_due")

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.STOPPED
    assert "NHS number" in waiting.why_stopped[0]
    assert seen(client, world, review, file) == (404, 404)


def test_a_failure_in_the_midst_of_a_release_leaves_nothing_public(client, world):
    first, second = draft_review(world), draft_review(world)
    at = timezone.now() + IN_AN_HOUR
    waiting = submit(world.board, first[0], second[0], by=world.editor, at=at)
    sign_off(waiting, world.approver)
    make_due(waiting)

    def fail(instance: Page, **_signal: object) -> None:
        if instance.pk == second[0].pk:
            raise RuntimeError("The disk is full.")

    page_published.connect(fail)
    try:
        call_command("release_due")
    finally:
        page_published.disconnect(fail)

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.STOPPED
    assert "The system failed" in waiting.why_stopped[0]
    assert seen(client, world, *first) == (404, 404)
    assert seen(client, world, *second) == (404, 404)


def test_two_people_are_told_once_why_a_release_was_stopped(world):
    review, _file = draft_review(world)
    at = timezone.now() + IN_AN_HOUR
    waiting = sign_off(
        submit(world.board, review, by=world.editor, at=at), world.approver
    )
    make_due(waiting)
    save_draft(review, world.editor)
    mail.outbox.clear()

    call_command("release_due")
    call_command("release_due")

    told = sorted(message.to[0] for message in mail.outbox)
    assert told == sorted([world.editor.email, world.approver.email])
    assert "has changed since" in mail.outbox[0].body


def test_what_was_released_is_not_released_again(world):
    review, _file = draft_review(world)
    done = sign_off(submit(world.board, review, by=world.editor), world.approver)
    first = done.released_at

    call_command("release_due")

    done.refresh_from_db()
    assert done.released_at == first


def test_a_page_in_a_release_is_in_no_other(world):
    review, _file = draft_review(world)
    submit(world.board, review, by=world.editor)

    with pytest.raises(ReleaseRefused, match="take it out there"):
        transitions.make(world.board.board, "Another", [review], None, world.editor)


def test_a_page_with_a_day_of_its_own_goes_public_when_its_release_does(client, world):
    review, file = draft_review(world)
    save_draft(review, world.editor, go_live_at=timezone.now() + timedelta(days=9))

    sign_off(submit(world.board, review, by=world.editor), world.approver)

    assert seen(client, world, review, file) == (200, 200)


def make_due(waiting: Release) -> None:
    """Let the time of a release have come a second ago."""
    past = timezone.now() - timedelta(seconds=1)
    Release.objects.filter(pk=waiting.pk).update(goes_public_at=past)
