"""`check_files` checks what has no check that holds, and can be stopped at any time."""

import io

import pytest
from django.core.management import CommandError, call_command

from boards.models import FileCheck
from boards.publishing.file_checks import checks
from tests.boards.publishing.file_checks.worlds import CLEAN, COVERED
from tests.factories import host_of, make_board, make_document

pytestmark = pytest.mark.django_db


def said_by(*arguments: str) -> str:
    out = io.StringIO()
    call_command("check_files", *arguments, stdout=out)
    return out.getvalue()


def test_it_checks_what_waits_and_says_what_is_open():
    board = make_board()
    make_document(board, is_checked=False, content=CLEAN)
    make_document(board, is_checked=False, content=COVERED, title="Report")

    first, second = said_by(), said_by()

    assert "[2/2]" in first
    assert "“Report”: Text that nobody can see" in first
    assert "2 of 2 checked; 1 cannot go public as they are." in first
    assert "0 of 0 checked" in second
    assert "2 of 2 checked" in said_by("--again")


def test_it_keeps_to_one_board():
    board, other = make_board(), make_board()
    make_document(board, is_checked=False)
    make_document(other, is_checked=False)

    assert "1 of 1 checked" in said_by("--board", host_of(board))
    assert FileCheck.objects.filter(state=FileCheck.State.DONE).count() == 1
    with pytest.raises(CommandError, match=r"nowhere\.example"):
        said_by("--board", "nowhere.example")


def test_stopped_in_the_middle_it_goes_on_where_it_was(monkeypatch):
    board = make_board()
    for _file in range(3):
        make_document(board, is_checked=False)
    done = []

    def interrupted(document):
        if done:
            raise KeyboardInterrupt
        done.append(document)
        return checks.run_check(document)

    monkeypatch.setattr("boards.management.commands.check_files.run_check", interrupted)
    stopped = said_by()
    monkeypatch.undo()

    assert "1 of 3 checked" in stopped
    assert "2 of 2 checked" in said_by()
