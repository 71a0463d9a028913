"""A council's afternoon: a bare Debian becomes a CMS that somebody is logged in to.

With `--whole` alone: it fetches packages, for some minutes. Its smaller form is
tests/cms/test_deployment.py.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bare import machine as bare
from tests.bare.authority import Authority
from tests.bare.machine import PROJECT, Machine
from tests.bare.names import CMS, SETTINGS
from tests.whole import WHOLE

pytestmark = [
    pytest.mark.skipif(not WHOLE, reason="A machine of its own: ./test --whole"),
    pytest.mark.skipif(bool(bare.why_not()), reason=bare.why_not()),
    pytest.mark.timeout(3600),
]

# What stands after an install: the contents, rights and owners of all that it made, the
# database's tables and roles, and which services run, by their process. The wall is
# built anew by the same rules: the moment of that is no part of it.
STATE = r"""
cd /
find etc srv var/lib/boards usr/local -type f ! -name '*.pyc' -print0 | sort -z |
    xargs -0 sha256sum
find etc srv var/lib/boards var/backups/boards -printf '%p %m %u %g %l\n' | sort
setpriv --reuid postgres --regid postgres --init-groups sh -c \
    'pg_dumpall --roles-only && pg_dump --schema-only boards' |
    grep -v '^.restrict\|^.unrestrict' |
    sed "s/^\(COMMENT ON SCHEMA wall IS '[0-9a-f]*\) [0-9]*/\1/"
systemctl show --property Id,MainPID,ActiveState,SubState \
    'boards-w*' boards-scheduler nginx
systemctl list-unit-files --no-pager 'boards-*' nginx.service
"""


def test_an_hour_is_not_needed_and_nothing_is_asked(
    machine: Machine, installed: str, authority: Authority, tmp_path: Path
):
    (link,) = re.findall(r"https://\S+/password_reset/\S+", installed)
    browser = [sys.executable, "-m", "tests.bare.first_login"]
    subprocess.run(
        machine.beside(*browser, link, str(authority.certificate), str(tmp_path)),
        cwd=PROJECT,
        check=True,
    )
    assert (tmp_path / "cms.png").exists()


def test_all_services_run_and_say_that_they_are_well(machine: Machine, installed: str):
    failed = machine.run("systemctl", "--failed", "--no-legend", "--plain")
    assert failed == ""
    for unit in ("daily", "backup", "alarm", "hosts"):
        machine.run("systemctl", "start", f"boards-{unit}")
    answer = machine.run(
        *("curl", "-sS", "--cacert", "/opt/boards.pem"),
        *("--resolve", f"{CMS}:443:127.0.0.1", f"https://{CMS}/readyz"),
    )
    assert "does not" not in answer
    assert '"ok"' in answer
    units = machine.run("sh", "-c", "ls /etc/systemd/system/boards-*").split()
    assert machine.run("systemd-analyze", "verify", *units) == ""


def state(machine: Machine) -> set[str]:
    return set(machine.run("sh", "-c", STATE).splitlines())


def test_done_again_it_changes_nothing(machine: Machine, installed: str):
    before = state(machine)
    machine.run("/opt/boards/deploy/install", **SETTINGS)
    after = state(machine)
    assert (sorted(before - after), sorted(after - before)) == ([], [])
