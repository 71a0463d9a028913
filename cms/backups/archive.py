"""How a backup is laid out: one tar, written and read from its beginning to its end.

    about.json            when, of what, and what it holds
    database/000000 …     what pg_dump said, in parts
    files/STORE/NAME      each file that a row names
    manifest.jsonl        of each of these the size and the SHA-256

The list comes last: an archive without it was cut off. Any tar reads it.
"""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TypedDict

from cms.backups.refusals import BackupRefused

ABOUT, MANIFEST = "about.json", "manifest.jsonl"
DATABASE, FILES = "database/", "files/"
PART = 8 << 20  # bytes
FORMAT = 1
# What reading raises where it was cut off, or altered.
BROKEN = (tarfile.TarError, EOFError, ValueError, LookupError, TypeError)


class About(TypedDict):
    """What a backup says of itself. made_at: in the form of ISO 8601.

    login: the user of the database, after whom its roles are named. server: the first
    number of PostgreSQL's version. never_publish_key: what says whether it is the same.
    """

    format: int
    made_at: str
    login: str
    server: int
    boards: list[str]
    rows: dict[str, int]
    files: int
    migrations: list[str]
    never_publish_key: str


class _Hashed:
    """A file that knows the hash of what was read of it."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content = content
        self._hash = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        part = self._content.read(size)
        self._hash.update(part)
        return part

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()


class Writer:
    """Puts one member after the other, and remembers its hash."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._lines: list[str] = []

    def add(self, name: str, content: IO[bytes]) -> int:
        """Copy a file as it is now; how many bytes."""
        size = content.seek(0, io.SEEK_END)
        content.seek(0)
        hashed = _Hashed(content)
        about = tarfile.TarInfo(name)
        about.size, about.mode = size, 0o600
        self._tar.addfile(about, hashed)
        # It would keep all that it has written.
        self._tar.members.clear()  # type: ignore[attr-defined]
        line = {"name": name, "size": size, "sha256": hashed.sha256}
        self._lines.append(json.dumps(line, ensure_ascii=False))
        return size

    def add_text(self, name: str, text: str) -> None:
        self.add(name, io.BytesIO(text.encode()))

    def end(self) -> None:
        self.add_text(MANIFEST, "\n".join(self._lines))


@contextmanager
def begun(to: IO[bytes]) -> Iterator[Writer]:
    """A whole archive, if nothing is raised."""
    with tarfile.open(fileobj=to, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        putting = Writer(tar)
        yield putting
        putting.end()


@dataclass(frozen=True)
class Member:
    """One part of an archive. content: to be read before the next one is asked for."""

    name: str
    size: int
    content: IO[bytes]

    def parts(self) -> Iterator[bytes]:
        while part := self.content.read(1 << 20):
            yield part


def members(of: IO[bytes]) -> Iterator[Member]:
    """Raises BackupRefused for what no backup holds, and any of BROKEN."""
    with tarfile.open(fileobj=of, mode="r|") as tar:
        while one := tar.next():
            tar.members.clear()  # type: ignore[attr-defined]
            content = tar.extractfile(one) if one.isreg() else None
            if content is None:
                raise BackupRefused(f"it holds what no backup holds: {one.name}")
            yield Member(one.name, one.size, content)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def hash_of(member: Member) -> str:
    """Reads it to its end."""
    hashed = hashlib.sha256()
    for part in member.parts():
        hashed.update(part)
    return hashed.hexdigest()
