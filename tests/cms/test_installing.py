"""./run on a machine that has nothing yet."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cms.run_project import a_project, run, script

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
def fresh() -> Iterator[Path]:
    """A project before anything is installed."""
    with a_project() as place:
        shutil.rmtree(place / ".venv")
        yield place


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
