"""The lines of a drawn pattern as points, for who paints them on pixels."""

import math
import re
from collections.abc import Iterator

Point = tuple[float, float]
Line = list[Point]

_PARTS = re.compile(r"[a-zA-Z]|-?(?:\d*\.\d+|\d+)")
# How many numbers each command of our own drawings takes.
_TAKES = {"M": 2, "m": 2, "l": 2, "h": 1, "v": 1, "q": 4, "t": 2, "a": 7, "z": 0}
_STEPS = 8
# A move takes further pairs of numbers as lines.
_THEN = {"M": "l", "m": "l"}


def strokes(path: str) -> list[Line]:
    """The lines of the path of an SVG, each as the points that it goes through.

    Knows the commands that our patterns use; an arc is half a circle, over the top.
    Raises KeyError for another.
    """
    drawn: list[Line] = []
    start: Point = (0, 0)
    bend: Point = (0, 0)
    for command, numbers in _commands(path):
        if command in "Mm":
            x, y = drawn[-1][-1] if command == "m" and drawn else (0.0, 0.0)
            start = (x + numbers[0], y + numbers[1])
            drawn.append([start])
            bend = start
            continue
        line = drawn[-1]
        here = line[-1]
        if command in "qt":
            bend = _bend(command, here, bend, numbers)
            line += _curve(here, bend, _by(here, numbers[-2:]))
            continue
        line += list(_others(command, here, start, numbers))
        bend = line[-1]
    return drawn


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    parts = _PARTS.findall(path)
    command, place = "", 0
    while place < len(parts):
        if parts[place].isalpha():
            command = parts[place]
            place += 1
        takes = _TAKES[command]
        yield command, [float(part) for part in parts[place : place + takes]]
        place += takes
        command = _THEN.get(command, command)


def _by(here: Point, move: list[float]) -> Point:
    return here[0] + move[0], here[1] + move[1]


def _bend(command: str, here: Point, bend: Point, numbers: list[float]) -> Point:
    """Where a curve is drawn to; a smooth one goes on as the last one came."""
    if command == "q":
        return _by(here, numbers[:2])
    return 2 * here[0] - bend[0], 2 * here[1] - bend[1]


def _curve(start: Point, bend: Point, end: Point) -> Line:
    points = []
    for step in range(1, _STEPS + 1):
        part = step / _STEPS
        weights = (1 - part) ** 2, 2 * part * (1 - part), part**2
        points.append(
            (
                sum(w * p[0] for w, p in zip(weights, (start, bend, end), strict=True)),
                sum(w * p[1] for w, p in zip(weights, (start, bend, end), strict=True)),
            )
        )
    return points


def _others(
    command: str, here: Point, start: Point, numbers: list[float]
) -> Iterator[Point]:
    x, y = here
    if command == "h":
        yield x + numbers[0], y
    elif command == "v":
        yield x, y + numbers[0]
    elif command == "z":
        yield start
    elif command == "a":
        radius = numbers[0]
        for step in range(1, 2 * _STEPS + 1):
            angle = math.pi * (1 - step / (2 * _STEPS))
            yield x + radius + radius * math.cos(angle), y - radius * math.sin(angle)
    else:
        yield _by(here, numbers)
