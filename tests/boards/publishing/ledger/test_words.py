"""What the ledger keeps from the public is said in words, and a check tells of more."""

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import Error, transaction

from boards.models import ContentPage, LedgerLine
from boards.models.board.one_person_types import ALWAYS_TWO
from boards.publishing.ledger.checks import check_ledger
from boards.publishing.ledger.middleware import SayWhatIsKept
from cms.refusals import ActionRefused
from cms.tenancy.build import build_the_wall
from tests import ledger
from tests.boards.public.serving.test_table import link_to
from tests.boards.publishing.ledger.asking import rows
from tests.boards.publishing.releases.conftest import draft_review, make_world
from tests.factories import (
    make_board,
    make_document,
    make_page,
)
from tests.states import lock

pytestmark = pytest.mark.django_db


def test_one_person_opens_no_file_by_taking_a_password_away():
    board = make_board()
    section = make_page(ContentPage, board.home)
    restriction = lock(section)
    file = make_document(board)
    make_page(ContentPage, section, body=link_to(file))

    with (
        ledger.held_by_the_ledger(),
        pytest.raises(ActionRefused, match=file.title),
        transaction.atomic(),
    ):
        restriction.delete()


def test_what_fails_at_the_end_of_a_transaction_is_said_in_words(rf):
    """As where code opens something past every signal."""
    review, _file = draft_review(make_world())
    asked = rf.post("/admin/")
    asked.session = {}
    asked._messages = FallbackStorage(asked)
    rows("UPDATE wagtailcore_page SET live = true WHERE id = %s", [review.pk])
    with pytest.raises(Error) as raised, transaction.atomic():
        rows("SET CONSTRAINTS ALL IMMEDIATE")

    answered = SayWhatIsKept(lambda _request: None).process_exception(
        asked, raised.value
    )

    assert answered.status_code == 302
    assert [review.title in str(message) for message in asked._messages] == [True]


def messages_of_check() -> list[str]:
    return [message.id for message in check_ledger(databases=["default"])]


def test_the_check_tells_of_what_is_public_without_a_line():
    board = make_board()
    page = make_page(ContentPage, board.home)
    assert messages_of_check() == []

    LedgerLine.objects.filter(key=page.pk).delete()
    assert messages_of_check() == ["ledger.W002"]
    ledger.let_out_by_hand()


def test_the_check_tells_when_nothing_looks():
    rows("ALTER TABLE boards_withdrawal DISABLE TRIGGER wall_opened")

    assert messages_of_check() == ["ledger.W001"]


def test_the_ledger_begins_with_what_is_public_that_day():
    """An upgrade finds boards that have published for years."""
    board = make_board()
    file = make_document(board)
    make_page(ContentPage, board.home, body=link_to(file))
    ledger.let_out_by_hand()
    ledger.look()
    LedgerLine.objects.all().delete()
    build_the_wall()

    assert LedgerLine.objects.filter(what="file", key=file.pk, rule="before").exists()
    assert messages_of_check() == []


def test_the_database_knows_which_kinds_always_need_two():
    assert rows("SELECT wall.always_two()") == [(sorted(ALWAYS_TWO),)]
