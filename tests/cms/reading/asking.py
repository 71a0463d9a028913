"""Has files read as the product does, and answers with what was found."""

import io
import resource
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cms.reading.asking import CLEANED, CONTENT, Asked
from cms.reading.checking import check_file
from cms.reading.cleaning import clean
from cms.reading.outside import read_apart
from cms.reading.words import digest, looked_for, pieces_of

KEY = b"k" * 32
INFORMATION = {"metadata_software", "metadata_dates"}


def report_on(content: bytes, ending: str = "pdf", **asked: Any) -> dict[str, Any]:
    """The report, or why there is none: {"refused": …}."""
    with read_apart(io.BytesIO(content), Asked(ending, **asked)) as answer:
        return answer.report or {"refused": answer.refused}


def listing(*entries: str) -> dict[str, Any]:
    """A never-publish list, as the question carries it; entries are numbered from 1."""
    return {
        "key": KEY.hex(),
        "entries": {
            digest(KEY, form): number
            for number, entry in enumerate(entries, start=1)
            for form in looked_for(entry)
        },
        "longest": max(len(list(pieces_of(entry))) for entry in entries),
    }


def keys_of(report: dict[str, Any]) -> set[str]:
    return {finding["key"] for finding in report["findings"]}


def finding(report: dict[str, Any], key: str) -> dict[str, Any]:
    return next(one for one in report["findings"] if one["key"] == key)


def cleaned(content: bytes, ending: str = "pdf") -> tuple[bytes, dict[str, Any]]:
    """A cleaned copy, and what was done, of a file that does no harm.

    Without a process of its own. Raises FileRejected.
    """
    with tempfile.TemporaryDirectory() as name, own_limits():
        folder = Path(name)
        (folder / CONTENT).write_bytes(content)
        done = clean(folder, Asked(ending, cleans=True), lambda done, of: None)
        return (folder / CLEANED).read_bytes(), done


def checked(content: bytes, ending: str = "pdf", **asked: Any) -> dict[str, Any]:
    """As `read_here`, in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        return read_here(content, ending, Path(name), **asked)


def read_here(
    content: bytes, ending: str, folder: Path, **asked: Any
) -> dict[str, Any]:
    """The report of a file that does no harm, read without a process of its own."""
    path = folder / "content"
    path.write_bytes(content)
    with own_limits():
        return check_file(path, Asked(ending, **asked), lambda done, of: None)


@contextmanager
def own_limits() -> Iterator[None]:
    """Take back what reading sets to the processor's time of the process it runs in."""
    before = resource.getrlimit(resource.RLIMIT_CPU)
    # Many files in one process are no file that takes too long.
    heard = signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGXCPU, heard)
        resource.setrlimit(resource.RLIMIT_CPU, before)
