"""What a public page may print of a file or a picture needs two to change (R3).

The words under a link that has none of its own, a description, what is cut out.
"""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from boards.models import ContentPage, ReviewPage
from boards.publishing.file_checks.replacement_guards import StaysAsItIs
from cms.models import BoardDocument, BoardImage
from cms.tenancy.scope import Scope, in_scope
from cms.users.models import User
from home.provisioning import OpenedBoard
from tests.factories import (
    cms_client,
    get,
    make_board,
    make_document,
    make_editor,
    make_image,
    make_page,
    make_review,
)

pytestmark = pytest.mark.django_db

Kept = BoardDocument | BoardImage
CUT = dict.fromkeys(
    ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"), 2
)
CHANGES = [
    (BoardDocument, {"title": "Other words"}),
    (BoardImage, {"description": "Other words"}),
    (BoardImage, CUT),
]


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def a_kept(board: OpenedBoard, model: type[Kept]) -> Kept:
    return make_image(board) if model is BoardImage else make_document(board)


def show(page: ReviewPage | ContentPage, thing: Kept) -> None:
    """Print what the row itself says, as far as the page can."""
    picture = {"image": thing.pk, "decorative": False, "alt_text": "A door"}
    block = (
        {"type": "figure", "value": {"image": picture, "caption": ""}}
        if isinstance(thing, BoardImage)
        else {"type": "file", "value": {"file": thing.pk, "text": ""}}
    )
    page.body = type(page)._meta.get_field("body").to_python([block])
    page.save()


# Each tries to change what a row says, and answers whether it was refused.


def by_the_form(editor: User, thing: Kept, said: dict) -> bool:
    app = "wagtailimages" if isinstance(thing, BoardImage) else "wagtaildocs"
    form = {"title": thing.title, "collection": thing.collection_id, **said}
    answered = cms_client(editor).post(reverse(f"{app}:edit", args=[thing.pk]), form)
    return answered.status_code == 200 and "second person" in answered.content.decode()


def by_the_list_of_new_ones(editor: User, thing: Kept, said: dict) -> bool:
    is_image = isinstance(thing, BoardImage)
    app, word = ("wagtailimages", "image") if is_image else ("wagtaildocs", "doc")
    form = {"title": thing.title, "collection": thing.collection_id, **said}
    answered = cms_client(editor).post(
        reverse(f"{app}:edit_multiple", args=[thing.pk]),
        {f"{word}-{thing.pk}-{name}": value for name, value in form.items()},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    # Its form has no fields for what is cut out.
    return answered.json()["success"] is False or said is CUT


def by_code(editor: User, thing: Kept, said: dict) -> bool:
    stored = type(thing).objects.get(pk=thing.pk)
    for name, value in said.items():
        setattr(stored, name, value)
    board = editor.groups.get().board_role.board_id
    with in_scope(Scope(board=board, person=editor.pk)):
        try:
            stored.save()
        except StaysAsItIs:
            return True
    return False


def by_sql(_editor: User, thing: Kept, said: dict) -> bool:
    """As the owner of the tables."""
    try:
        with transaction.atomic():
            type(thing).objects.filter(pk=thing.pk).update(**said)
    except IntegrityError:
        return True
    return False


DOORS: list[Callable[[User, Kept, dict], bool]] = [
    by_the_form,
    by_the_list_of_new_ones,
    by_code,
    by_sql,
]


def is_changed(thing: Kept, said: dict) -> bool:
    return type(thing).objects.filter(pk=thing.pk, **said).exists()


@pytest.mark.parametrize(("model", "said"), CHANGES, ids=["title", "words", "cut"])
def test_no_door_changes_what_a_page_that_needs_two_may_print_of_it(board, model, said):
    thing, editor = a_kept(board, model), make_editor(board)
    review = make_review(board)
    show(review, thing)

    for door in DOORS:
        assert door(editor, thing, said), door.__name__
        assert not is_changed(thing, said), door.__name__

    ReviewPage.objects.get(pk=review.pk).unpublish()
    assert not by_the_form(editor, thing, said)
    assert is_changed(thing, said)


@pytest.mark.parametrize(("model", "said"), CHANGES, ids=["title", "words", "cut"])
def test_what_one_person_may_publish_one_person_changes(board, model, said):
    thing, editor = a_kept(board, model), make_editor(board)
    show(make_page(ContentPage, board.home), thing)

    assert not by_the_form(editor, thing, said)
    assert is_changed(thing, said)


def test_the_title_of_a_picture_is_read_by_nobody_outside(client, board):
    image = make_image(board, title="Quillfeather")
    image.description = "Thorngate"
    image.save()
    review = make_review(board)
    show(review, image)
    address = review.get_url()

    read = get(client, board, address).content.decode()

    assert "A door" in read
    assert "Quillfeather" not in read
    assert "Thorngate" not in read
