"""A project of its own for ./run to be started in, with a stand-in manage.py."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PATIENCE = 30

MANAGE = """
import http.server, os, sys
if sys.argv[1] == "develop":
    port = int(os.environ["PORT"])
    server = http.server.HTTPServer(
        ("127.0.0.1", port), http.server.SimpleHTTPRequestHandler
    )
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)
print(os.environ["DATABASE_URL"])
sys.exit(int(sys.argv[1]))
"""


@contextmanager
def a_project() -> Iterator[Path]:
    """What ./run needs of a checkout, with its requirements installed."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        place = Path(folder)
        place.chmod(0o755)
        shutil.copy(PROJECT / "run", place)
        shutil.copytree(
            PROJECT / "cms" / "local_postgres", place / "cms/local_postgres"
        )
        (place / "cms" / "__init__.py").touch()
        (place / "cms" / "tenancy").mkdir()
        for name in ("__init__.py", "roles.py"):
            shutil.copy(PROJECT / "cms/tenancy" / name, place / "cms/tenancy")
        (place / "manage.py").write_text(MANAGE)
        (place / "requirements.txt").write_text("one==1\n")
        script(place / ".venv/bin/python", f'exec "{sys.executable}" "$@"')
        (place / ".venv/installed").mkdir()
        shutil.copy(place / "requirements.txt", place / ".venv/installed")
        yield place


def script(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def environment(**changes: object) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "PORT")}
    return kept | {name: str(value) for name, value in changes.items()}


def run(project: Path, *arguments: str, **changes: object):
    return subprocess.run(
        [project / "run", *arguments],
        env=environment(**changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
