import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import environ
import psycopg
import pytest

from cms.local_postgres import CannotStart, LocalPostgres, running
from cms.local_postgres.account import choose_account
from cms.local_postgres.programs import find_programs
from cms.local_postgres.sockets import (
    SOCKET,
    forget_dead_server,
    make_private,
    socket_folder,
)

PROJECT = Path(__file__).resolve().parents[2]
ROOT = os.geteuid() == 0
only_root = pytest.mark.skipif(not ROOT, reason="only root can become another user")


@pytest.fixture(scope="module")
def programs() -> Path:
    try:
        return find_programs()
    except CannotStart as reason:
        pytest.skip(str(reason))


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that any user may enter, on a short path: pytest's own are neither."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


def make_server(place: Path, programs: Path, *, durable=False) -> LocalPostgres:
    data = place / "var" / "data"
    return LocalPostgres(data, programs, durable=durable, report=lambda _: None)


@pytest.fixture(scope="module")
def server(programs) -> Iterator[LocalPostgres]:
    """A running server that the tests only ask."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        os.chmod(folder, 0o755)
        server = make_server(Path(folder), programs)
        with running(server):
            yield server


def ask(url: str, question: str, *, as_owner: bool = False) -> tuple:
    named = environ.Env.db_url_config(url)
    parts = {"host": named["HOST"], "user": named["USER"], "dbname": named["NAME"]}
    if as_owner:
        parts["options"] = "-c role=safeguarding_owner"
    with psycopg.connect(**parts, autocommit=True) as connection:
        cursor = connection.execute(question)
        return cursor.fetchone() if cursor.description else ()


def postmaster(server: LocalPostgres) -> int:
    return int((server.data / "postmaster.pid").read_text().split()[0])


def test_the_application_logs_in_as_a_role_that_may_nothing_and_owns_nothing(server):
    url = server.database_url
    rights = ask(
        url,
        "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit"
        " FROM pg_roles WHERE rolname = current_user",
    )
    owner = ask(
        url,
        "SELECT pg_get_userbyid(datdba) FROM pg_database"
        " WHERE datname = current_database()",
    )

    assert rights == ("safeguarding", False, False, False, False, False)
    assert owner == ("safeguarding_owner",)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ask(url, "CREATE TABLE mine (number int)")


def test_what_the_login_role_owned_before_is_the_owners_now(place, programs):
    server = make_server(place, programs, durable=True)
    with running(server) as url:
        as_postgres = url.replace("safeguarding@", "postgres@")
        ask(as_postgres, "ALTER DATABASE safeguarding OWNER TO safeguarding")
        ask(as_postgres, "GRANT CREATE ON SCHEMA public TO safeguarding")
        ask(url, "CREATE TABLE kept AS SELECT 7 AS number")

    with running(make_server(place, programs, durable=True)) as url:
        kept = ask(url, "SELECT number FROM kept", as_owner=True)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(url, "SELECT number FROM kept")

    assert kept == (7,)


def test_the_server_has_no_port_and_lets_nobody_else_near(server):
    assert ask(server.database_url, "SHOW listen_addresses") == ("",)
    assert server.sockets.stat().st_mode & 0o777 == 0o700


def test_welsh_words_are_found_whatever_their_case(server):
    question = "SELECT to_tsvector('simple', 'ŴYTHNOS') @@ 'ŵythnos'"
    found = ask(server.database_url, question)

    assert found == (True,)


def test_a_killed_server_starts_again_with_all_that_was_saved(place, programs):
    server = make_server(place, programs, durable=True)
    server.start()
    ask(server.database_url, "CREATE TABLE kept AS SELECT 7 AS number", as_owner=True)
    os.kill(postmaster(server), signal.SIGKILL)

    with running(make_server(place, programs, durable=True)) as url:
        kept = ask(url, "SELECT number FROM kept", as_owner=True)

    assert kept == (7,)


def test_a_dead_servers_number_given_to_another_program_is_forgotten(place):
    mark = place / "postmaster.pid"
    mark.write_text(f"{os.getpid()}\n{place}\n")

    forget_dead_server(place, place)

    assert not mark.exists()


def test_an_interrupted_initdb_is_begun_again(place, programs):
    half_made = place / "var" / "data.new"
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18")

    with running(make_server(place, programs)) as url:
        assert ask(url, "SELECT 1") == (1,)


def test_a_start_finds_the_running_server_whatever_the_environment_says(
    server, programs, monkeypatch
):
    monkeypatch.setenv("PGPORT", "1")
    monkeypatch.setenv("PGHOST", "elsewhere.example")
    monkeypatch.setenv("PGUSER", "somebody")
    monkeypatch.setenv("LC_ALL", "no_SUCH.locale")
    said: list[str] = []
    second = LocalPostgres(server.data, programs, report=said.append)
    second.start()
    second.stop()

    assert said == []


@pytest.mark.parametrize("name", ["a" * 90, "comma, here", "a 'quote'"])
def test_a_folder_whose_name_cannot_be_an_address_has_a_short_one_beside_it(name):
    data = Path("/srv") / name / "var" / "data"

    assert socket_folder(data) == socket_folder(data) != data
    assert len(str(socket_folder(data) / SOCKET)) < 100


def test_a_project_in_an_awkward_place_finds_its_server_again(place, programs):
    project = place / f"with space, comma, 'quote' and {'a' * 120}"
    first, second = make_server(project, programs), make_server(project, programs)
    with running(first):
        number = postmaster(first)
        with running(second) as url:
            assert ask(url, "SELECT 1") == (1,)
            assert postmaster(second) == number


def test_a_socket_folder_made_by_somebody_else_is_refused(place, programs):
    account = choose_account(place / "data", programs)
    sockets = place / "sockets"
    sockets.mkdir()
    account.take(sockets)
    sockets.chmod(0o755)

    with pytest.raises(CannotStart, match="somebody else"):
        make_private(sockets, account)


SHARE = """
import sys
from pathlib import Path
from cms.local_postgres import LocalPostgres, running
data, programs = map(Path, sys.argv[1:])
server = LocalPostgres(data, programs, durable=False, report=lambda _: None)
with running(server):
    print((data / "postmaster.pid").read_text().split()[0], flush=True)
    sys.stdin.read()
