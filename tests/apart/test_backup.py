"""A backup, made as the owner, holds the wall as well; so does a database migrated."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from cms.local_postgres.account import CannotStart
from cms.local_postgres.programs import DEBIAN, find_programs
from cms.tenancy import inspection
from cms.tenancy.roles import Roles
from cms.tenancy.scope import NOTHING, Scope, in_scope
from tests.apart.databases import EMPTY, connected_to, own_database
from tests.cms.tenancy.asking import ask
from tests.cms.tenancy.rows import Rows
from tests.factories import make_board
from tests.ledger import let_out_by_hand

pytestmark = pytest.mark.probe


def programs() -> Path:
    """PostgreSQL's own, of the server's version where they are installed.

    A newer pg_restore says things that an older server does not know.
    """
    of_server = DEBIAN / str(connection.pg_version // 10_000) / "bin"
    try:
        return of_server if of_server.is_dir() else find_programs()
    except CannotStart as reason:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(reason))


def reaching() -> list[str]:
    """How PostgreSQL's own programs find the server, and as whom."""
    parameters = connection.get_connection_params()
    given = {"--host": "host", "--port": "port", "--username": "user"}
    return [
        f"{option}={parameters[name]}"
        for option, name in given.items()
        if parameters.get(name)
    ]


def run(program: str, *arguments: str) -> None:
    owner = Roles(connection.settings_dict["USER"]).owner
    password = connection.settings_dict["PASSWORD"]
    subprocess.run(
        [programs() / program, *reaching(), f"--role={owner}", *arguments],
        env={**os.environ, **({"PGPASSWORD": password} if password else {})},
        check=True,
        capture_output=True,
        text=True,
    )


def policies() -> list[tuple]:
    return ask(
        "SELECT tablename, policyname, roles, cmd, qual, with_check FROM pg_policies"
        " ORDER BY tablename, policyname"
    )


def grants() -> list[tuple]:
    return ask(
        "SELECT relname, relacl::text, relrowsecurity FROM pg_class"
        " WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S')"
        " ORDER BY relname"
    )


def problems() -> list[str]:
    """What is wrong with the wall of the database at hand."""
    found = inspection.problems_of_roles() + inspection.problems_of_tables()
    with in_scope(NOTHING):
        return found + inspection.problems_of_canary()


def pages_seen(board: int) -> list[tuple]:
    with in_scope(Scope(board=board)):
        return ask("SELECT id FROM wagtailcore_page ORDER BY id")


def rows() -> Rows:
    """A board with a row in every table, which the ledger knows as public before."""
    with transaction.atomic():
        made = Rows()
        let_out_by_hand()
    return made


@pytest.fixture(scope="module")
def filled(django_db_setup, django_db_blocker) -> Iterator[tuple[str, Rows, Rows]]:
    """A database with two boards, to copy, and what is in it."""
    with own_database() as name:
        with django_db_blocker.unblock(), connected_to(name):
            boards = rows(), rows()
        yield name, *boards


@pytest.fixture
def committed(filled, django_db_blocker) -> Iterator[tuple[Rows, Rows]]:
    """Two boards in a database of the test's own, at Django's connection."""
    source, *boards = filled
    with (
        own_database(like=source) as name,
        django_db_blocker.unblock(),
        connected_to(name),
    ):
        yield tuple(boards)


def test_a_database_restored_from_a_backup_has_the_whole_wall(committed, tmp_path):
    ours, _theirs = committed
    board = ours.board.board.pk
    before = policies(), grants(), pages_seen(board)
    backup = str(tmp_path / "backup")
    run("pg_dump", "--format=custom", f"--file={backup}", name_of_database())
    with own_database(like=EMPTY) as name, connected_to(name):
        run("pg_restore", "--exit-on-error", f"--dbname={name}", backup)
        after = policies(), grants(), pages_seen(board)
        wrong = problems()

    assert wrong == []
    assert after == before
    assert len(before[0]) > 4


def name_of_database() -> str:
    return str(connection.settings_dict["NAME"])


def test_apps_migrated_back_and_forth_with_rows_keep_the_wall(committed):
    ours, theirs = committed
    before = policies()
    # Each takes those before it along, and goes on from where they are.
    for app, back_to in (("home", "0001"), ("boards", "0004"), ("cms", "0002")):
        call_command("migrate", app, back_to, verbosity=0, interactive=False)
    call_command("migrate", verbosity=0, interactive=False)
    seen = pages_seen(ours.board.board.pk)
    opened = make_board().board.pk
    with in_scope(Scope(board=opened)):
        roles_of = ask("SELECT DISTINCT board_id FROM boards_boardrole")

    assert problems() == []
    assert policies() == before
    assert (ours.board.home.pk,) in seen
    assert (theirs.board.home.pk,) not in seen
    assert roles_of == [(opened,)]
