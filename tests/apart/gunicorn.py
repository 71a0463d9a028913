"""A real web server with two processes and several threads, on loopback."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PROCESSES = 2
THREADS = 4


@contextmanager
def served(
    database: str, log: Path | None = None, processes: int = PROCESSES
) -> Iterator[int]:
    """Serve a database, and say at which port. Ends the server at the end.

    log: where a line is written for each request.
    """
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.set_inheritable(True)
        port = listening.getsockname()[1]
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "tests.apart.wsgi"),
                *("--bind", f"fd://{listening.fileno()}"),
                *("--workers", str(processes), "--threads", str(THREADS)),
                *("--worker-class", "cms.web_server.Worker", "--timeout", "120"),
                *("--keep-alive", "60"),
                *("--graceful-timeout", "2", "--log-level", "error"),
                *("--no-control-socket",),
            ],
            cwd=PROJECT,
            env={
                **os.environ,
                "PROBE_DATABASE": database,
                "PROBE_LOG": str(log or os.devnull),
            },
            pass_fds=[listening.fileno()],
        )
    # Nobody but the server listens now: who asks one that has ended is refused at once.
    try:
        yield port
    finally:
        process.terminate()
        process.wait(20)


class Visitor:
    """Somebody who keeps a connection to the server: a host, and perhaps a login."""

    def __init__(self, port: int, host: str, session: str = "") -> None:
        self.port = port
        self.headers = {"Host": host}
        if session:
            self.headers["Cookie"] = f"sessionid={session}"
        self.connection: HTTPConnection | None = None

    def begin(self, path: str) -> HTTPConnection:
        """Ask, and leave the answer to be read."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path, headers=self.headers)
        return connection

    def get(self, path: str) -> tuple[int, str]:
        if self.connection is None:
            self.connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        self.connection.request("GET", path, headers=self.headers)
        response = self.connection.getresponse()
        return response.status, response.read().decode("utf-8", "replace")

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
