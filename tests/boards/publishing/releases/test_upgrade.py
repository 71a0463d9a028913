"""What waited for a sign-off before there were releases can still be signed off."""

from importlib import import_module

import pytest
from django.apps import apps

from boards.models import Release, ReviewPage
from tests.boards.publishing.releases.conftest import draft_review, is_public
from tests.boards.publishing.releases.test_reviewed_snapshot import (
    at_its_time,
    full_review,
    signed_off,
    the_bytes_of_a_picture,
)
from tests.factories import sign_off, submit

pytestmark = pytest.mark.django_db

migration = import_module("boards.migrations.0017_waiting_pages")
places = import_module("boards.migrations.0026_seen_pictures")


def test_a_page_that_waits_without_a_release_gets_one(world):
    review, _file = draft_review(world)
    submit(world.board, review, by=world.editor)
    Release.objects.all().delete()

    migration.give_releases(apps, None)

    made = Release.objects.get(items__page=review.pk)
    assert (made.submitted_by, made.state) == (world.editor, "submitted")
    sign_off(made, world.approver)
    assert is_public(world, ReviewPage.objects.get(pk=review.pk))


def test_a_page_that_waits_in_a_release_gets_no_second_one(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)

    migration.give_releases(apps, None)

    assert list(Release.objects.all()) == [waiting]


@pytest.mark.parametrize("is_exchanged", [False, True])
def test_a_release_with_pictures_that_was_signed_off_before_goes_out_as_it_was(
    world, is_exchanged
):
    made = full_review(world)
    waiting = signed_off(world, made.review)
    for key, shown in waiting.signed_off_pictures.items():
        waiting.signed_off_pictures[key] = shown.partition(":")[0]
    waiting.save()
    if is_exchanged:
        the_bytes_of_a_picture(made)

    places.name_places(apps, None)

    assert at_its_time(waiting).state == ("stopped" if is_exchanged else "released")
