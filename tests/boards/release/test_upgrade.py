"""What waited for a sign-off before there were releases can still be signed off."""

from importlib import import_module

import pytest
from django.apps import apps

from boards.models import Release, ReviewPage
from tests.boards.release.conftest import draft_review, is_public
from tests.factories import sign_off, submit

pytestmark = pytest.mark.django_db

migration = import_module("boards.migrations.0017_waiting_pages")


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
