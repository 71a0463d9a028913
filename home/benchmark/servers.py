"""Web servers of a measurement, and the time of the processor that each answer takes.

By that time, and not by the clock: it is the same whatever else the machine does, and
whoever asks needs none of it.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

from django.conf import settings

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
PATIENCE = 60  # seconds
AROUND = """
daemon off; {user} worker_processes 1; pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 64; }}
http {{
    access_log off; default_type text/html; keepalive_requests 1000000;
    client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
    fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    upstream boards {{ server 127.0.0.1:{behind}; keepalive 4; }}
    proxy_cache_path {folder}/kept keys_zone=boards_kept:1m;
    map $http_accept_encoding $boards_packed {{ ~br br; default ""; }}
    server {{
        listen 127.0.0.1:{port};
        proxy_http_version 1.1; proxy_set_header Connection "";
        proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Proto https;
        proxy_set_header Accept-Encoding $boards_packed;
        location / {{ include {kept}; }}
        location = /static.html {{ root {folder}; }}
    }}
}}
"""


class Server:
    """One that listens at a port, with its processes."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int) -> None:
        self.process, self.port = process, port

    def workers(self) -> list[str]:
        """The numbers of its processes that answer."""
        folder = Path(f"/proc/{self.process.pid}/task/{self.process.pid}")
        return (folder / "children").read_text().split()

    def cpu(self) -> float:
        """Milliseconds that its workers have worked so far."""
        threads = [
            thread / "schedstat"
            for worker in self.workers()
            for thread in Path(f"/proc/{worker}/task").iterdir()
        ]
        return sum(int(one.read_text().split()[0]) for one in threads) / 1e6


def a_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@contextmanager
def gunicorn(
    module: str, at_once: tuple[int, int] = (1, 1), /, **environment: str
) -> Iterator[Server]:
    """Serves the application of a module. at_once: processes, and threads of each."""
    port = a_free_port()
    command = [sys.executable, "-m", "gunicorn", module, "--bind", f"127.0.0.1:{port}"]
    options = ["--keep-alive", "60", "--worker-class", "gthread"]
    workers, threads = map(str, at_once)
    sizes = ["--workers", workers, "--threads", threads]
    quiet = ["--log-level", "critical", "--no-control-socket"]
    with _running([*command, *options, *sizes, *quiet], port, environment) as server:
        yield server


@contextmanager
def nginx(behind: int, body: bytes) -> Iterator[Server]:
    """nginx that keeps pages as the shipped one does, and a file of the same bytes."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), a_free_port()
        (folder / "static.html").write_bytes(body)
        shipped = settings.BASE_DIR / "deploy/nginx/kept.conf"
        user = "user root;" if os.getuid() == 0 else ""
        places = {"folder": folder, "port": port, "behind": behind, "kept": shipped}
        (folder / "conf").write_text(AROUND.format(user=user, **places))
        with _running([str(NGINX), "-c", str(folder / "conf")], port, {}) as server:
            yield server


@contextmanager
def _running(
    command: list[str], port: int, environment: dict[str, str]
) -> Iterator[Server]:
    process = subprocess.Popen(
        command, cwd=settings.BASE_DIR, env={**os.environ, **environment}
    )
    try:
        _wait_for(port, process)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"Nobody listens: {process.args!r}.")


class Reader:
    """Somebody who asks a server again and again, over one connection."""

    def __init__(self, port: int, host: str, where: str = "127.0.0.1") -> None:
        self._connection = HTTPConnection(where, port, timeout=PATIENCE)
        self._headers = {"Host": host, "X-Forwarded-Proto": "https"}

    def connect(self) -> None:
        self._connection.connect()

    def ask(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        self._connection.request("GET", path, headers=self._headers | headers)
        response = self._connection.getresponse()
        said = {name.lower(): value for name, value in response.getheaders()}
        return response.status, said, response.read()

    def close(self) -> None:
        self._connection.close()