"""


def share(place: Path, programs: Path) -> subprocess.Popen[str]:
    """Another process that uses the server until its standard input is closed."""
    return subprocess.Popen(
        [sys.executable, "-c", SHARE, place / "var" / "data", programs],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_two_starts_at_once_share_one_server_and_the_last_stops_it(place, programs):
    first, second = share(place, programs), share(place, programs)
    numbers = {first.stdout.readline().strip(), second.stdout.readline().strip()}
    first.communicate()
    server = make_server(place, programs)
    still_there = ask(server.database_url, "SELECT 1")
    second.communicate()

    assert len(numbers) == 1
    assert still_there == (1,)
    assert not (server.data / "postmaster.pid").exists()


@only_root
def test_root_starts_it_as_another_user(server):
    assert ask(server.database_url, "SELECT 1") == (1,)
    assert server.data.stat().st_uid != 0


@only_root
def test_a_folder_of_roots_own_stays_closed_and_can_be_moved_out(place, programs):
    private = place / "private"
    private.mkdir(mode=0o700)
    server = make_server(private, programs)
    try:
        server.start()
    except CannotStart as reason:
        pytest.skip(f"no user namespaces: {reason}")
    ask(server.database_url, "CREATE TABLE kept AS SELECT 7 AS number", as_owner=True)
    owner, mode = server.data.stat().st_uid, private.stat().st_mode & 0o777
    server.stop()
    (private / "var").rename(place / "var")
    with running(make_server(place, programs)) as url:
        kept = ask(url, "SELECT number FROM kept", as_owner=True)

    assert (owner, mode) == (0, 0o700)
    assert kept == (7,)


@only_root
def test_root_starts_another_users_project_as_that_user(place, programs):
    data = place / "var" / "data"
    data.mkdir(parents=True)
    os.chown(data, 4321, 4321)

    assert choose_account(data, programs).uid == 4321
