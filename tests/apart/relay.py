"""A socket before PostgreSQL's own, which can be taken away and put back.

Whoever reaches the database by it loses it as when the server ends: what is open breaks
off, and what is asked anew is refused.
"""

import contextlib
import socket
import threading
from pathlib import Path
from urllib.parse import quote

from django.db import connection


class Relay:
    """A folder with a socket in it, as PostgreSQL has one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.listening: socket.socket | None = None
        self.open: list[socket.socket] = []

    @property
    def port(self) -> str:
        return str(connection.settings_dict["PORT"] or 5432)

    def url(self, database: str) -> str:
        """How the application is told of it, as the user that it has everywhere."""
        user, host = connection.settings_dict["USER"], quote(str(self.folder), "")
        return f"postgres://{user}@{host}:{self.port}/{database}"

    def begin(self) -> None:
        self.listening = socket.socket(socket.AF_UNIX)
        place = self.folder / f".s.PGSQL.{self.port}"
        place.unlink(missing_ok=True)
        self.listening.bind(str(place))
        self.listening.listen(64)
        threading.Thread(target=self._take, args=[self.listening], daemon=True).start()

    def end(self) -> None:
        """Break everything off, and refuse what comes."""
        if self.listening:
            _close(self.listening)
            self.listening = None
        for one in self.open:
            _close(one)
        self.open.clear()

    def _take(self, listening: socket.socket) -> None:
        while True:
            try:
                asking, _who = listening.accept()
            except OSError:
                return
            server = self._server()
            self.open += [asking, server]
            for source, target in ((asking, server), (server, asking)):
                threading.Thread(
                    target=_pass_on, args=[source, target], daemon=True
                ).start()

    def _server(self) -> socket.socket:
        host = str(connection.settings_dict["HOST"])
        if not host.startswith("/"):
            return socket.create_connection((host or "127.0.0.1", int(self.port)))
        server = socket.socket(socket.AF_UNIX)
        server.connect(f"{host}/.s.PGSQL.{self.port}")
        return server


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    _close(source)
    _close(target)


def _close(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
