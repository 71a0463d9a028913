"""Two people change one board's people at the same moment."""

import threading

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from boards.governance.staff.membership import remove
from cms.users.models import User
from tests.apart.databases import connected_to, own_database
from tests.boards.governance.staff.asking import roles_in
from tests.factories import make_board, make_manager


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """A database in which what one thread stores, another finds."""
    with django_db_blocker.unblock(), own_database() as name, connected_to(name):
        yield


@pytest.mark.usefixtures("committed")
def test_two_managers_who_remove_each_other_at_once_leave_one():
    board = make_board()
    managers = [make_manager(board), make_manager(board)]
    together = threading.Barrier(2)

    def let_go(by: User, person: User) -> None:
        together.wait()
        try:
            remove(board.board, person, by)
        except (PermissionDenied, ValidationError):
            pass
        finally:
            connection.close()

    threads = [
        threading.Thread(target=let_go, args=pair)
        for pair in (managers, managers[::-1])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    left = [person for person in managers if roles_in(board, person)]
    assert len(left) == 1
