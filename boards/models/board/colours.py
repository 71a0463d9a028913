"""Contrast between two colours, as WCAG 2.2 measures it."""

import re

HEX_COLOUR = re.compile(r"#[0-9a-f]{6}")
WHITE, BLACK = "#ffffff", "#0b0c0c"
# WCAG 2.2, success criterion 1.4.3: text of ordinary size.
LEAST_CONTRAST = 4.5


def contrast_ratio(first: str, second: str) -> float:
    """The contrast of two colours such as "#1f4e79": from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(colour: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another mixed in."""
    channels = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(
        f"{round(255 * (mine * (1 - share) + theirs * share)):02x}"
        for mine, theirs in channels
    )


def _channels(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def _luminance(colour: str) -> float:
    red, green, blue = (
        channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
