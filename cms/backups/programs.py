"""PostgreSQL's own programs, and how they find the application's database."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import psycopg
from django.db import connection
from psycopg.conninfo import make_conninfo

from cms.backups.refusals import BackupRefused
from cms.local_postgres.account import CannotStart
from cms.local_postgres.parents import end_with_parent
from cms.local_postgres.programs import DEBIAN, find_programs
from cms.tenancy.roles import Roles

# What the application says for itself, and a program of PostgreSQL's must not.
_OURS = {"options", "application_name", "password", "client_encoding"}


def program(name: str) -> str:
    """Where one is, best of the server's own version.

    A newer one writes what an older server does not know.
    """
    of_server = DEBIAN / str(server_version()) / "bin" / name
    if of_server.exists():
        return str(of_server)
    try:
        bundled = find_programs() / name
    except CannotStart:
        bundled = Path(name)
    found = str(bundled) if bundled.exists() else shutil.which(name)
    if not found:
        raise BackupRefused(
            f"{name} is not installed: install PostgreSQL's programs of the server's "
            "version (on Debian: postgresql-client)."
        )
    return found


def server_version() -> int:
    """The first number of PostgreSQL's version."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        (number,) = cursor.fetchone()
    return int(number) // 10_000


def command(name: str, *arguments: str) -> list[str]:
    """A program that works in the application's database as the owner of its tables."""
    owner = Roles(connection.settings_dict["USER"]).owner
    return [program(name), f"--dbname={_address()}", f"--role={owner}", *arguments]


def started(
    line: list[str], *, reads: IO[bytes] | int | None = None, writes: int | None = None
) -> subprocess.Popen[bytes]:
    """A program that ends when this process does. What it says is kept."""
    return subprocess.Popen(
        line,
        stdin=subprocess.DEVNULL if reads is None else reads,
        stdout=subprocess.DEVNULL if writes is None else writes,
        stderr=subprocess.PIPE,
        env=_environment(),
        preexec_fn=end_with_parent(),
    )


def fed(process: subprocess.Popen[bytes], parts: Iterable[bytes]) -> None:
    """Give a program all it reads. What it does not want is said by its end."""
    assert process.stdin is not None  # noqa: S101 - it was started so
    try:
        for part in parts:
            process.stdin.write(part)
        process.stdin.close()
    except BrokenPipeError:
        return


@contextmanager
def watched(process: subprocess.Popen[bytes], failure: str) -> Iterator[None]:
    """Whoever leaves early ends the program, and nobody leaves before it has ended.

    Raises BackupRefused, with this sentence and what the program said, when it failed.
    """
    try:
        yield
    except BaseException:
        process.kill()
        raise
    finally:
        said = ended(process)
    if said:
        raise BackupRefused(f"{failure}: {said}")


def ended(process: subprocess.Popen[bytes]) -> str:
    """What a program said when it failed, or nothing."""
    assert process.stderr is not None  # noqa: S101 - it was started so
    with process.stderr as said:
        words = said.read().decode(errors="replace").strip()
    status = process.wait()
    if status == 0:
        return ""
    return words.splitlines()[0] if words else f"it ended with {status}"


def _address() -> str:
    known = {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}
    given = connection.get_connection_params()
    return make_conninfo(
        **{
            name: str(value)
            for name, value in given.items()
            if name in known - _OURS and value not in (None, "")
        }
    )


def _environment() -> dict[str, str]:
    password = connection.settings_dict["PASSWORD"]
    return {**os.environ, **({"PGPASSWORD": password} if password else {})}
