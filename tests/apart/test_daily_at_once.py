"""Two daily commands at the same moment."""

import threading
import time

import pytest
from django.core import mail
from django.db import connection

from boards.publishing.deadlines import mails
from boards.publishing.deadlines.daily import tell
from cms.tenancy.scope import unscoped
from tests.apart.databases import connected_to, own_database
from tests.boards.publishing.deadlines.making import TODAY, a_draft
from tests.factories import make_board, make_manager


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """A database in which what one thread stores, another finds."""
    with django_db_blocker.unblock(), own_database() as name, connected_to(name):
        yield


@pytest.mark.usefixtures("committed")
def test_two_commands_at_once_mail_everybody_once(monkeypatch):
    board = make_board()
    a_draft(board, commissioned="2026-01")
    for _number in range(2):
        make_manager(board)
    together = threading.Barrier(2)
    really = mails.send_mail

    def send_slowly(*letter: object) -> int:
        time.sleep(0.1)
        return really(*letter)

    monkeypatch.setattr(mails, "send_mail", send_slowly)

    def command() -> None:
        together.wait()
        try:
            with unscoped():
                tell(board.board, TODAY)
        finally:
            connection.close()

    threads = [threading.Thread(target=command) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(mail.outbox) == 2
    assert len({letter.to[0] for letter in mail.outbox}) == 2
