"""The ledger where everything is committed, as in production."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page

from boards.models import LedgerLine, LetOutBy
from cms.tenancy.scope import Scope, in_scope
from tests import ledger
from tests.apart.databases import connected_to, own_database
from tests.boards.publishing.releases.conftest import draft_review, make_world
from tests.factories import make_news


@pytest.fixture
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), own_database() as name, connected_to(name):
        yield make_world()


def test_a_commit_lets_out_what_has_a_line_and_nothing_else(world):
    with ledger.held_by_the_ledger():
        news = make_news(world.board, live=False)
        revision = news.save_revision(user=world.editor)
        with in_scope(Scope(board=world.board.board.pk, person=world.editor.pk)):
            revision.publish(user=world.editor)
    written = LedgerLine.objects.get(what="page", key=news.pk)
    assert (written.rule, written.version) == (LetOutBy.ONE_PERSON, str(revision.pk))

    review, _file = draft_review(world)
    for write in (open_page, say_it_was_opened_with_the_board):
        with pytest.raises(IntegrityError), transaction.atomic():
            write(world, review)
        assert not Page.objects.get(pk=review.pk).live


def open_page(world, page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(live=True)


def say_it_was_opened_with_the_board(world, page: Page) -> None:
    """The board was opened in another transaction."""
    open_page(world, page)
    LedgerLine.objects.create(
        what="page",
        key=page.pk,
        board=world.board.board,
        rule=LetOutBy.OPENING,
        at=timezone.now(),
    )
