"""Where backups lie: a folder of this machine, or a bucket that speaks S3.

A place holds files by their names, and beside each what `sha256sum --check` reads.
"""

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, Protocol, cast

from cms.backups.refusals import BackupRefused

BEGINNING, UNFINISHED, HASH = "boards-", ".unfinished", ".sha256"
S3 = "s3://"


class Place(Protocol):
    """Every method raises BackupRefused where the place does not do as it is asked."""

    def names(self) -> list[str]:
        """Of all backups that are finished."""

    def make_room(self) -> None:
        """Take away what was begun and never finished: nobody else is at it."""

    def written(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A file, with a descriptor, that counts when nothing is raised, not before."""

    def at_hand(self, name: str) -> AbstractContextManager[Path]:
        """A file of this machine with what one holds, for as long as it is read."""

    def sha256(self, name: str) -> str:
        """Of what is there now."""

    def hash_beside(self, name: str) -> str | None:
        """The line that was written with it; None where there is none."""

    def size(self, name: str) -> int:
        """In bytes."""

    def delete(self, name: str) -> None: ...


def place_of(address: str) -> Place:
    """A folder, or `s3://bucket/folder`. Raises BackupRefused."""
    if not address.startswith(S3):
        return Folder(Path(address))
    try:
        # Installed where somebody wants it alone.
        buckets = import_module("cms.backups.buckets")
    except ModuleNotFoundError as error:
        raise BackupRefused(
            f"{address} asks for requirements-s3.txt: install it as well."
        ) from error
    return cast(Place, buckets.Bucket.at(address.removeprefix(S3)))


def parted(address: str) -> tuple[Place, str]:
    """Of one backup where it lies, and its name."""
    folder, slash, name = address.rpartition("/")
    return place_of(f"{folder}{slash}" or "."), name


def hash_line(digest: str, name: str) -> str:
    """What `sha256sum --check` reads of a backup."""
    return f"{digest}  {name}\n"


class Folder:
    """Of this machine."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __str__(self) -> str:
        return str(self._path)

    def names(self) -> list[str]:
        there = (path.name for path in self._path.glob(f"{BEGINNING}*.tar*"))
        return [name for name in there if not name.endswith((UNFINISHED, HASH))]

    def make_room(self) -> None:
        with _said(f"{self._path} cannot be written to"):
            self._path.mkdir(parents=True, exist_ok=True, mode=0o700)
            for left in self._path.glob(f"{BEGINNING}*{UNFINISHED}"):
                left.unlink()

    @contextmanager
    def written(self, name: str) -> Iterator[IO[bytes]]:
        path = self._path / name
        unfinished = path.with_name(name + UNFINISHED)
        try:
            with _said("The backup could not be made"):
                with unfinished.open("xb") as file:
                    unfinished.chmod(0o600)
                    yield file
                line = hash_line(_sha256(unfinished), name)
                path.with_name(name + HASH).write_text(line)
                unfinished.rename(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise

    @contextmanager
    def at_hand(self, name: str) -> Iterator[Path]:
        yield self._path / name

    def sha256(self, name: str) -> str:
        return _sha256(self._path / name)

    def hash_beside(self, name: str) -> str | None:
        beside = self._path / (name + HASH)
        return beside.read_text() if beside.is_file() else None

    def size(self, name: str) -> int:
        return (self._path / name).stat().st_size

    def delete(self, name: str) -> None:
        (self._path / name).unlink()
        (self._path / (name + HASH)).unlink(missing_ok=True)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def _said(failure: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BackupRefused(f"{failure}: {error}.") from error
