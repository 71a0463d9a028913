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
CHANGES = """
migrations.RunSQL('ALTER TABLE "boards_contentpage" ADD COLUMN "later" integer'),
migrations.RunSQL('ALTER TABLE "boards_contentpage" ALTER COLUMN "later" TYPE text'),
migrations.RunSQL("UPDATE boards_contentpage SET later = 'anew'"),
"""
FAILS = "migrations.RunPython(fail)"
LAST = "ls $0/home/migrations | grep '^[0-9]' | sort | tail -1"


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


def later_version(
    machine: Machine, place: str, operation: str = "", than: str = "/opt/boards"
) -> None:
    """What is in another place, with one style sheet more, and perhaps a migration."""
    machine.run("cp", "-a", than, place)
    machine.put(b"/* later */", f"{place}/static/{place.split('/')[-1]}.css")
    if operation:
        before = machine.run("sh", "-c", LAST, place).strip().removesuffix(".py")
        name = f"{int(before[:4]) + 1:04}_later"
        text = MIGRATION.format(before=before, operation=operation)
        machine.put(text.encode(), f"{place}/home/migrations/{name}.py")


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


def test_where_tables_are_changed_readers_are_answered_right_or_told_to_come_again(
    machine, paths
):
    later_version(machine, "/opt/changing", CHANGES, than="/opt/later")
    with read_on(machine, paths) as answered:
        machine.run("/opt/changing/deploy/upgrade")

    may_be = {f"{said} {path}" for path in paths for said in ("200", "503 later")}
    assert set(answered) <= may_be
    assert {f"200 {path}" for path in paths} <= set(answered)


def test_the_way_back_is_there_and_readers_are_answered(machine, paths):
    before = running(machine)
    later_version(machine, "/opt/looks", than="/opt/changing")
    machine.run("/opt/looks/deploy/upgrade")
    assert running(machine) != before
    with read_on(machine, paths) as answered:
        machine.run("/opt/looks/deploy/upgrade", "--back")

    assert {f"200 {path}" for path in paths} == set(answered)
    assert running(machine) == before


EMPTY = """
systemctl stop 'boards-*'
cd /
setpriv --reuid postgres --regid postgres --init-groups sh -c \\
    'dropdb boards && createdb -T template0 -E UTF8 boards'
. /opt/boards/deploy/parts
mkdir /var/tmp/aside
mv "$data/media" "$data/documents" /var/tmp/aside
make_folders
"""
RESTORE = """
. /opt/boards/deploy/parts
as_boards_in "$home/previous" manage.py database_roles | in_database
made=$(ls -t "$backups"/*.tar* | grep -v sha256 | head -1)
as_boards_in "$home/previous" manage.py restore "$made"
"""


def test_the_backup_that_an_upgrade_made_is_the_way_back_over_a_migration(
    machine, paths
):
    before = running(machine)
    later_version(
        machine, "/opt/further", ADDS.replace("later", "further"), "/opt/looks"
    )
    machine.run("/opt/further/deploy/upgrade")
    refused = machine.run("/opt/further/deploy/upgrade", "--back", check=False)
    machine.run("sh", "-euc", EMPTY)
    machine.run("sh", "-euc", RESTORE)
    machine.run("/opt/further/deploy/upgrade", "--back")
    with read_on(machine, paths) as answered:
        machine.run("sleep", "5")

    assert "restore the backup" in refused
    assert running(machine) == before
    assert {f"200 {path}" for path in paths} == set(answered)
