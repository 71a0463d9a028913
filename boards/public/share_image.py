"""What messengers and networks show of a board's page: its name in its own look.

Drawn by code, in pixels: those who show such previews know no SVG.
"""

import hashlib
import io
from dataclasses import dataclass
from functools import cache as once
from typing import NamedTuple

from django.contrib.staticfiles import finders
from django.core.cache import cache
from PIL import Image, ImageDraw, ImageFont

from boards.models import Board
from boards.models.board.colours import BLACK, WHITE, mix
from boards.models.board.faces import Face
from boards.public.patterns import DRAWN
from boards.public.strokes import strokes

SIZE = WIDTH, HEIGHT = 1200, 630
PATH = "/share.png"
KEEP_FOR = 7 * 24 * 3600  # seconds
# Raised when the same look is to be drawn in another way.
EDITION = "1"
MARGIN, EDGE, PANEL = 90, 24, 360
SIZES = range(88, 40, -4)
HOST_SIZE = 32
MOST_LINES = 5
COLOURS = 48
# A tile is drawn larger than on a page: the whole image is seen small.
LARGER = 2.5


class Shades(NamedTuple):
    """The colours of an image: of its ground, letters, panel, and the lines on it."""

    ground: str
    letters: str
    panel: str
    pattern: str


@dataclass(frozen=True)
class Look:
    """All that the image depends on."""

    name: str
    host: str
    colour: str
    face: str
    pattern: str

    @property
    def digest(self) -> str:
        """The same for the same image."""
        told = "\n".join(
            (EDITION, self.name, self.host, self.colour, self.face, self.pattern)
        )
        return hashlib.sha256(told.encode()).hexdigest()[:32]


FONTS = {
    Face.HARBOUR: "figtree-bold",
    Face.LEDGER: "public-sans-bold",
    Face.HANDBOOK: "atkinson-hyperlegible-next",
}
QUIET = "source-serif-4"


def look_of(board: Board) -> Look:
    """What a board's image is drawn from."""
    return Look(
        board.title, board.hostname or "", board.colour, board.face, board.pattern
    )


def share_image(look: Look) -> bytes:
    """The PNG of a look. Drawn once, and kept by what is on it."""
    key = f"share:{look.digest}"
    data: bytes | None = cache.get(key)
    if data is None:
        data = draw(look)
        cache.set(key, data, KEEP_FOR)
    return data


def draw(look: Look) -> bytes:
    """The PNG itself: the name, and the pattern on a panel beside it."""
    shades = _shades(look)
    image = Image.new("RGB", SIZE, shades.ground)
    pencil = ImageDraw.Draw(image)
    if look.pattern:
        panel = Image.new("RGB", (PANEL, HEIGHT), shades.panel)
        _draw_pattern(ImageDraw.Draw(panel), look.pattern, shades.pattern)
        image.paste(panel, (WIDTH - PANEL, 0))
    pencil.rectangle((0, 0, EDGE, HEIGHT), fill=shades.panel)
    _write(pencil, look, shades.letters)
    content = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(
        content, "PNG", optimize=True
    )
    return content.getvalue()


def _shades(look: Look) -> Shades:
    dark, lines = mix(look.colour, BLACK, 0.35), mix(look.colour, WHITE, 0.35)
    if look.face in (Face.FELL, Face.LEDGER):
        return Shades(WHITE, dark, look.colour, lines)
    if look.face == Face.HANDBOOK:
        return Shades(mix(look.colour, WHITE, 0.92), dark, look.colour, lines)
    return Shades(look.colour, WHITE, dark, lines)


def _draw_pattern(pencil: ImageDraw.ImageDraw, pattern: str, colour: str) -> None:
    tile = DRAWN[pattern]()
    lines = strokes(tile.lines)
    across, down = tile.width * LARGER, tile.height * LARGER
    for row in range(-1, int(HEIGHT // down) + 2):
        for column in range(-1, int(PANEL // across) + 2):
            for line in lines:
                points = [
                    (x * LARGER + column * across, y * LARGER + row * down)
                    for x, y in line
                ]
                pencil.line(points, colour, width=4, joint="curve")


def _write(pencil: ImageDraw.ImageDraw, look: Look, colour: str) -> None:
    """The name, as large as it fits, and the host below."""
    lines, font = _fitting(look)
    small = _font(_file(look), HOST_SIZE)
    step = int(font.size * 1.16)
    top = (HEIGHT - step * len(lines) - 2 * HOST_SIZE) // 2
    for number, line in enumerate(lines):
        pencil.text((MARGIN, top + number * step), line, colour, font)
    below = top + len(lines) * step + HOST_SIZE
    pencil.text((MARGIN, below), look.host, colour, small)


def _fitting(look: Look) -> tuple[list[str], ImageFont.FreeTypeFont]:
    wide = WIDTH - MARGIN - MARGIN // 2 - (PANEL if look.pattern else 0)
    for size in SIZES:
        font = _font(_file(look), size)
        lines = _broken(look.name, font, wide)
        widest = max(font.getlength(line) for line in lines)
        if len(lines) <= MOST_LINES and widest <= wide:
            break
    return lines[:MOST_LINES], font


def _broken(name: str, font: ImageFont.FreeTypeFont, wide: int) -> list[str]:
    lines: list[str] = []
    for word in name.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= wide:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _file(look: Look) -> str:
    return next((file for face, file in FONTS.items() if face == look.face), QUIET)


@once
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    with open(str(finders.find(f"fonts/{file}.woff2")), "rb") as opened:
        return ImageFont.truetype(io.BytesIO(opened.read()), size)
