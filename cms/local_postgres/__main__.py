"""Runs a command with a database: python -m cms.local_postgres [options] COMMAND…

--port N   asks first whether the web server will get this port; COMMAND serves on it
--tests    uses the tests' own server

Without a command only the port is asked for. DATABASE_URL, when set, is used as it
is; otherwise the bundled PostgreSQL is started and stopped around the command.
"""

import os
import signal
import subprocess
import sys
from types import FrameType

from . import CannotStart, local_postgres, running
from .checks import database_problem, port_problem
from .parents import end_with_parent

# How long a web server has to end by itself after Ctrl-C.
GRACE = 2


class Interruptions:
    """What asks this process to stop: passed on to the command, and never obeyed.

    This process has to outlive its command, to stop the database after it. A terminal
    sends Ctrl-C to both, so it is passed on only to a web server that did not hear
    it: a shell or a debugger may live on after Ctrl-C.
    """

    def __init__(self, *, serving: bool) -> None:
        self.serving = serving
        self.received: int | None = None
        self.command: subprocess.Popen[bytes] | None = None
        signal.signal(signal.SIGINT, self._note)
        signal.signal(signal.SIGTERM, self._note)
        # Ignored under nohup, which means to outlive the terminal.
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
            signal.signal(signal.SIGHUP, self._note)
        signal.signal(signal.SIGALRM, self._end_command)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self.received = number
        if number != signal.SIGINT:
            self._end_command()
        elif self.serving:
            signal.alarm(GRACE)

    def _end_command(self, *_: object) -> None:
        if self.command is not None:
            self.command.terminate()

    def _asked_to_stop(self) -> bool:
        return self.received is not None

    def run(self, command: list[str], keep_open: tuple[int, ...]) -> int:
        """Runs a command to its end, unless asked to stop before it began."""
        if self._asked_to_stop():
            return 128 + (self.received or 0)
        self.command = subprocess.Popen(
            command, pass_fds=keep_open, preexec_fn=end_with_parent()
        )
        # A signal that came in between found no command to be passed on to.
        if self._asked_to_stop():
            self._end_command()
        status = self.command.wait()
        signal.alarm(0)
        return status if status >= 0 else 128 - status


def run_with_database(command: list[str], *, tests: bool, serving: bool) -> int:
    interruptions = Interruptions(serving=serving)
    url = os.environ.get("DATABASE_URL")
    if url:
        problem = database_problem(url)
        if problem:
            raise CannotStart(problem)
        return interruptions.run(command, ())
    server = local_postgres(durable=not tests)
    with running(server) as url:
        os.environ["DATABASE_URL"] = url
        # psql for `manage.py dbshell`, where the machine has none of its own.
        os.environ["PATH"] = os.pathsep.join(
            [*os.get_exec_path(), str(server.programs)]
        )
        # The command holds the server too, should this process be killed.
        holds = () if server.users is None else (server.users,)
        return interruptions.run(command, holds)


def main(arguments: list[str]) -> int:
    port: str | None = None
    tests = False
    while arguments and arguments[0].startswith("--"):
        option, *arguments = arguments
        if option == "--port":
            port, *arguments = arguments
        elif option == "--tests":
            tests = True
    try:
        problem = port_problem(port) if port is not None else None
        if problem:
            raise CannotStart(problem)
        if not arguments:
            return 0
        return run_with_database(arguments, tests=tests, serving=port is not None)
    except CannotStart as reason:
        print(reason, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or 'A file'}: {error.strerror}.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
