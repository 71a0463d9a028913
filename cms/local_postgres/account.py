"""Whom PostgreSQL runs as: it refuses to run as root, and root runs containers."""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path

NOBODY = 65534


class CannotStart(Exception):
    """A sentence for the person at the terminal: what is wrong and what to do."""


@dataclass(frozen=True)
class Account:
    """Who owns the data folder, and how a program is started as that user."""

    uid: int
    gid: int
    switches: bool = False
    prefix: tuple[str, ...] = ()

    def run(self, *command: str | Path) -> subprocess.CompletedProcess[str]:
        """Runs a program of PostgreSQL's, out of reach of the terminal's Ctrl-C."""
        user = {"user": self.uid, "group": self.gid, "extra_groups": []}
        return subprocess.run(
            [*self.prefix, *command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            env=clean_environment(),
            start_new_session=True,
            **(user if self.switches else {}),  # type: ignore[call-overload]
        )

    def take(self, folder: Path) -> None:
        """Makes everything in a folder this account's own; only root has to."""
        if os.geteuid() != 0 or folder.stat().st_uid == self.uid:
            return
        for path in (folder, *folder.rglob("*")):
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def clean_environment() -> dict[str, str]:
    """This environment less what would bend PostgreSQL's programs to other servers."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_"))}
    return kept | {"LC_ALL": "C"}


def choose_account(data: Path, programs: Path) -> Account:
    """Oneself; as root another user, or a user namespace when no other gets in."""
    if os.geteuid() != 0:
        if data.exists() and data.stat().st_uid != os.geteuid():
            raise CannotStart(f"{data} belongs to another user: start as that user.")
        return Account(os.geteuid(), os.getegid())
    for uid, gid in _other_owners(data):
        if all(_may_enter(uid, path) for path in (data.parent, programs / "postgres")):
            return Account(uid, gid, switches=True)
    return _namespace(data)


def _other_owners(data: Path) -> list[tuple[int, int]]:
    """Whose data or project it already is, when not root's; else nobody."""
    places = [place.stat() for place in (data, data.parents[1]) if place.exists()]
    owners = [(place.st_uid, place.st_gid) for place in places if place.st_uid]
    return [*owners, _nobody()]


def _nobody() -> tuple[int, int]:
    try:
        account = pwd.getpwnam("nobody")
    except KeyError:
        return NOBODY, NOBODY
    return account.pw_uid, account.pw_gid


def _may_enter(uid: int, path: Path) -> bool:
    """Whether a user can pass every folder down to here, and what lies here."""
    for place in (path, *path.parents):
        status = place.stat()
        needed = stat.S_IXUSR if status.st_uid == uid else stat.S_IXOTH
        if not status.st_mode & needed:
            return False
    return True


def _namespace(data: Path) -> Account:
    """Root under another number: keeps what root may open, and passes for a user.

    The number must be a known account's, for initdb asks for its name.
    """
    uid, gid = _nobody()
    prefix = ("unshare", "--user", f"--map-user={uid}", f"--map-group={gid}", "--")
    account = Account(0, 0, prefix=prefix)
    if shutil.which("unshare") is None or account.run("true").returncode != 0:
        raise CannotStart(
            "PostgreSQL does not run as root, and no other user may enter "
            f"{data.parent}: move the project (to /srv, say), or start as its owner."
        )
    return account
