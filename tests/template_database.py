"""A database that is migrated once and cloned for each run of the tests."""

import hashlib
from contextlib import suppress
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from psycopg import Connection, connect
from psycopg.errors import ObjectInUse
from psycopg.sql import SQL, Identifier

PROJECT = Path(__file__).resolve().parents[1]
# What a migrated database depends on. Migrations may read data files beside them.
MIGRATED_FROM = (
    "requirements.txt",
    "tests/*.sql",
    "cms/permission_names.py",
    "cms/locale/en_GB/**/*.po",
    *(
        f"{app}/**/{files}"
        for app in ("cms", "boards", "home")
        for files in ("migrations/**/*", "*.sql", "tenancy.py", "tenancy/*.py")
    ),
)
OF_TESTS = (PROJECT / "tests/let_out_by_hand.sql").read_text()
TEMPLATES = "test_template_"
RUNS = "test_run_"


def connect_beside_django(name: str = "postgres") -> Connection:
    """A connection to the server, usually in none of the tests' databases."""
    parameters = connection.get_connection_params() | {"dbname": name}
    for name in ("cursor_factory", "context", "prepare_threshold"):
        parameters.pop(name, None)
    return connect(**parameters, autocommit=True)


def take(server: Connection, name: str) -> None:
    """Marks a name as in use while this connection lives; waits for who has it."""
    server.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])


def release(server: Connection, name: str) -> None:
    server.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name])


def ensure_template(server: Connection) -> str:
    """The name of a template that this checkout's migrations made."""
    name = f"{TEMPLATES}{fingerprint(PROJECT)}"
    take(server, name)
    if name not in databases(server, TEMPLATES):
        make_template(server, name)
    release(server, name)
    return name


def fingerprint(project: Path) -> str:
    """Changes with every file that a migrated database depends on."""
    found = {path for pattern in MIGRATED_FROM for path in project.glob(pattern)}
    digest = hashlib.sha256()
    for path in sorted(found):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path.relative_to(project)).encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def make_template(server: Connection, name: str) -> None:
    # Migrated under another name, so that an interrupted one is never cloned.
    draft = f"{name}_draft"
    drop(server, draft)
    server.execute(SQL("CREATE DATABASE {}").format(Identifier(draft)))
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = draft
    try:
        call_command("migrate", interactive=False, verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute(OF_TESTS)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
    rename = SQL("ALTER DATABASE {} RENAME TO {}")
    server.execute(rename.format(Identifier(draft), Identifier(name)))


def drop_left_overs(server: Connection, *, but: str) -> None:
    """Drops old templates, and databases of runs that were killed."""
    for name in databases(server, TEMPLATES) + databases(server, RUNS):
        free = "SELECT pg_try_advisory_lock(hashtext(%s))"
        if name != but and server.execute(free, [name]).fetchone() == (True,):
            # What a killed run has started may outlive it for a moment: then a later
            # run drops what it uses.
            with suppress(ObjectInUse):
                drop(server, name)
            release(server, name)


def databases(server: Connection, prefix: str) -> list[str]:
    rows = server.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix]
    )
    return [name for (name,) in rows]


def drop(server: Connection, name: str) -> None:
    server.execute(SQL("DROP DATABASE IF EXISTS {}").format(Identifier(name)))
