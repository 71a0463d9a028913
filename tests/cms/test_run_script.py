"""./run as a person starts it: in a project of its own, with a stand-in manage.py."""

import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import wagtail

from cms.local_postgres import CannotStart
from cms.local_postgres.checks import database_problem, port_problem
from cms.local_postgres.programs import find_programs

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 30

MANAGE = """
import http.server, os, sys
if sys.argv[1] == "develop":
    port = int(os.environ["PORT"])
    server = http.server.HTTPServer(
        ("127.0.0.1", port), http.server.SimpleHTTPRequestHandler
    )
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)
print(os.environ["DATABASE_URL"])
sys.exit(int(sys.argv[1]))
"""


@contextmanager
def a_project() -> Iterator[Path]:
    """What ./run needs of a checkout, with its requirements installed."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        place = Path(folder)
        place.chmod(0o755)
        shutil.copy(PROJECT / "run", place)
        shutil.copytree(
            PROJECT / "cms" / "local_postgres", place / "cms/local_postgres"
        )
        (place / "cms" / "__init__.py").touch()
        (place / "manage.py").write_text(MANAGE)
        (place / "requirements.txt").write_text("one==1\n")
        script(place / ".venv/bin/python", f'exec "{sys.executable}" "$@"')
        (place / ".venv/installed").mkdir()
        shutil.copy(place / "requirements.txt", place / ".venv/installed")
        yield place


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


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def environment(**changes: object) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "PORT")}
    return kept | {name: str(value) for name, value in changes.items()}


def run(project: Path, *arguments: str, **changes: object):
    return subprocess.run(
        [project / "run", *arguments],
        env=environment(**changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


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
        started.communicate()


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


# A machine of our own making: its only Python is this stand-in, which has a version,
# makes an environment and writes down what it was asked to install.
PYTHON = """
case "$*" in
    --version) echo "Python {version}" ;;
    *'(3, 11)'*) exit {too_old} ;;
    *print*) echo 3.12 ;;
    *ensurepip*) exit {no_venv} ;;
    *-m\\ venv*) mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
    *-m\\ pip*) echo pip >>pip.log; exit {pip_fails} ;;
    *--port*) exit {port_taken} ;;
    *flock*|*local_postgres*) ;;
    *) exit 99 ;;
esac
"""
WORKING = {
    "version": "3.12.1",
    "too_old": 0,
    "no_venv": 0,
    "port_taken": 0,
    "pip_fails": 0,
}


@pytest.fixture
def fresh(project) -> Path:
    """The project before anything is installed."""
    shutil.rmtree(project / ".venv")
    return project


def bare_machine(project: Path, **facts: object) -> dict[str, str]:
    """The environment of a machine that has that Python and little else."""
    tools = project / "tools"
    script(tools / "python3", PYTHON.format(**(WORKING | facts)))
    for name in ("sh", "dirname", "cmp", "mkdir", "rm", "cp"):
        if not (tools / name).exists():
            (tools / name).symlink_to(shutil.which(name))
    return {"PATH": str(tools)}


def test_a_python_that_is_too_old_is_one_line_that_says_what_to_do(fresh):
    machine = bare_machine(fresh, version="3.9.2", too_old=1)
    refused = run(fresh, **machine)

    assert refused.returncode == 1
    assert refused.stderr.startswith(
        "Python 3.11 or newer is needed, and Python 3.9.2 is here: install it"
    )
    assert len(refused.stderr.splitlines()) == 1


def test_a_missing_venv_module_names_the_package_to_install(fresh):
    refused = run(fresh, **bare_machine(fresh, no_venv=1))

    assert refused.returncode == 1
    assert "apt-get install python3-venv or python3.12-venv" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_a_port_that_is_taken_is_said_before_a_minute_of_installing(fresh):
    refused = run(fresh, **bare_machine(fresh, port_taken=1))

    assert refused.returncode == 1
    assert not (fresh / ".venv").exists()


def test_requirements_are_installed_once_and_again_when_they_change(fresh):
    machine = bare_machine(fresh)
    installs = fresh / "pip.log"
    run(fresh, "manage", "0", **machine)
    run(fresh, "manage", "0", **machine)
    once = installs.read_text().count("pip")
    (fresh / "requirements.txt").write_text("one==2\n")
    run(fresh, "manage", "0", **machine)

    assert once == 1
    assert installs.read_text().count("pip") == 2


@pytest.mark.parametrize("interrupted", ["requirements.txt", "requirements-dev.txt"])
def test_an_interrupted_install_is_begun_again_from_nothing(fresh, interrupted):
    (fresh / "requirements-dev.txt").write_text("two==1\n")
    if interrupted != "requirements.txt":
        run(fresh, "install", **bare_machine(fresh))
        script(
            fresh / ".venv/bin/python", PYTHON.format(**(WORKING | {"pip_fails": 1}))
        )
    failed = run(fresh, "install", interrupted, **bare_machine(fresh, pip_fails=1))
    half_made = fresh / ".venv" / "half-made"
    half_made.touch()
    recovered = run(fresh, "install", interrupted, **bare_machine(fresh))

    assert failed.returncode == 1
    assert "start again" in failed.stderr
    assert recovered.returncode == 0
    assert not half_made.exists()


LOCKS = ("requirements.txt", "requirements-dev.txt")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_requirement_is_pinned_by_hashes_and_names_no_host(lock):
    text = (PROJECT / lock).read_text()
    blocks = re.findall(r"^\S+==.*(?:\n    .*)*", text, flags=re.MULTILINE)

    assert blocks
    assert [block for block in blocks if "--hash=sha256:" not in block] == []
    assert not re.search(r"://|--find-links|--(?:extra-)?index-url", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_lock_holds_what_was_asked_for(lock):
    asked = (PROJECT / lock).with_suffix(".in").read_text()
    pins = re.findall(r"^([\w-]+)(?:\[\w+\])?(==\S+)$", asked, flags=re.MULTILINE)
    held = (PROJECT / lock).read_text().splitlines()

    assert pins
    for name, version in pins:
        assert any(line.split(" ")[0] == f"{name}{version}" for line in held), name


def test_no_add_on_has_taken_wagtail_to_another_version():
    assert f"\nwagtail=={wagtail.__version__}\n" in (
        (PROJECT / "requirements.in").read_text()
    )


def test_run_and_test_can_be_started_as_they_are(subtests):
    for name in ("run", "test", ".ci/run"):
        with subtests.test(name):
            assert (PROJECT / name).stat().st_mode & stat.S_IXUSR
