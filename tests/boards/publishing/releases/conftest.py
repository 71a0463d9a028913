"""A board with three people, and what they release."""

from dataclasses import dataclass

import pytest
from django.test import Client
from wagtail.models import Page

from boards.models import ReviewPage, Role
from cms.models import BoardDocument
from cms.users.models import User
from home.provisioning import OpenedBoard
from tests.factories import (
    get,
    make_board,
    make_document,
    make_editor,
    make_member,
    make_review,
    release,
)


@dataclass(frozen=True)
class World:
    """An editor and two approvers, who may stand in for each other."""

    board: OpenedBoard
    editor: User
    approver: User
    other_approver: User


@pytest.fixture
def world(db) -> World:
    return make_world()


def make_world() -> World:
    board = make_board()
    return World(
        board,
        make_editor(board),
        make_member(board, Role.APPROVER),
        make_member(board, Role.APPROVER),
    )


def draft_review(world: World, **fields: object) -> tuple[ReviewPage, BoardDocument]:
    """A review that the public has never seen, with one file, last changed by the
    editor.
    """
    review = make_review(world.board, live=False, **fields)
    file = make_document(world.board, uploaded_by_user=world.editor)
    release(review, file)
    review = ReviewPage.objects.get(pk=review.pk)
    review.save_revision(user=world.editor)
    return ReviewPage.objects.get(pk=review.pk), file


def is_public(world: World, page: Page) -> bool:
    """Whether a visitor on the board's host reads a page now."""
    return get(Client(), world.board, page).status_code == 200
