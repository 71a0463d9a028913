"""A board that has Polish, and a page in it that is being translated."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client

from boards.models import ContentPage, Role
from cms.users.models import User
from home.models import HomePage
from home.provisioning import OpenedBoard
from tests.boards.translations.screens.asking import (
    give_language,
    make_guide,
)
from tests.factories import cms_client, make_board, make_editor, make_member
from tests.languages import version
from tests.worlds import as_stored, taken_back


@dataclass(frozen=True)
class World:
    """Everyday pages are published by one person here."""

    board: OpenedBoard
    editor: User
    translator: User
    home: HomePage
    source: ContentPage
    page: ContentPage

    @property
    def writing(self) -> Client:
        return cms_client(self.editor)

    @property
    def translating(self) -> Client:
        return cms_client(self.translator)


@pytest.fixture(scope="module")
def world_of_all(django_db_setup, django_db_blocker) -> Iterator[World]:
    with taken_back(django_db_blocker):
        yield make_world()


@pytest.fixture
def world(world_of_all, db) -> World:
    return as_stored(world_of_all)


def make_world() -> World:
    board = make_board()
    home = give_language(board, "pl")
    source = make_guide(board)
    return World(
        board,
        make_editor(board),
        make_member(board, Role.TRANSLATOR),
        home,
        source,
        version(source, "pl", written=False),
    )
