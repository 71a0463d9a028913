"""A board's colours, as the style sheet's custom properties."""

from string import ascii_letters

from boards.models.board.colours import BLACK, WHITE, mix


def theme_path(colour: str) -> str:
    """Where the style sheet of a colour is. The address says all that it depends on."""
    return f"/theme/{colour.removeprefix('#')}.css"


def favicon_path(colour: str, short_name: str) -> str:
    """Where the icon of a colour and a name is."""
    letter = next((char for char in short_name if char in ascii_letters), "b")
    return f"/icon/{colour.removeprefix('#')}-{letter.upper()}.svg"


def theme_css(colour: str) -> str:
    """The style sheet of a board's colour: all that differs between boards' looks."""
    properties = {
        "--board-colour": colour,
        "--board-colour-text": WHITE,
        "--board-colour-dark": mix(colour, BLACK, 0.35),
        "--board-tint": mix(colour, WHITE, 0.92),
    }
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
