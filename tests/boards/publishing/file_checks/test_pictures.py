"""A picture that the public sees is neither exchanged nor deleted in its place."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.images import ImageFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from boards.models import Board, ReviewPage
from boards.publishing.file_checks.replacement_guards import StaysAsItIs
from cms.models import BoardImage
from cms.tenancy.scope import Scope, in_scope
from cms.users.models import User
from home.provisioning import OpenedBoard
from tests.boards.publishing.releases.conftest import make_world
from tests.factories import (
    cms_client,
    make_board,
    make_editor,
    make_image,
    make_review,
    png_bytes,
    sign_off,
    submit,
)

pytestmark = pytest.mark.django_db


def figure(image: BoardImage) -> list[dict]:
    """The text of a page that shows a picture, as it is stored."""
    block = {"image": image.pk, "decorative": False, "alt_text": "A door"}
    return [{"type": "figure", "value": {"image": block, "caption": ""}}]


def shown_on(page: ReviewPage, image: BoardImage) -> None:
    page.body = ReviewPage._meta.get_field("body").to_python(figure(image))
    page.save()


def new_picture() -> ImageFile:
    return ImageFile(io.BytesIO(png_bytes()), name="another.png")


def exchange(board: OpenedBoard, editor: User, image: BoardImage) -> object:
    form = {"title": "Changed", "collection": board.collection.pk}
    return cms_client(editor).post(
        reverse("wagtailimages:edit", args=[image.pk]), form | {"file": new_picture()}
    )


def is_as_it_was(image: BoardImage) -> bool:
    return BoardImage.objects.get(pk=image.pk).file.name == image.file.name


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def test_a_picture_that_nobody_sees_is_exchanged_and_deleted(board):
    image = make_image(board)

    assert exchange(board, make_editor(board), image).status_code == 302
    assert not is_as_it_was(image)

    BoardImage.objects.get(pk=image.pk).delete()
    assert not BoardImage.objects.filter(pk=image.pk).exists()


def test_a_picture_that_the_public_sees_stays_and_each_door_says_so(board):
    image, editor = make_image(board), make_editor(board)
    shown_on(make_review(board), image)

    form = exchange(board, editor, image).context["form"]

    assert "Upload the new picture as a new one" in form.errors["file"][0]
    with in_scope(Scope(board=board.board.pk, person=editor.pk)):
        stored = BoardImage.objects.get(pk=image.pk)
        stored.file = new_picture()
        with pytest.raises(StaysAsItIs, match="as a new one"):
            stored.save()
        BoardImage(pk=image.pk, title="Words alone").save(update_fields=["title"])
    assert is_as_it_was(image)


def test_a_picture_that_waits_in_a_signed_off_release_stays():
    world = make_world()
    image = make_image(world.board)
    review = make_review(world.board, live=False)
    shown_on(review, image)
    review = ReviewPage.objects.get(pk=review.pk)
    review.save_revision(user=world.editor)
    at = timezone.now() + timedelta(hours=1)
    review = ReviewPage.objects.get(pk=review.pk)
    sign_off(submit(world.board, review, by=world.editor, at=at), world.approver)

    form = exchange(world.board, world.editor, image).context["form"]

    assert "signed off as it is" in form.errors["file"][0]
    with pytest.raises(StaysAsItIs, match="Call the release back"):
        image.delete()
    assert is_as_it_was(image)


# Each tries to delete a picture, by one door.


def by_the_form(editor: User, image: BoardImage) -> None:
    address = reverse("wagtailimages:delete", args=[image.pk])
    said = cms_client(editor).post(address, follow=True).content.decode()
    assert "cannot be deleted" in said


def by_a_bulk_action(editor: User, image: BoardImage) -> None:
    address = reverse("wagtail_bulk_action", args=["cms", "boardimage", "delete"])
    cms_client(editor).post(f"{address}?id={image.pk}")


def by_the_list_of_new_ones(editor: User, image: BoardImage) -> None:
    address = reverse("wagtailimages:delete_multiple", args=[image.pk])
    cms_client(editor).post(address, headers={"x-requested-with": "XMLHttpRequest"})


def by_code(_editor: User, image: BoardImage) -> None:
    with pytest.raises(StaysAsItIs):
        BoardImage.objects.filter(pk=image.pk).delete()


def by_sql(editor: User, image: BoardImage) -> None:
    board = Board.objects.get(roles__group__user=editor.pk)
    rows = BoardImage.objects.filter(pk=image.pk)
    with (
        in_scope(Scope(board=board.pk, person=editor.pk)),
        pytest.raises(IntegrityError, match="a public page shows this picture"),
        transaction.atomic(),
    ):
        rows._raw_delete(rows.db)


DOORS: list[Callable[[User, BoardImage], None]] = [
    by_the_form,
    by_a_bulk_action,
    by_the_list_of_new_ones,
    by_code,
    by_sql,
]


def test_a_picture_that_a_public_page_shows_is_deleted_by_no_door(board):
    image, editor = make_image(board), make_editor(board)
    review = make_review(board)
    shown_on(review, image)

    for door in DOORS:
        door(editor, image)
        assert is_as_it_was(image), door.__name__

    Page.objects.get(pk=review.pk).unpublish()
    image.delete()
    assert not BoardImage.objects.filter(pk=image.pk).exists()


def test_the_logo_of_a_board_is_not_deleted(board):
    image = make_image(board)
    Board.objects.filter(pk=board.board.pk).update(logo=image)

    with pytest.raises(StaysAsItIs, match="logo"):
        image.delete()
