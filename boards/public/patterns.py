"""Drawings that repeat, as small SVG images of lines.

The style sheets use them as masks, so that every board draws them in its own colour.
"""

from collections.abc import Callable
from dataclasses import dataclass

from boards.models.board.faces import Pattern


@dataclass(frozen=True)
class Tile:
    """What repeats: its size in pixels, and the lines in it."""

    width: int
    height: int
    lines: str
    stroke: float = 1.5


def _waves(width: int, height: int, rows: int, rise: int) -> Tile:
    """Lines that rise and fall, and meet at the tile's edges."""
    half = width // 4
    lines = "".join(
        f"M0 {(row + 0.5) * height / rows:g}q{half} {-rise} {2 * half} 0t{2 * half} 0"
        for row in range(rows)
    )
    return Tile(width, height, lines)


def _tides() -> Tile:
    rows = "".join(
        f"M{-15 * (row % 2)} {8 + row * 14}q7.5 -8 15 0" + "t15 0" * 5
        for row in range(2)
    )
    return Tile(60, 28, rows)


def _weave() -> Tile:
    return Tile(
        40,
        40,
        "M4 6h12M4 10h12M4 14h12M26 24v12M30 24v12M34 24v12M24 6v8M30 6v8"
        "M36 6v8M4 26h12M4 32h12M4 36h12",
    )


def _leaves() -> Tile:
    leaf = "q10 -16 24 -14q0 14 -24 14l16 -10"
    return Tile(
        96, 80, f"M8 40{leaf}M56 74{leaf}M60 28q-10 -16 -24 -14q0 14 24 14l-16 -10"
    )


def _fields() -> Tile:
    rows = "".join(f"M0 {y}h44" for y in range(6, 40, 8))
    furrows = "".join(f"M{x} 44v36" for x in range(6, 48, 8))
    right = "".join(f"M{48 + x} 4l{-0} 36" for x in range(6, 48, 8))
    beds = "".join(f"M52 {y}h44" for y in range(48, 80, 8))
    return Tile(96, 84, rows + furrows + right + beds)


def _quays() -> Tile:
    return Tile(80, 48, "M0 12h30v12h20v-12h30M0 20h22v12h36v-12h22M0 40h80")


def _stars() -> Tile:
    star = "l3 9l9 3l-9 3l-3 9l-3 -9l-9 -3l9 -3z"
    return Tile(84, 84, f"M20 6{star}M62 46{star}M60 10v6m-3 -3h6M18 60v6m-3 -3h6")


def _steps() -> Tile:
    return Tile(
        48,
        48,
        "M0 48h12v-12h12v-12h12v-12h12v-12M0 24h12v-12h12v-12M24 48h12v-12h12v-12",
    )


def _arches() -> Tile:
    def arch(x: int, y: int) -> str:
        return "".join(f"M{x - r} {y}a{r} {r} 0 0 1 {2 * r} 0" for r in (8, 16, 24))

    return Tile(
        96, 56, arch(24, 28) + arch(72, 28) + arch(0, 56) + arch(48, 56) + arch(96, 56)
    )


def _rain() -> Tile:
    drops = [(6, 4), (30, 16), (18, 34), (42, 40), (54, 8)]
    return Tile(60, 52, "".join(f"M{x} {y}l-4 12" for x, y in drops))


def _paths() -> Tile:
    return Tile(
        120,
        80,
        "M0 20q20 0 30 14t30 14t30 -14t30 -14M0 60q20 0 30 -14"
        "M60 48q10 24 30 20t30 -8M28 8v.1M92 22v.1M14 42v.1M104 46v.1",
    )


def _tiles() -> Tile:
    def square(x: int, y: int) -> str:
        return f"M{x + 6} {y}h16q6 0 6 6v16q0 6 -6 6h-16q-6 0 -6 -6v-16q0 -6 6 -6z"

    return Tile(72, 72, square(4, 4) + square(40, 40) + "M54 18v.1M18 54v.1")


DRAWN: dict[str, Callable[[], Tile]] = {
    Pattern.HILLS: lambda: _waves(240, 120, 6, 14),
    Pattern.TIDES: _tides,
    Pattern.WEAVE: _weave,
    Pattern.LEAVES: _leaves,
    Pattern.FIELDS: _fields,
    Pattern.QUAYS: _quays,
    Pattern.STARS: _stars,
    Pattern.STEPS: _steps,
    Pattern.ARCHES: _arches,
    Pattern.RAIN: _rain,
    Pattern.PATHS: _paths,
    Pattern.TILES: _tiles,
}


def pattern_path(pattern: str) -> str:
    """Where a pattern is."""
    return f"/pattern/{pattern}.svg"


def pattern_svg(pattern: str) -> str:
    """The image that repeats: black lines on nothing.

    Raises KeyError for a pattern that is not drawn.
    """
    tile = DRAWN[pattern]()
    size = f'width="{tile.width}" height="{tile.height}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>'
        f'<path d="{tile.lines}" fill="none" stroke="#000" stroke-linecap="round" '
        f'stroke-width="{tile.stroke}"/></svg>'
    )
