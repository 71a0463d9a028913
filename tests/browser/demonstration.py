"""The demonstration boards, filled once and served for all tests in a browser."""

import json
import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from psycopg.sql import SQL, Identifier

from tests import template_database
from tests.whole import WHOLE

PROJECT = Path(__file__).resolve().parents[2]
# Addresses that are no page of a board's tree.
BESIDE_THE_TREE = {
    "search": "search/?q=review",
    "search-without-result": "search/?q=zebra",
    "not-found": "no-such-page/",
    "server-error": "fails/",
}
ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Demonstration:
    """Where the boards are served, and the fullest page of each type of each board."""

    port: int
    boards: dict[str, dict[str, str]]
    editor: tuple[str, str]
    # Somebody with every role of the sixth board, and our screens of its CMS.
    manager: tuple[str, str]
    screens: dict[str, str]
    administrator: tuple[str, str]
    screens_of_administrators: dict[str, str]
    screens_of_strangers: dict[str, str]
    screens_of_wagtail: dict[str, str]
    server: subprocess.Popen[str] = field(repr=False)

    def wear(self, face: str) -> None:
        """Give all boards one face; "": each its own again."""
        self._ask(face)

    def archive(self, host: str, to: Path) -> None:
        """Write the archive of a board into a file."""
        self._ask(f"archive {host} {to}")

    def _ask(self, line: str) -> None:
        assert self.server.stdin
        assert self.server.stdout
        self.server.stdin.write(f"{line}\n")
        self.server.stdin.flush()
        self.server.stdout.readline()

    def pages_of(self, place: str) -> dict[str, str]:
        """Name and address of what there is to look at in a place."""
        if place == ELSEWHERE:
            return {
                "directory": self.address("localhost"),
                "unknown-host": self.address("nobody.localhost"),
            }
        beside = {
            name: self.address(place, path) for name, path in BESIDE_THE_TREE.items()
        }
        return {**self.boards[place], **beside}

    def some_pages_of(self, place: str) -> dict[str, str]:
        """As `pages_of`; in the smaller form of the run of five boards a choice.

        The sixth board, which has everything, is looked at wholly. Of the five each is
        looked at on its home page, and each other type of page on one of them in turn.
        """
        pages = self.pages_of(place)
        *five, sixth = self.boards
        if WHOLE or place in (sixth, ELSEWHERE):
            return pages
        types = sorted({name for board in five for name in self.pages_of(board)})
        turns = {}
        for number, name in enumerate(types):
            having = [board for board in five if name in self.pages_of(board)]
            turns[name] = having[number % len(having)]
        return {
            name: address
            for name, address in pages.items()
            if name == "home" or turns[name] == place
        }

    def all_pages(self) -> dict[str, str]:
        """Everything there is to look at, each under a name that says where it is."""
        return {
            f"{place.split('.')[0]} {name}": address
            for place in (*self.boards, ELSEWHERE)
            for name, address in self.pages_of(place).items()
        }

    def fullest_of_each_type(self) -> dict[str, str]:
        """One page for each type, of whichever board has it last."""
        return {
            name: address
            for place in (*self.boards, ELSEWHERE)
            for name, address in self.pages_of(place).items()
        }

    def address(self, host: str, path: str = "") -> str:
        return f"http://{host}:{self.port}/{path}"


@contextmanager
def served(files: Path) -> Iterator[Demonstration]:
    """Serves the demonstration from a database of its own, which is dropped after.

    files: a folder for what the boards upload.
    """
    with template_database.connect_beside_django() as server:
        name = f"{template_database.RUNS}{uuid.uuid4().hex[:12]}"
        template_database.take(server, name)
        template = template_database.ensure_template(server)
        clone = SQL("CREATE DATABASE {} TEMPLATE {}")
        server.execute(clone.format(Identifier(name), Identifier(template)))
        try:
            with _server(name, files) as demonstration:
                yield demonstration
        finally:
            template_database.drop(server, name)


@contextmanager
def _server(database: str, files: Path) -> Iterator[Demonstration]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.browser.serve", database],
        cwd=PROJECT,
        env={**os.environ, "TMPDIR": str(files)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin
    assert process.stdout
    try:
        line = process.stdout.readline()
        if not line:
            raise RuntimeError("The demonstration could not be served: see above.")
        facts = json.loads(line)
        yield Demonstration(
            facts["port"],
            facts["boards"],
            tuple(facts["editor"]),
            tuple(facts["manager"]),
            facts["screens"],
            tuple(facts["administrator"]),
            facts["screens_of_administrators"],
            facts["screens_of_strangers"],
            facts["screens_of_wagtail"],
            process,
        )
    finally:
        # It ends with its input, also when this process is killed.
        process.stdin.close()
        process.wait(60)


def chromium() -> str | None:
    """The browser of this machine."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)
