import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.factories import make_administrator, make_board, make_editor

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_explain_scope_says_which_rows_an_editor_sees_and_why_not_the_others():
    ours, theirs = make_board(name="Our board"), make_board(name="Their board")
    editor = make_editor(ours)
    text = said(
        "explain_scope",
        editor.email,
        f"--page={ours.home.pk}",
        f"--page={theirs.home.pk}",
        "--page=987654",
    )

    assert "Role: safeguarding_scoped" in text
    assert "Our board: Editor (active)" in text
    assert "home_homepage" in text
    assert "1 of 2" in text
    assert "shown, as it lies in the active board" in text
    assert "hidden, as it lies in “Their board”" in text
    assert "Page 987654: there is none." in text


def test_explain_scope_says_that_an_administrator_sees_everything():
    board = make_board()
    text = said("explain_scope", make_administrator().email, f"--page={board.home.pk}")

    assert "Role: safeguarding_owner" in text
    assert "shown, as everything is" in text


def test_explain_scope_of_a_stranger_is_refused_in_words():
    with pytest.raises(CommandError, match="Nobody logs in with"):
        said("explain_scope", "nobody@example.org")


def test_database_roles_prints_what_an_administrator_of_the_server_has_to_run():
    text = said("database_roles")

    assert "ALTER ROLE safeguarding LOGIN NOINHERIT" in text
    assert "ALTER ROLE safeguarding_owner NOLOGIN" in text
    assert "REASSIGN OWNED BY safeguarding TO safeguarding_owner" in text


def test_database_roles_changes_no_other_database():
    host, port = connection.settings_dict["HOST"], connection.settings_dict["PORT"]
    server = f"host={host}" + (f"&port={port}" if port else "")
    elsewhere = f"postgresql://safeguarding@/postgres?{server}"

    with pytest.raises(CommandError, match="application's own database"):
        said("database_roles", f"--as={elsewhere}")
