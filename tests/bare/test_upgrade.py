"""A later version is put in the place of the one that runs, while people read."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.bare import machine as bare
from tests.bare.machine import PROJECT, Machine
from tests.bare.names import BOARD
from tests.whole import WHOLE

pytestmark = [
    pytest.mark.skipif(not WHOLE, reason="A machine of its own: ./test --whole"),
    pytest.mark.skipif(bool(bare.why_not()), reason=bare.why_not()),
    pytest.mark.timeout(3600),
]

AS_BOARDS = '. /opt/boards/deploy/parts; as_boards "$@"'
MIGRATION = """
from django.db import migrations


def fail(apps, schema_editor):
    raise RuntimeError("It does not work here.")


class Migration(migrations.Migration):
    dependencies = [("home", "{before}")]
    operations = [{operation}]
"""
ADDS = """migrations.RunSQL('ALTER TABLE "home_door" ADD COLUMN "later" integer')"""
FAILS = "migrations.RunPython(fail)"
LAST = "ls /opt/boards/home/migrations | grep '^[0-9]' | sort | tail -1"


def as_boards(machine: Machine, *command: str) -> str:
    return machine.run("sh", "-euc", AS_BOARDS, "sh", *command)


@pytest.fixture(scope="module")
def paths(machine: Machine, installed: str) -> list[str]:
    """What is read all the time: of a board, its home, a list, a style sheet."""
    spec = as_boards(machine, "manage.py", "open_board", "--example")
    hosts = re.compile(r"^hosts = .*$", re.MULTILINE)
    spec = hosts.sub(f'hosts = ["{BOARD}"]', spec).replace(', "cy"', "")
    machine.put(spec.encode(), "/var/lib/boards/board.toml")
    as_boards(machine, "manage.py", "open_board", "/var/lib/boards/board.toml")
    machine.run("/opt/boards/deploy/hosts")
    # nginx takes a moment to read its settings anew.
    home = machine.run(
        *("curl", "-fsk", "--retry", "30", "--retry-delay", "1", "--retry-all-errors"),
        *("--resolve", f"{BOARD}:443:127.0.0.1", f"https://{BOARD}/"),
    )
    (style, *_others) = re.findall(r'"(/static/[^"]+\.css)"', home)
    return ["/", "/search/?q=child", "/sitemap.xml", style]


@contextmanager
def read_on(machine: Machine, paths: list[str]) -> Iterator[dict[str, int]]:
    """How often readers were answered with what, known when it has ended."""
    command = [sys.executable, "-m", "tests.bare.read_on", BOARD, *paths]
    readers = subprocess.Popen(
        machine.beside(*command),
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    answered: dict[str, int] = {}
    try:
        yield answered
    finally:
        told, _nothing = readers.communicate("\n", timeout=120)
        answered |= json.loads(told)


def later_version(machine: Machine, place: str, operation: str) -> None:
    """The same, with one migration and one style sheet more."""
    machine.run("cp", "-a", "/opt/boards", place)
    before = machine.run("sh", "-c", LAST).strip().removesuffix(".py")
    text = MIGRATION.format(before=before, operation=operation)
    machine.put(text.encode(), f"{place}/home/migrations/9999_later.py")
    machine.put(b"/* later */", f"{place}/static/later.css")


def running(machine: Machine) -> str:
    return machine.run("readlink", "-f", "/srv/boards/current").strip()


@pytest.mark.usefixtures("paths")
def test_an_upgrade_that_fails_leaves_what_runs_as_it_was(machine):
    before = running(machine)
    later_version(machine, "/opt/failing", FAILS)
    said = machine.run("/opt/failing/deploy/upgrade", check=False)

    assert "It does not work here." in said
    assert running(machine) == before
    as_boards(machine, "manage.py", "check", "--database", "default")
    for service in ("web", "worker", "scheduler"):
        machine.run("systemctl", "is-active", f"boards-{service}")


def test_readers_are_answered_all_the_while(machine, paths):
    before = running(machine)
    later_version(machine, "/opt/later", ADDS)
    with read_on(machine, paths) as answered:
        machine.run("/opt/later/deploy/upgrade")

    assert {f"200 {path}" for path in paths} == set(answered)
    assert running(machine) != before
    said = machine.run("/opt/later/deploy/upgrade", "--back", check=False)
    assert "restore the backup" in said
