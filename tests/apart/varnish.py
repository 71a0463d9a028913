"""The Varnish that the project has rules for, in front of a real web server."""

import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.apart.gunicorn import PROJECT

PROGRAM = shutil.which("varnishd") or shutil.which("varnishd", path="/usr/sbin")


@dataclass
class Varnish:
    """Where it listens."""

    port: int

    def ask(self, method: str, host: str, path: str, **headers: str) -> tuple[int, str]:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        asked.request(method, path, headers={"Host": host, **headers})
        response = asked.getresponse()
        said = response.status, response.read().decode()
        asked.close()
        return said


@contextmanager
def in_front_of(port: int, folder: Path) -> Iterator[Varnish]:
    """Varnish in front of what listens at a port. Ends at the end."""
    shipped = (PROJECT / "deploy/varnish/boards.vcl").read_text()
    assert '.port = "8000"' in shipped
    rules = folder / "boards.vcl"
    rules.write_text(shipped.replace('.port = "8000"', f'.port = "{port}"'))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        own = taken.getsockname()[1]
    process = subprocess.Popen(
        [
            *(str(PROGRAM), "-F", "-j", "none", "-n", str(folder / "varnish")),
            *("-a", f"127.0.0.1:{own}", "-f", str(rules), "-s", "malloc,16m"),
        ]
    )
    try:
        _wait_for(own)
        yield Varnish(own)
    finally:
        process.terminate()
        process.wait(20)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("Varnish did not begin.")
