"""A file that the public can have is not exchanged in its place by one person."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from cms.models import BoardDocument
from tests.boards.publishing.file_checks.worlds import CLEAN, saying
from tests.boards.publishing.releases.conftest import World, draft_review, make_world
from tests.factories import (
    cms_client,
    make_board,
    make_document,
    make_editor,
    make_review,
    release,
    sign_off,
    submit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def exchange(board, document):
    """What the form answers to another file for a document."""
    new = SimpleUploadedFile("new.pdf", saying("Other words"), "application/pdf")
    return cms_client(make_editor(board)).post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {"title": "Changed", "collection": board.collection.pk, "file": new},
    )


def is_as_it_was(document) -> bool:
    return BoardDocument.objects.get(pk=document.pk).file_hash == document.file_hash


def test_a_file_that_nobody_has_seen_is_exchanged():
    board = make_board()
    document = make_document(board, content=CLEAN)

    assert exchange(board, document).status_code == 302
    assert not is_as_it_was(document)


def test_a_public_file_stays_and_the_form_says_what_to_do():
    board = make_board()
    document = make_document(board, content=CLEAN)
    release(make_review(board), document)

    response = exchange(board, document)

    form = response.context["form"]
    assert list(form.errors) == ["file"]
    assert "Upload the new file as a new document" in form.errors["file"][0]
    assert form["title"].value() == "Changed"
    assert is_as_it_was(document)


def test_the_title_of_a_public_file_can_be_changed():
    board = make_board()
    document = make_document(board, content=CLEAN)
    release(make_review(board), document)

    response = cms_client(make_editor(board)).post(
        reverse("wagtaildocs:edit", args=[document.pk]),
        {"title": "Changed", "collection": board.collection.pk},
    )

    assert response.status_code == 302
    assert BoardDocument.objects.get(pk=document.pk).title == "Changed"


def test_a_file_that_waits_in_a_signed_off_release_stays(world):
    review, document = draft_review(world)
    at = timezone.now() + timedelta(hours=1)
    sign_off(submit(world.board, review, by=world.editor, at=at), world.approver)

    response = exchange(world.board, document)

    assert "signed off as it is" in response.context["form"].errors["file"][0]
    assert is_as_it_was(document)
