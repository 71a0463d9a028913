"""What a visitor was answered, as web archives take it in: WARC 1.1 (ISO 28500).

Beside the plain files, which anybody opens: here each answer stands as it was given,
under its address.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import IO

from cms.archives.visitor import Answer

FORMAT = "WARC/1.1"


class NoWarc(Exception):
    """A sentence for who asked."""


class Warc:
    """One file, written record by record."""

    def __init__(self, file: IO[bytes], host: str, library: ModuleType) -> None:
        self._library, self._host = library, host
        self._writer = library.warcwriter.WARCWriter(file, warc_version=FORMAT)

    def about(self, name: str, info: Mapping[str, str]) -> None:
        """What the file is, first of all."""
        self._writer.write_record(
            self._writer.create_warcinfo_record(name, {**info, "format": FORMAT})
        )

    def add(self, place: str, answer: Answer) -> None:
        """What stands at a place of the host."""
        kind = answer.kind or "application/octet-stream"
        headers = self._library.statusandheaders.StatusAndHeaders(
            "200 OK",
            [
                ("Content-Type", f"{kind}{_characters(kind)}"),
                ("Content-Length", str(len(answer.content))),
            ],
            protocol="HTTP/1.1",
        )
        record = self._writer.create_warc_record(
            f"https://{self._host}{place}",
            "response",
            payload=io.BytesIO(answer.content),
            length=len(answer.content),
            http_headers=headers,
        )
        self._writer.write_record(record)


@contextmanager
def begun(path: Path, host: str, info: Mapping[str, str]) -> Iterator[Warc]:
    """A new file, whole when nothing is raised, and gone otherwise.

    Raises NoWarc where the library is not installed.
    """
    try:
        # Installed where somebody wants it alone.
        for name in ("warcwriter", "statusandheaders"):
            import_module(f"warcio.{name}")
        library = import_module("warcio")
    except ModuleNotFoundError as error:
        raise NoWarc("A WARC asks for requirements-warc.txt: install it.") from error
    try:
        with path.open("xb") as file:
            warc = Warc(file, host, library)
            warc.about(path.name, info)
            yield warc
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _characters(kind: str) -> str:
    """Everything that we say in words is in UTF-8; files say it themselves."""
    return "; charset=utf-8" if kind in ("text/html", "text/css") else ""
