"""An administrator may force a release, and everybody reads that."""

from datetime import timedelta

import pytest
from django.urls import reverse

from boards.publishing.releases import transitions
from boards.publishing.releases.gate import ReleaseRefused
from tests.boards.publishing.releases.conftest import draft_review, is_public
from tests.factories import (
    cms_client,
    make_administrator,
    save_draft,
    submit,
)

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


def test_a_forced_release_is_public_and_shown_as_forced(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    administrator = make_administrator()

    transitions.force(waiting, administrator, "Everybody is ill, and the press has it.")

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
    ("who", "reason"),
    [("editor", "I want to"), ("approver", "I may sign off"), ("administrator", " ")],
)
def test_nobody_else_forces_and_nobody_without_a_reason(world, who, reason):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    people = {"editor": world.editor, "approver": world.approver}
    person = people.get(who) or make_administrator()

    with pytest.raises(ReleaseRefused, match="Only an administrator forces"):
        transitions.force(waiting, person, reason)

    assert not is_public(world, review)


def test_a_forced_release_still_has_to_be_complete(world):
    review, _file = draft_review(world)
    page = save_draft(review, world.editor, publication_decision="delayed")
    waiting = transitions.make(
        world.board.board, "Release day", [page], None, world.editor
    )

    with pytest.raises(ReleaseRefused, match="why the report is not here"):
        transitions.force(waiting, make_administrator(), "Quick")
