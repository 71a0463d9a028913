"""A backup read through from its beginning to its end, and nothing written."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.utils import validate_file_name
from django.utils.dateparse import parse_datetime

from cms.backups import archive
from cms.backups.places import Folder, Place, hash_line
from cms.backups.refusals import BackupRefused
from cms.backups.sealing import opened


@dataclass(frozen=True)
class Checked:
    """A backup that is whole, and what it says of itself. sizes: of its files."""

    path: Path
    about: archive.About
    sizes: dict[str, int]

    @property
    def files(self) -> int:
        return len(self.sizes)

    @property
    def size(self) -> int:
        return sum(self.sizes.values())

    @property
    def stores(self) -> set[str]:
        """Whose files they are, as the setting STORAGES calls them."""
        return {name.split("/")[1] for name in self.sizes}

    @property
    def made_at(self) -> datetime:
        at = parse_datetime(self.about["made_at"])
        assert at is not None  # noqa: S101 - it was written by `isoformat`
        return at

    def in_words(self) -> list[str]:
        rows = self.about["rows"]
        return [
            f"{self.path.name} of {self.made_at:%d %B %Y %H:%M} UTC is whole.",
            f"Boards: {', '.join(self.about['boards']) or 'none'}.",
            f"Database of {self.about['login']}, PostgreSQL {self.about['server']}: "
            f"{sum(rows.values()):,} rows in {len(rows)} tables.",
            f"Files: {self.files:,} of {self.about['files']:,}, "
            f"{self.size >> 20:,} MB.",
        ]


@dataclass
class _Reading:
    """What was found while it was read, and what its list says: sizes and hashes."""

    found: dict[str, tuple[int, str]] = field(default_factory=dict)
    listed: dict[str, tuple[int, str]] = field(default_factory=dict)
    about: archive.About | None = None

    def take(self, member: archive.Member) -> None:
        if member.name == archive.MANIFEST:
            lines = member.content.read().decode().splitlines()
            each = map(json.loads, lines)
            self.listed = {one["name"]: (one["size"], one["sha256"]) for one in each}
            return
        if member.name == archive.ABOUT:
            content = member.content.read()
            self.about, digest = json.loads(content), archive.sha256(content)
        else:
            _refuse_strange(member.name)
            digest = archive.hash_of(member)
        self.found[member.name] = member.size, digest

    def problem(self) -> str:
        """Why it is no whole backup, or nothing."""
        if not self.listed or self.about is None:
            return "it was cut off."
        if self.about["format"] != archive.FORMAT:
            return "another version of this product made it: use that one."
        differ = {name for name, _one in self.found.items() ^ self.listed.items()}
        return f"it was altered: {min(differ)}." if differ else ""


def check(path: Path, key: str) -> Checked:
    """Read all of it and compare it with its list.

    Raises BackupRefused for what is cut off, altered, or closed to this key.
    """
    if not path.is_file():
        raise BackupRefused(f"{path} is no file.")
    reading = _Reading()
    try:
        folder = Folder(path.parent)
        if folder.hash_beside(path.name):
            check_hash(folder, path.name)
        with opened(path, key) as plain:
            for member in archive.members(plain):
                reading.take(member)
        problem = reading.problem()
    except archive.BROKEN as error:
        problem = f"it is no whole backup: {error}"
    except BackupRefused as refused:
        problem = str(refused)
    if problem or reading.about is None:
        raise BackupRefused(f"{path.name} is refused, nothing was written: {problem}")
    sizes = {
        name: size
        for name, (size, _hash) in reading.found.items()
        if name.startswith(archive.FILES)
    }
    return Checked(path, reading.about, sizes)


def check_hash(place: Place, name: str) -> None:
    """Whether it is, byte by byte, what was written: no key is needed for that.

    Raises BackupRefused.
    """
    said = place.hash_beside(name)
    if said is None:
        raise BackupRefused(f"Beside {name} nothing says what its hash has to be.")
    if said != hash_line(place.sha256(name), name):
        raise BackupRefused("it is not what was written: it was altered.")


def _refuse_strange(name: str) -> None:
    """A name leads to its own place and to no other."""
    if name.startswith(archive.DATABASE):
        return
    store, _slash, place = name.removeprefix(archive.FILES).partition("/")
    if not name.startswith(archive.FILES) or not store or not place:
        raise BackupRefused(f"it holds what no backup holds: {name}")
    try:
        validate_file_name(place, allow_relative_path=True)
    except SuspiciousFileOperation as error:
        raise BackupRefused(f"it holds a place outside of its store: {name}") from error
