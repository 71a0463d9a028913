"""Words that stand in pictures, as Tesseract reads them where it is installed.

It runs in a process of its own within this one's bounds: so many seconds of the
processor a picture, and so many pages a file.
"""

import io
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from PIL import Image, ImageOps

from cms.reading.limits import MEGABYTE

SECONDS_A_PAGE = 4  # of the processor
MOST_PAGES = 200
_MEMORY = 600 * MEGABYTE
_WAITS = 60  # seconds of the clock, on a busy machine
_PLACES = "/usr/bin:/bin:/usr/local/bin"
_SURE = 60  # of 100
_MOST_PIXELS = 8_000_000
_TEXT, _CONFIDENCE, _LINE = 11, 10, 5


class Word(NamedTuple):
    """A word that was recognised, in which line, and how sure that is, of 100."""

    text: str
    line: tuple[str, ...]
    sure: float


@cache
def program() -> str:
    """Where Tesseract is, or nothing."""
    return shutil.which("tesseract", path=_PLACES) or ""


@dataclass
class Recogniser:
    """Reads the pictures of one file, within the bounds of a file."""

    pages: int = 0
    _seen: set[int] = field(default_factory=set)

    def may_read(self, page: int) -> bool:
        """Whether there is something to read with, and this page is within bounds."""
        if not program():
            return False
        if page not in self._seen and len(self._seen) >= MOST_PAGES:
            return False
        self._seen.add(page)
        return True

    def words_in(self, picture: Image.Image) -> list[Word] | None:
        """The words of a picture in their order, or None past the bounds."""
        grey = ImageOps.autocontrast(picture.convert("L"))
        if grey.width * grey.height > _MOST_PIXELS:
            part = (_MOST_PIXELS / (grey.width * grey.height)) ** 0.5
            grey = grey.resize((int(grey.width * part), int(grey.height * part)))
        packed = io.BytesIO()
        grey.save(packed, "PPM")
        said = _run(packed.getvalue(), "3")
        if said is not None and not said:
            said = _run(packed.getvalue(), "11")
        return said


def text_of(words: list[Word]) -> str:
    """Recognised words in their lines."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return "\n".join(" ".join(line) for line in lines.values())


def sure_words(words: list[Word]) -> list[str]:
    return [word.text for word in words if word.sure >= _SURE]


def _run(picture: bytes, layout: str) -> list[Word] | None:
    command = [program(), "stdin", "stdout", "-l", "eng", "--psm", layout]
    try:
        done = subprocess.run(
            [*command, "-c", "tessedit_create_tsv=1"],
            input=picture,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_WAITS,
            env={"OMP_THREAD_LIMIT": "1", "PATH": _PLACES, "LANG": "C.UTF-8"},
            preexec_fn=_limit,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    if done.returncode != 0:
        return None
    return list(_words(done.stdout.decode("utf-8", errors="replace")))


def _limit() -> None:
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS_A_PAGE),
        (resource.RLIMIT_AS, _MEMORY),
    ):
        with suppress(ValueError, OSError):
            hard = resource.getrlimit(what)[1]
            least = most if hard == resource.RLIM_INFINITY else min(most, hard)
            resource.setrlimit(what, (least, hard))


def _words(table: str) -> Iterator[Word]:
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) > _TEXT and cells[_TEXT].strip():
            with suppress(ValueError):
                line = tuple(cells[1:_LINE])
                yield Word(cells[_TEXT].strip(), line, float(cells[_CONFIDENCE]))
