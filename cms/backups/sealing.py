"""Encryption by the machine's own `age` or `gpg`, as a stream.

Who makes backups needs a public key alone, so that a machine that was broken into gives
none of its earlier ones away. The secret key is needed to read one.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from cms.backups.programs import ended, started
from cms.backups.refusals import BackupRefused

AGE, GPG = ".age", ".gpg"


def ending_for(recipient: str) -> str:
    """What a backup for a public key is called at its end; without a key, nothing."""
    if not recipient:
        return ""
    if recipient.startswith(("age1", "ssh-")):
        return AGE
    if not Path(recipient).is_file():
        raise BackupRefused(
            f"“{recipient}” is neither a public key of age nor a file with a public "
            "key: nothing was written."
        )
    is_age = Path(recipient).read_bytes().lstrip().startswith((b"age1", b"ssh-", b"#"))
    return AGE if is_age else GPG


@contextmanager
def sealed(to: IO[bytes], recipient: str) -> Iterator[IO[bytes]]:
    """What is written here arrives encrypted for a public key; without one, as it is.

    Raises BackupRefused when the program that encrypts is missing, or fails.
    """
    if not recipient:
        yield to
        return
    with _lock(recipient) as line:
        process = started(line, reads=subprocess.PIPE, writes=to.fileno())
        assert process.stdin is not None  # noqa: S101 - it was started so
        try:
            yield process.stdin
            process.stdin.close()
        except BrokenPipeError:
            # It says itself why it stopped reading.
            pass
        except BaseException:
            process.kill()
            ended(process)
            raise
        said = ended(process)
    if said:
        raise BackupRefused(f"The backup could not be encrypted: {said}")


@contextmanager
def _lock(recipient: str) -> Iterator[list[str]]:
    if ending_for(recipient) == GPG:
        with _gpg() as gpg:
            where = ["--compress-algo", "none", "--trust-model", "always"]
            where += ["--recipient-file", recipient]
            yield [*gpg, *where, "--encrypt"]
        return
    where = ["--recipients-file" if Path(recipient).is_file() else "--recipient"]
    yield [_program("age"), "--encrypt", *where, recipient]


@contextmanager
def opened(path: Path, key: str) -> Iterator[IO[bytes]]:
    """The plain content of a backup.

    key: a file with the secret key. Raises BackupRefused for a key that does not fit,
    at the end for what was altered or cut off, and when a program is missing.
    """
    if path.suffix not in (AGE, GPG):
        with path.open("rb") as plain:
            yield plain
        return
    if not key or not Path(key).is_file():
        raise BackupRefused(
            f"{path.name} is encrypted: name the file of its secret key with --key."
        )
    with _unlock(path, key) as line:
        process = started(line, writes=subprocess.PIPE)
        assert process.stdout is not None  # noqa: S101 - it was started so
        try:
            yield process.stdout
        except Exception as error:
            # What is wrong with the content is its key's fault, if it says so.
            _end(process, path, error)
            raise
        except BaseException:
            process.kill()
            raise
        _end(process, path)


def _end(
    process: subprocess.Popen[bytes], path: Path, because: Exception | None = None
) -> None:
    """Read on to the end: only then it says whether all of it was whole."""
    assert process.stdout is not None  # noqa: S101 - it was started so
    while process.stdout.read(1 << 20):
        pass
    if said := ended(process):
        raise BackupRefused(f"it could not be decrypted: {said}") from because


@contextmanager
def _unlock(path: Path, key: str) -> Iterator[list[str]]:
    if path.suffix == AGE:
        yield [_program("age"), "--decrypt", "--identity", key, str(path)]
        return
    with _gpg() as gpg:
        imported = subprocess.run(
            [*gpg, "--import", key], capture_output=True, check=False
        )
        if imported.returncode:
            raise BackupRefused(f"{key} is no secret key of GPG.")
        yield [*gpg, "--pinentry-mode", "loopback", "--decrypt", str(path)]


@contextmanager
def _gpg() -> Iterator[list[str]]:
    """GPG with a folder of keys of its own, which goes."""
    with tempfile.TemporaryDirectory(prefix="keys-") as home:
        yield [_program("gpg"), "--batch", "--quiet", "--no-options", "--homedir", home]
        # It starts a helper that would outlive the folder.
        if configure := shutil.which("gpgconf"):
            end = [configure, "--homedir", home, "--kill", "all"]
            subprocess.run(end, capture_output=True, check=False)


def _program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise BackupRefused(
            f"The key asks for {name}, which is not installed: install it, or name "
            "another key."
        )
    return found
