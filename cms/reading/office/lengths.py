"""Lengths as OpenDocument files write them."""

import re

_LENGTH = re.compile(r"(-?[\d.]+)(pt|in|cm|mm|px|pc)?")
_IN_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75, "pc": 12.0}


def points(text: str | None) -> float | None:
    """A length in points, or None for what is none."""
    match = _LENGTH.fullmatch((text or "").strip())
    if match is None:
        return None
    try:
        return float(match.group(1)) * _IN_POINTS.get(match.group(2) or "pt", 1.0)
    except ValueError:
        return None
