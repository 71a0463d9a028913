"""No page of one board can point at what another has, from whatever door."""

import pytest
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, transaction
from wagtail.models import Page

from boards.models import ContentPage, PageDocument
from cms.tenancy.scope import Scope, in_scope
from tests.factories import make_board, make_document, make_page, release

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours():
    return make_board()


@pytest.fixture
def theirs():
    return make_board()


def text_with(link: str) -> list[dict]:
    return [{"type": "text", "value": f"<p><a {link}>here</a></p>"}]


def link_to(page: Page) -> str:
    return f'linktype="page" id="{page.pk}"'


def write(page: ContentPage, link: str) -> None:
    page.body = text_with(link)
    page.full_clean()


def test_text_may_link_to_a_page_and_a_file_of_its_own_board(ours):
    page = make_page(ContentPage, ours.home)
    document = make_document(ours)
    with in_scope(Scope(board=ours.board.pk)):
        write(page, link_to(ours.home))
        to_the_page = str(list(page.body.raw_data))
        write(page, f'linktype="document" id="{document.pk}"')

    assert link_to(ours.home) in to_the_page
    assert f'id="{document.pk}"' in str(list(page.body.raw_data))


def test_text_cannot_link_to_another_boards_page(ours, theirs):
    page = make_page(ContentPage, ours.home)

    with in_scope(Scope(board=ours.board.pk)), pytest.raises(ValidationError):
        write(page, link_to(theirs.home))


def test_what_another_board_has_and_what_nobody_has_are_refused_in_the_same_words(
    ours, theirs
):
    page = make_page(ContentPage, ours.home)
    words = []
    with in_scope(Scope(board=ours.board.pk)):
        for key in (make_key(theirs), 987654):
            with pytest.raises(ValidationError) as refusal:
                write(page, f'linktype="page" id="{key}"')
            words.append(refusal.value.messages)

    assert words[0] == words[1]


def make_key(board) -> int:
    return board.home.pk


def test_a_command_cannot_link_to_another_boards_file_either(ours, theirs):
    page = make_page(ContentPage, ours.home)

    with pytest.raises(ValidationError):
        write(page, f'linktype="document" id="{make_document(theirs).pk}"')


def test_a_draft_cannot_link_to_another_boards_page(ours, theirs):
    page = make_page(ContentPage, ours.home)
    page.body = text_with(link_to(theirs.home))

    with in_scope(Scope(board=ours.board.pk)), pytest.raises(ValidationError):
        page.save_revision()


def test_the_database_refuses_a_row_with_the_key_of_another_boards_file(ours, theirs):
    page = make_page(ContentPage, ours.home)
    row = release(page, make_document(ours))
    foreign = make_document(theirs)

    with (
        in_scope(Scope(board=ours.board.pk)),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        PageDocument.objects.filter(pk=row.pk).update(file_id=foreign.pk)


def test_the_database_lets_a_row_point_to_a_file_of_its_own_board(ours):
    row = release(make_page(ContentPage, ours.home), make_document(ours))
    another = make_document(ours)
    with in_scope(Scope(board=ours.board.pk)):
        changed = PageDocument.objects.filter(pk=row.pk).update(file_id=another.pk)

    assert changed == 1
