"""A board that has Polish, and a page in it that is being translated."""

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


@pytest.fixture
def world(db) -> World:
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
