"""Has a file read by a process of its own, and outlives what the file does to it."""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from cms.reading.asking import CLEANED, CONTENT, Asked
from cms.reading.said import SaidAsData, read_said

ROOT = Path(__file__).resolve().parents[2]
# Of the clock, in seconds. What a file may cost is counted in the processor's time, by
# its reader itself; this ends a reader that does nothing at all on a busy machine too.
LONGEST = 3600
LONGEST_STANDSTILL = 600
_LARGEST_REPORT = 4_000_000
_LOOKS_EVERY = 0.2
_COPIED_AT_ONCE = 1024 * 1024
UNREADABLE = "unreadable"
_PROGRESS = re.compile(r"\d{1,6} \d{1,6}")


@dataclass(frozen=True)
class Answer:
    """What came of reading a file.

    refused: why it could not be read safely, as a code, or nothing. cleaned: where the
    cleaned copy lies while the answer is looked at. said: its words, where those were
    asked for.
    """

    refused: str = ""
    report: dict[str, Any] | None = None
    cleaned: Path | None = None
    said: SaidAsData | None = None


@contextmanager
def read_apart(
    content: IO[bytes],
    asked: Asked,
    progress: Callable[[int, int], None] = lambda done, of: None,
    *,
    longest: int | None = None,
) -> Iterator[Answer]:
    """The answer about a file, while the folder of its reading is there.

    longest: of the clock, in seconds, where somebody waits for the answer.
    """
    with tempfile.TemporaryDirectory(prefix="reading-") as name:
        folder = Path(name)
        asked.write(folder)
        _copy(content, folder / CONTENT)
        ended_well = _run(folder, progress, longest or LONGEST)
        yield _answer(folder) if ended_well else Answer(refused=UNREADABLE)


def _copy(content: IO[bytes], to: Path) -> None:
    with to.open("wb") as copy:
        while part := content.read(_COPIED_AT_ONCE):
            copy.write(part)


def _run(folder: Path, progress: Callable[[int, int], None], longest: int) -> bool:
    """Whether the process ended by itself, and without a fault."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cms.reading", str(folder)],
        cwd=ROOT,
        # Nothing of this process's surroundings: no key, no address of a database.
        env={
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _watch(process, folder, progress, longest)
        return process.poll() == 0
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def _watch(
    process: subprocess.Popen[bytes],
    folder: Path,
    progress: Callable[[int, int], None],
    longest: int,
) -> None:
    """Return when the process has ended, or when it has had its time."""
    started = moved = time.monotonic()
    last = ""
    while process.poll() is None:
        try:
            process.wait(_LOOKS_EVERY)
        except subprocess.TimeoutExpired:
            now = time.monotonic()
            if now - started > longest or now - moved > LONGEST_STANDSTILL:
                return
            seen = _progress_in(folder)
            if seen and seen != last:
                last, moved = seen, now
                done, _space, of = seen.partition(" ")
                progress(int(done), int(of))


def _progress_in(folder: Path) -> str:
    try:
        seen = (folder / "progress").read_text()[:40]
    except (OSError, UnicodeDecodeError):
        return ""
    return seen if _PROGRESS.fullmatch(seen) else ""


def _answer(folder: Path) -> Answer:
    path = folder / "report.json"
    try:
        if path.stat().st_size > _LARGEST_REPORT:
            return Answer(refused=UNREADABLE)
        report = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return Answer(refused=UNREADABLE)
    if refused := report.get("refused"):
        return Answer(refused=str(refused))
    cleaned = folder / CLEANED
    return Answer(
        report=report,
        cleaned=cleaned if cleaned.exists() else None,
        said=read_said(folder),
    )
