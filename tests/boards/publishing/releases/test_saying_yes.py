"""Who may say yes to a release, and to what exactly (R3)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from boards.models import (
    FileCheck,
    Release,
    ReleaseState,
    Role,
)
from boards.publishing.releases import transitions
from boards.publishing.releases.checklist import LINES
from boards.publishing.releases.gate import ReleaseRefused
from boards.publishing.releases.reviewed_snapshot import snapshot_now
from cms.models import BoardDocument
from tests.boards.publishing.releases.conftest import draft_review, is_public
from tests.factories import (
    make_administrator,
    make_member,
    save_draft,
    sign_off,
    submit,
    tick_all,
)

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


def say_yes(waiting: Release, by: Any) -> Release:
    """Sign off with the ticks that are there."""
    return transitions.sign_off(waiting, by, snapshot_now(waiting))


def exchange(file: BoardDocument) -> None:
    """Another content in a document's place, checked as well."""
    FileCheck.objects.filter(document=file).update(file_hash="other")
    BoardDocument.objects.filter(pk=file.pk).update(file_hash="other")


def test_nobody_signs_off_what_they_changed_last(world):
    review, _file = draft_review(world)
    save_draft(review, world.approver, title="Changed by the approver")
    waiting = submit(world.board, review, by=world.editor)

    with pytest.raises(ReleaseRefused, match=r"You have saved a version of"):
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
    seen = snapshot_now(waiting)
    save_draft(review, world.editor, title="Changed meanwhile")

    with pytest.raises(ReleaseRefused, match="Something has changed"):
        transitions.sign_off(waiting, world.approver, seen)


def test_another_file_than_was_on_the_screen_is_not_signed_off(world):
    review, file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    tick_all(waiting, world.approver)
    seen = snapshot_now(waiting)
    exchange(file)

    with pytest.raises(ReleaseRefused, match="Something has changed"):
        transitions.sign_off(waiting, world.approver, seen)


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


def test_what_is_serious_in_a_file_is_not_signed_off_before_somebody_confirms_it(world):
    review, file = draft_review(world)
    # For later: at its time it would be asked again.
    at = timezone.now() + LATER
    waiting = submit(world.board, review, by=world.editor, at=at)
    found = {"key": "nhs_number", "count": 1, "places": []}
    FileCheck.objects.filter(document=file).update(findings=[found])

    with pytest.raises(ReleaseRefused, match="NHS number"):
        sign_off(waiting, world.approver)


def test_another_time_than_was_on_the_screen_is_not_signed_off(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    Release.objects.filter(pk=waiting.pk).update(goes_public_at=timezone.now() + LATER)
    tick_all(waiting, world.approver)
    seen = replace(snapshot_now(waiting), at=None)

    with pytest.raises(ReleaseRefused, match="Something has changed"):
        transitions.sign_off(waiting, world.approver, seen)


def test_a_resubmitted_release_is_looked_at_anew(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    tick_all(waiting, world.approver)
    transitions.send_back(waiting, world.approver, "Take the date out.")

    transitions.submit(waiting, world.editor)

    assert not waiting.ticks.exists()
