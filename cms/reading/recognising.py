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
from functools import cache, partial
from hashlib import sha256
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
_TABLE = ("-c", "tessedit_create_tsv=1")
_TEXT, _CONFIDENCE, _BOX, _LINE = 11, 10, 6, 5
# Fewer sure words than this may be marks of a page that lies on its side.
_FEWEST = 2
_WAYS = (180, 90, 270)
# In pixels, as much of a page as tells which way round it is, and what is left white.
_ACROSS, _DOWN, _MARGIN = 800, 800, 20


class Word(NamedTuple):
    """A word that was recognised, in which line, and how sure that is, of 100.

    box: left, top, right, bottom in the picture; nothing where it was read turned.
    """

    text: str
    line: tuple[str, ...]
    sure: float
    box: tuple[int, int, int, int] | None = None

    def at(self, part: float, left: float = 0, top: float = 0) -> "Word":
        """The same word in a picture so much larger, of which this was a part."""
        if self.box is None:
            return self
        x, y, right, bottom = (side * part for side in self.box)
        box = (int(x + left), int(y + top), int(right + left), int(bottom + top))
        return self._replace(box=box)


@cache
def program() -> str:
    """Where Tesseract is, or nothing."""
    return shutil.which("tesseract", path=_PLACES) or ""


@dataclass
class Recogniser:
    """Reads the pictures of one file, within the bounds of a file."""

    _seen: set[int] = field(default_factory=set)
    _known: dict[bytes, list[Word] | None] = field(default_factory=dict)

    def may_read(self, page: int) -> bool:
        """Whether there is something to read with, and this page is within bounds."""
        if not program():
            return False
        if page not in self._seen and len(self._seen) >= MOST_PAGES:
            return False
        self._seen.add(page)
        return True

    def has_read(self, page: int) -> bool:
        return page in self._seen

    def words_in(self, picture: Image.Image) -> list[Word] | None:
        """The words of a picture in their order, or None past the bounds.

        The same picture is read once: a mark of a board stands on every page.
        """
        grey, part = ImageOps.autocontrast(picture.convert("L")), 1.0
        if grey.width * grey.height > _MOST_PIXELS:
            part = (_MOST_PIXELS / (grey.width * grey.height)) ** 0.5
            grey = grey.resize((int(grey.width * part), int(grey.height * part)))
        mark = sha256(repr(grey.size).encode() + grey.tobytes()).digest()
        if mark not in self._known:
            self._known[mark] = _words_in(grey)
        words = self._known[mark]
        return words if words is None else [word.at(1 / part) for word in words]


def _words_in(grey: Image.Image) -> list[Word] | None:
    until = _seconds_of_others() + SECONDS_A_PAGE
    said = _read(grey, "3", until)
    if said is None or _is_said(said):
        return said
    if not said:
        # A photograph, or a few words on one: no line lies on its side.
        return _read(grey, "11", until)
    middle = _middle_of(grey, said)
    for degrees in _WAYS:
        # The middle tells whether it is the right way round, and costs less.
        few = _read(middle.rotate(-degrees, expand=True), "3", until)
        if few is None:
            return None
        if _is_said(few):
            words = _read(grey.rotate(-degrees, expand=True), "3", until)
            return words and [word._replace(box=None) for word in words]
    return said


def _is_said(words: list[Word]) -> bool:
    """Whether most of what was recognised is words: of a turned page, hardly any is."""
    telling = [word for word in words if any(map(str.isalnum, word.text))]
    sure = sum(word.sure >= _SURE for word in telling)
    return sure >= _FEWEST and sure > len(telling) / 2


def _middle_of(picture: Image.Image, words: list[Word]) -> Image.Image:
    """A part of a picture where words stand, whichever way round they are read."""
    lefts, tops, rights, bottoms = zip(*(w.box for w in words if w.box), strict=True)
    middle = []
    for start, end, least in (
        (min(lefts), max(rights), _ACROSS),
        (min(tops), max(bottoms), _DOWN),
    ):
        spare = max(0, end - start - least) // 2
        middle.append((max(0, start + spare - _MARGIN), end - spare + _MARGIN))
    (left, right), (top, bottom) = middle
    return picture.crop(
        (left, top, min(right, picture.width), min(bottom, picture.height))
    )


def _read(picture: Image.Image, layout: str, until: float) -> list[Word] | None:
    said = _run(_bytes_of(picture), layout, until)
    return None if said is None else list(_words(said))


def _bytes_of(picture: Image.Image) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "PPM")
    return packed.getvalue()


def text_of(words: list[Word]) -> str:
    """Recognised words in their lines."""
    lines: dict[tuple[str, ...], list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return "\n".join(" ".join(line) for line in lines.values())


def sure_words(words: list[Word]) -> list[str]:
    return [word.text for word in words if word.sure >= _SURE]


def _run(picture: bytes, layout: str, until: float) -> str | None:
    """What Tesseract writes, or None where it did not end in time.

    until: the seconds of the processor, of all such processes, that must not be passed.
    """
    left = int(until - _seconds_of_others() + 0.5)
    if left < 1:
        return None
    try:
        done = subprocess.run(
            [program(), "stdin", "stdout", "-l", "eng", "--psm", layout, *_TABLE],
            input=picture,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_WAITS,
            env={"OMP_THREAD_LIMIT": "1", "PATH": _PLACES, "LANG": "C.UTF-8"},
            preexec_fn=partial(_limit, left),
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return (
        done.stdout.decode("utf-8", errors="replace") if not done.returncode else None
    )


def _seconds_of_others() -> float:
    """Of the processor, by the processes that were started from here."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _limit(seconds: int) -> None:
    for what, most in (
        (resource.RLIMIT_CPU, seconds),
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
                left, top, width, height = map(int, cells[_BOX : _BOX + 4])
                yield Word(
                    cells[_TEXT].strip(),
                    line,
                    float(cells[_CONFIDENCE]),
                    (left, top, left + width, top + height),
                )
