"""Starting, sharing and stopping one bundled PostgreSQL server."""

import fcntl
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from .account import Account, CannotStart, choose_account, clean_environment
from .programs import find_programs, major_version
from .roles import APPLICATION_ROLE, DATABASE, SET_UP
from .sockets import SOCKET, forget_dead_server, make_private, socket_folder

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 10

SETTINGS = {
    "listen_addresses": "",
    "port": "5432",
    "unix_socket_permissions": "0700",
    "jit": "off",
}
# The tests' server may lose everything in a power cut, and is quicker for it.
FORGETFUL_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}


def tell(message: str) -> None:
    """Progress goes where it cannot mix with a command's own output.

    With the terminal closed nobody reads it, and the server has to be stopped still.
    """
    with suppress(OSError):
        print(message, file=sys.stderr, flush=True)


class LocalPostgres:
    """One server, its data folder, and the processes that share it.

    Two locks lie beside the data folder. `.lock` is held while somebody starts or
    stops the server, so that two commands at once end up with one server. `.users`
    is held, shared, by everybody who uses it: who gets it alone is the last one, and
    stops the server. The kernel lets go of both when a process dies.
    """

    def __init__(
        self,
        data: Path,
        programs: Path,
        *,
        durable: bool = True,
        report: Callable[[str], None] = tell,
    ) -> None:
        self.data = data.resolve()
        self.programs = programs
        self.durable = durable
        self.report = report
        self.sockets = socket_folder(self.data)
        self.users: int | None = None
        self._account: Account | None = None

    @property
    def database_url(self) -> str:
        """The application's own role and database, as django-environ reads it."""
        path = quote(f"{self.sockets}/{DATABASE}")
        return f"postgres://{APPLICATION_ROLE}@/{path}"

    @property
    def account(self) -> Account:
        if self._account is None:
            self._account = choose_account(self.data, self.programs)
        return self._account

    def start(self) -> None:
        """Returns when the server answers, whoever started it."""
        self.data.parent.mkdir(parents=True, exist_ok=True)
        with self._lock():
            if not self._ready():
                self.report("Starting PostgreSQL …")
                self._prepare_folders()
                self._launch()
            self.users = self._open("users")
            fcntl.flock(self.users, fcntl.LOCK_SH)

    def stop(self) -> None:
        """Stops the server unless another process still uses it."""
        if self.users is None:
            return
        with self._lock():
            os.close(self.users)
            self.users = None
            if self._in_use():
                return
            self.report("Stopping PostgreSQL …")
            self._control("stop", "--mode=fast")
            if self.sockets != self.data:
                with suppress(OSError):
                    self.sockets.rmdir()

    def _in_use(self) -> bool:
        probe = self._open("users")
        try:
            fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(probe)
        return False

    def _open(self, name: str) -> int:
        path = f"{self.data}.{name}"
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        lock = self._open("lock")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def _ready(self) -> bool:
        """Whether the server answers and has its roles."""
        with socket.socket(socket.AF_UNIX) as client:
            if client.connect_ex(str(self.sockets / SOCKET)) != 0:
                return False
        make_private(self.sockets, self.account)
        command = [str(self.programs / "psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1"]
        command += ["-h", str(self.sockets), "-U", "postgres", "-d", "postgres"]
        answer = subprocess.run(
            command,
            input=SET_UP,
            capture_output=True,
            text=True,
            check=False,
            env=clean_environment(),
            start_new_session=True,
        )
        return answer.returncode == 0

    def _prepare_folders(self) -> None:
        if not self.data.exists():
            self._initialise()
        self.account.take(self.data)
        make_private(self.sockets, self.account)

    def _initialise(self) -> None:
        # Made beside its place and moved there whole: an interrupted initdb leaves
        # nothing that looks like a data folder.
        draft = self.data.with_name(f"{self.data.name}.new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        self.account.take(draft)
        options = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-instructions"]
        options += self._locale_options()
        options += [] if self.durable else ["--no-sync"]
        made = self.account.run(self.programs / "initdb", "-D", draft, *options)
        if made.returncode != 0:
            raise CannotStart(f"initdb failed: {_last_line(made.stderr)}")
        draft.rename(self.data)

    def _locale_options(self) -> list[str]:
        """One order of words on every machine. Only PostgreSQL 17 brings its own."""
        if major_version(self.programs) < 17:
            return ["--locale=C.UTF-8"]
        system = "C.UTF-8" if sys.platform == "linux" else "C"
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        return [*builtin, f"--locale={system}"]

    def _launch(self) -> None:
        # A server killed a moment ago can hold its locks a little longer.
        deadline = time.monotonic() + PATIENCE
        while True:
            forget_dead_server(self.data, self.sockets)
            self._control("start", "-o", self._options(), "-l", self._log)
            if self._ready():
                return
            if time.monotonic() > deadline:
                raise CannotStart(
                    f"PostgreSQL did not start: {_last_line(_read(self._log))} "
                    f"The whole story is in {self._log}."
                )
            time.sleep(0.2)

    @property
    def _log(self) -> Path:
        return self.data / "server.log"

    def _options(self) -> str:
        settings = SETTINGS | ({} if self.durable else FORGETFUL_SETTINGS)
        settings["unix_socket_directories"] = str(self.sockets)
        return " ".join(shlex.quote(f"-c{k}={v}") for k, v in settings.items())

    def _control(self, *arguments: str | Path) -> None:
        self.account.run(
            self.programs / "pg_ctl", "-D", self.data, "-w", "-t", "60", *arguments
        )


def _read(log: Path) -> str:
    return log.read_text(errors="replace") if log.exists() else ""


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "it said nothing."


def local_postgres(*, durable: bool = True) -> LocalPostgres:
    """This project's server: the one to work with, or the tests' own."""
    programs = find_programs()
    name = "postgres" if durable else "postgres-test"
    data = PROJECT / "var" / f"{name}-{major_version(programs)}"
    return LocalPostgres(data, programs, durable=durable)


@contextmanager
def running(server: LocalPostgres) -> Iterator[str]:
    """The database's address, good for as long as the block runs."""
    server.start()
    try:
        yield server.database_url
    finally:
        server.stop()
