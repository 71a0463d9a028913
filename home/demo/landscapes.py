"""Landscapes that are drawn by code, as pictures of boards that have no photograph."""

import io
import math

from PIL import Image, ImageDraw

from boards.models.board.colours import BLACK, WHITE, mix

SIZE = WIDTH, HEIGHT = 1600, 600
# Drawn larger, and made smaller: edges come out smooth.
FINER = 2
WARM = "#f6d9a8"
# Of the fens: the line of the horizon, and where on it the fields meet.
HORIZON, SPOT = 330, 860


def fells(colour: str) -> bytes:
    """Ranges of hills, one behind another, under a low sun; a JPEG."""
    image, pencil = _sky(mix(colour, WHITE, 0.78), WARM)
    _disc(pencil, (1080, 250), 62, "#fdf3dc")
    ranges = 6
    for number in range(ranges):
        near = number / (ranges - 1)
        shade = mix(mix(colour, WHITE, 0.62), mix(colour, BLACK, 0.45), near)
        _range(pencil, 235 + 58 * number, 92 - 9 * number, 0.6 + 1.7 * number, shade)
    return _jpeg(image)


def fens(colour: str) -> bytes:
    """Flat fields that run to the horizon under a wide sky; a JPEG."""
    image, pencil = _sky(mix(colour, WHITE, 0.66), "#fbe3cd")
    _disc(pencil, (420, HORIZON - 60), 52, "#fff6e6")
    far = mix(colour, WHITE, 0.3)
    _shape(pencil, _village(), far)
    for number in range(15):
        x = 60 + number * 117 + 43 * math.sin(number * 2.1)
        _disc(pencil, (x, HORIZON), 8 + 7 * abs(math.sin(number * 1.7)), far)
    green = mix("#7f9158", colour, 0.3)
    ends = [(0, HORIZON), (WIDTH, HORIZON), (WIDTH, HEIGHT), (0, HEIGHT)]
    _shape(pencil, [(float(x), float(y)) for x, y in ends], green)
    for number in range(-14, 15):
        warm = mix("#dcc48f", "#8d9a5b", (number * 0.37) % 1)
        shade = mix(warm, colour, 0.15 + 0.3 * ((number * 0.61) % 1))
        _shape(pencil, _field(number - 0.5, number + 0.42), shade)
    _shape(pencil, _field(-0.16, 0.16), mix(colour, WHITE, 0.8))
    return _jpeg(image)


def _field(left: float, right: float) -> list[tuple[float, float]]:
    """A strip that runs to one point on the horizon. left, right: where it begins."""
    near, far = 560, 26
    return [
        (SPOT + left * far, HORIZON),
        (SPOT + right * far, HORIZON),
        (SPOT + right * near, HEIGHT),
        (SPOT + left * near, HEIGHT),
    ]


def _village() -> list[tuple[float, float]]:
    """A line of trees along the horizon, with a church's tower in it."""
    tower = [(1220, -12), (1220, -58), (1228, -58), (1234, -92), (1240, -58)]
    ends = [(1248, -58), (1248, -20), (1300, -20), (1300, -10), (WIDTH, -8)]
    line = [(0, 12), (0, -6), (700, -9), *tower, *ends, (WIDTH, 12)]
    return [(x, HORIZON + y) for x, y in line]


def _sky(above: str, below: str) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER))
    pencil = ImageDraw.Draw(image)
    for y in range(HEIGHT * FINER):
        share = min(1, y / (HEIGHT * FINER * 0.6))
        pencil.line((0, y, WIDTH * FINER, y), mix(above, below, share))
    return image, pencil


def _disc(
    pencil: ImageDraw.ImageDraw, middle: tuple[float, float], radius: float, fill: str
) -> None:
    x, y = middle
    box = (x - radius, y - radius, x + radius, y + radius)
    pencil.ellipse([FINER * edge for edge in box], fill)


def _range(
    pencil: ImageDraw.ImageDraw, level: float, rise: float, start: float, shade: str
) -> None:
    """One range: waves upon waves, down to the foot of the picture."""
    ridge = [
        (
            x,
            level
            - rise * (math.sin(x / 310 + start) + 0.5 * math.sin(x / 131 + 2.3 * start))
            - 0.09 * rise * math.sin(x / 29 + start),
        )
        for x in range(0, WIDTH + 5, 4)
    ]
    _shape(pencil, [*ridge, (WIDTH + 4, HEIGHT), (0, HEIGHT)], shade)


def _shape(
    pencil: ImageDraw.ImageDraw, points: list[tuple[float, float]], fill: str
) -> None:
    pencil.polygon([(x * FINER, y * FINER) for x, y in points], fill)


def _jpeg(image: Image.Image) -> bytes:
    content = io.BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).save(content, "JPEG", quality=88)
    return content.getvalue()
