"""Where the server's socket lies, and what a dead server leaves beside it."""

import hashlib
import os
import stat
import subprocess
from pathlib import Path

from .account import Account, CannotStart

SOCKET = ".s.PGSQL.5432"
# The kernel's limit on a socket's path is 104 bytes on macOS and 108 on Linux.
LONGEST_PATH = 100
# Characters that part one host or folder from the next where PostgreSQL reads lists.
UNSAFE = set(",\"'\\@")


def socket_folder(data: Path) -> Path:
    """The data folder, or a short one of the same name for every later command."""
    path = os.fsencode(data / SOCKET)
    if len(path) <= LONGEST_PATH and not UNSAFE & set(str(data)):
        return data
    key = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    return Path("/tmp") / f"safeguarding-{key}"  # noqa: S108


def make_private(folder: Path, account: Account) -> None:
    """Makes sure that nobody else made the folder, or gets into it.

    Its name can be foretold, and /tmp is everybody's: a folder that is already there
    is used only when it is ours.
    """
    try:
        folder.mkdir(mode=0o700)
        account.take(folder)
    except FileExistsError:
        status = folder.lstat()
        private = not status.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        if not (
            stat.S_ISDIR(status.st_mode) and private and status.st_uid == account.uid
        ):
            raise CannotStart(
                f"{folder} was made by somebody else: remove it and start again."
            ) from None


def forget_dead_server(data: Path, sockets: Path) -> None:
    """Removes the marks of a server that was killed and whose number lives on.

    PostgreSQL trusts that a live process of the same user and number is itself. In a
    container, where numbers start again from one, that is often another program.
    """
    for mark in (data / "postmaster.pid", sockets / f"{SOCKET}.lock"):
        try:
            number = int(mark.read_text().split()[0])
        except (OSError, ValueError, IndexError):
            continue
        if not _is_postgres(number):
            mark.unlink(missing_ok=True)


def _is_postgres(number: int) -> bool:
    if Path("/proc/self/cmdline").exists():
        try:
            # Empty for a dead process that nobody has collected yet.
            line = Path(f"/proc/{number}/cmdline").read_bytes()
        except OSError:
            return False
        return os.path.basename(line.split(b"\0")[0]).startswith(b"postgres")
    command = ["ps", "-p", str(number), "-o", "comm="]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    return "postgres" in answer.stdout
