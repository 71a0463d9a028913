"""./run as a person starts and stops it."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cms.local_postgres import CannotStart
from cms.local_postgres.checks import database_problem, port_problem
from cms.local_postgres.programs import find_programs
from tests.cms.run_project import PATIENCE, PROJECT, a_project, environment, run


@pytest.fixture
def project() -> Iterator[Path]:
    with a_project() as place:
        yield place


@pytest.fixture(scope="module")
def site() -> Iterator[Path]:
    """A project whose database is made once; tests start and stop it."""
    try:
        find_programs()
    except CannotStart as reason:
        pytest.skip(str(reason))
    with a_project() as place:
        yield place


@pytest.fixture
def port() -> int:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


@pytest.fixture
def hears_the_terminal_close() -> Iterator[None]:
    """Programs inherit what is ignored, and under nohup the closed terminal is."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.fixture
def serve(site, port) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Starts ./run in a process group of its own, and waits until it answers."""
    all_started = []

    def start() -> subprocess.Popen[str]:
        started = subprocess.Popen(
            [site / "run"],
            env=environment(PORT=port),
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        all_started.append(started)
        deadline = time.monotonic() + PATIENCE
        while not is_answering(port):
            assert started.poll() is None, started.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.05)
        return started

    yield start
    for started in all_started:
        started.terminate()
        started.wait(timeout=PATIENCE)


def is_answering(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def data(project: Path) -> Path:
    return next(path for path in (project / "var").iterdir() if path.is_dir())


def test_manage_passes_arguments_on_and_ends_as_the_command_ended(site):
    ended = run(site, "manage", "3")

    assert ended.returncode == 3
    assert ended.stdout.startswith("postgres://safeguarding@/")
    assert not (data(site) / "postmaster.pid").exists()


def test_ctrl_c_stops_the_web_server_and_then_postgres_cleanly(site, port, serve):
    started = serve()
    os.killpg(started.pid, signal.SIGINT)
    _, said = started.communicate(timeout=PATIENCE)

    assert started.returncode == 0
    assert "Traceback" not in said
    assert not is_answering(port)
    assert not (data(site) / "postmaster.pid").exists()
    last_words = (data(site) / "server.log").read_text().splitlines()[-1]
    assert last_words.endswith("database system is shut down")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_to_run_alone_stops_both_too(site, port, serve, number):
    started = serve()
    started.send_signal(number)
    started.communicate(timeout=PATIENCE)

    assert not is_answering(port)
    assert not (data(site) / "postmaster.pid").exists()


@pytest.mark.usefixtures("hears_the_terminal_close")
def test_with_the_terminal_closed_both_stop_too(site, port, serve):
    started = serve()
    started.stderr.close()
    os.killpg(started.pid, signal.SIGHUP)
    started.wait(timeout=PATIENCE)

    assert not is_answering(port)
    assert not (data(site) / "postmaster.pid").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child")
def test_a_run_that_was_killed_is_not_in_the_way_of_the_next(port, serve):
    killed = serve()
    killed.kill()
    killed.wait(timeout=PATIENCE)
    deadline = time.monotonic() + PATIENCE
    while is_answering(port):
        assert time.monotonic() < deadline
        time.sleep(0.05)

    assert serve().poll() is None


def test_a_command_beside_the_site_uses_its_server_and_leaves_it_running(site, serve):
    started = serve()
    number = (data(site) / "postmaster.pid").read_text().split()[0]
    beside = run(site, "manage", "0")
    still = (data(site) / "postmaster.pid").read_text().split()[0]

    assert started.poll() is None
    assert beside.returncode == 0
    assert beside.stderr == ""
    assert still == number


def test_a_port_that_is_taken_is_said_before_anything_starts(project, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        refused = run(project, PORT=port)

    assert refused.returncode == 1
    assert refused.stderr == (
        f"Port {port} is taken: stop what uses it, or choose: PORT={port + 1} ./run\n"
    )
    assert not (project / "var").exists()


@pytest.mark.parametrize("text", ["abc", "0", "65536", "-1", "80 80", "٣", "9" * 5000])
def test_a_port_that_is_no_port_is_refused(text):
    assert port_problem(text).startswith("PORT must be a number from 1 to 65535")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://root@localhost/boards", "must read postgres://"),
        ("boards", "must read postgres://"),
        ("postgres://a:secret@127.0.0.1:99999/boards", "cannot be read"),
        ("postgres://a:secret@127.0.0.1:1/boards?sslmode=disable", "does not answer"),
        ("postgres://a:secret@127.0.0.1:1/boards?pool=1", "does not answer"),
    ],
)
def test_a_database_that_does_not_answer_is_named_without_its_password(url, reason):
    problem = database_problem(url)

    assert reason in problem
    assert "secret" not in problem
    assert "\n" not in problem


def test_an_unreachable_database_is_one_line(project):
    refused = run(project, "manage", "0", DATABASE_URL="postgres://a@127.0.0.1:1/b")

    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert "unset it to use the bundled PostgreSQL" in refused.stderr


def test_an_unknown_word_is_answered_with_the_usage(project):
    refused = run(project, "sereve")

    assert refused.returncode == 1
    assert refused.stderr.startswith("Usage: ./run")


def test_run_and_test_can_be_started_as_they_are(subtests):
    for name in ("run", "test", ".ci/run"):
        with subtests.test(name):
            assert (PROJECT / name).stat().st_mode & stat.S_IXUSR
