"""A board's colours, as the style sheet's custom properties."""

from string import ascii_letters

from boards.models.board.colours import BLACK, WHITE, mix
from boards.public.patterns import pattern_path


def theme_path(colour: str, pattern: str = "") -> str:
    """Where a board's own sheet is. The address says all that it depends on."""
    drawn = f"-{pattern}" if pattern else ""
    return f"/theme/{colour.removeprefix('#')}{drawn}.css"


def favicon_path(colour: str, short_name: str) -> str:
    """Where the icon of a colour and a name is."""
    letter = next((char for char in short_name if char in ascii_letters), "b")
    return f"/icon/{colour.removeprefix('#')}-{letter.upper()}.svg"


def theme_css(colour: str, pattern: str = "") -> str:
    """The style sheet of a board's colour and pattern, which its face makes use of."""
    properties = {
        "--board-colour": colour,
        "--board-colour-text": WHITE,
        "--board-colour-dark": mix(colour, BLACK, 0.35),
        "--board-tint": mix(colour, WHITE, 0.92),
    }
    if pattern:
        properties["--board-pattern"] = f"url({pattern_path(pattern)})"
    return (
        ":root{" + ";".join(f"{key}:{value}" for key, value in properties.items()) + "}"
    )


def favicon_svg(colour: str, letter: str) -> str:
    """A square of a board's colour with its first letter."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        f'<rect width="32" height="32" rx="6" fill="{colour}"/>'
        '<text x="16" y="23" text-anchor="middle" font-family="Georgia,serif" '
        f'font-size="20" font-weight="bold" fill="{WHITE}">{letter}</text></svg>'
    )
