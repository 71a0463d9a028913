"""The Varnish that the project has rules for, in front of a real web server."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.apart.asking import ask_at
from tests.apart.gunicorn import PROJECT
from tests.apart.ports import free_ports, wait_for

PROGRAM = shutil.which("varnishd") or shutil.which("varnishd", path="/usr/sbin")


@dataclass
class Varnish:
    """Where it listens."""

    port: int

    def ask(self, method: str, host: str, path: str, **headers: str) -> tuple[int, str]:
        response, text = ask_at(self.port, host, path, method, **headers)
        return response.status, text


@contextmanager
def in_front_of(port: int, folder: Path) -> Iterator[Varnish]:
    """Varnish in front of what listens at a port. Ends at the end."""
    shipped = (PROJECT / "deploy/varnish/boards.vcl").read_text()
    assert '.port = "8000"' in shipped
    rules = folder / "boards.vcl"
    here = shipped.replace("/srv/boards/current/", f"{PROJECT}/")
    rules.write_text(here.replace('.port = "8000"', f'.port = "{port}"'))
    (own,) = free_ports(1)
    process = subprocess.Popen(
        [
            *(str(PROGRAM), "-F", "-j", "none", "-n", str(folder / "varnish")),
            *("-a", f"127.0.0.1:{own}", "-f", str(rules), "-s", "malloc,16m"),
        ]
    )
    try:
        wait_for(own)
        yield Varnish(own)
    finally:
        process.terminate()
        process.wait(20)
