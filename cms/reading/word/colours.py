"""Colours as Word names them, as six digits; a theme's are looked up and shaded."""

from dataclasses import dataclass, field

from lxml import etree

from cms.reading.word.names import A, W

WHITE, BLACK = "FFFFFF", "000000"
_NAMED = {
    "black": "000000", "white": "FFFFFF", "yellow": "FFFF00", "green": "00FF00",
    "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkblue": "000080", "darkcyan": "008080", "darkgreen": "008000",
    "darkmagenta": "800080", "darkred": "800000", "darkyellow": "808000",
    "darkgray": "808080", "lightgray": "C0C0C0",
}  # fmt: skip
_OF_THEME = {
    "background1": "lt1", "bg1": "lt1", "text1": "dk1", "tx1": "dk1",
    "background2": "lt2", "bg2": "lt2", "text2": "dk2", "tx2": "dk2",
    "light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_USUAL = {"lt1": WHITE, "dk1": BLACK, "lt2": "EEECE1", "dk2": "1F497D"}
# Of 255: what people may tell apart on paper and on a screen.
SEEN = 34
# How many times as light one of two pale, or two dark, colours must be to be told apart
# (WCAG's relative luminance), and what is pale and dark.
_PALE_CONTRAST, _DARK_CONTRAST = 1.06, 1.35
_PALE, _DARK = 0.85, 0.03


@dataclass
class Theme:
    """The colours of a file's theme, by their short names."""

    colours: dict[str, str] = field(default_factory=lambda: dict(_USUAL))

    @classmethod
    def of(cls, part: etree._Element | None) -> "Theme":
        theme = cls()
        scheme = None if part is None else part.find(f".//{A}clrScheme")
        for item in () if scheme is None else scheme:
            for colour in item:
                found = colour.get("lastClr") or colour.get("val") or ""
                if is_colour(found):
                    theme.colours[etree.QName(item).localname] = found.upper()
        return theme

    def named(self, name: str) -> str:
        """A colour by a word, a name of the theme or six digits; else nothing."""
        if is_colour(name):
            return name.upper()
        short = _OF_THEME.get(name, name)
        return _NAMED.get(name.lower(), "") or self.colours.get(short, "")


def is_colour(text: str) -> bool:
    return len(text) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in text)


def colour_of(marks: etree._Element, theme: Theme) -> str:
    """The colour in which a set of marks writes, or nothing."""
    found = marks.find(f"{W}color")
    if found is None:
        return ""
    return _from(found, "val", "themeColor", "themeTint", "themeShade", theme)


def fill_of(shade: etree._Element, theme: Theme) -> str:
    """The ground that a shading paints, or nothing where it paints none."""
    pattern = shade.get(f"{W}val", "clear")
    if pattern == "solid":
        names = ("color", "themeColor", "themeTint", "themeShade")
        return _from(shade, *names, theme) or BLACK
    names = ("fill", "themeFill", "themeFillTint", "themeFillShade")
    ground = _from(shade, *names, theme)
    if not pattern.startswith("pct") or not pattern[3:].isdecimal():
        return ground
    ink = _from(shade, "color", "themeColor", "themeTint", "themeShade", theme) or BLACK
    share = min(int(pattern[3:]), 100) / 100
    mixed = (
        round(one * share + other * (1 - share))
        for one, other in zip(_parts(ink), _parts(ground or WHITE), strict=True)
    )
    return "".join(f"{part:02X}" for part in mixed)


def _from(
    item: etree._Element, plain: str, named: str, tint: str, shade: str, theme: Theme
) -> str:
    of_theme = theme.named(item.get(f"{W}{named}", ""))
    if of_theme:
        return _shaded(of_theme, item.get(f"{W}{tint}"), item.get(f"{W}{shade}"))
    value = item.get(f"{W}{plain}", "")
    return value.upper() if is_colour(value) else ""


def _shaded(colour: str, tint: str | None, shade: str | None) -> str:
    parts = _parts(colour)
    try:
        if shade:
            parts = [part * int(shade, 16) // 255 for part in parts]
        if tint:
            keeps = int(tint, 16) / 255
            parts = [round(255 - (255 - part) * keeps) for part in parts]
    except ValueError:
        return colour
    return "".join(f"{part:02X}" for part in parts)


def are_alike(one: str, other: str) -> bool:
    """Whether nobody can tell two colours apart."""
    first, second = _parts(one), _parts(other)
    if all(abs(a - b) < SEEN for a, b in zip(first, second, strict=True)):
        return True
    dark, pale = sorted((_light(first), _light(second)))
    contrast = (pale + 0.05) / (dark + 0.05)
    if dark > _PALE:
        return contrast < _PALE_CONTRAST
    return pale < _DARK and contrast < _DARK_CONTRAST


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (0, 2, 4)]


def _light(parts: list[int]) -> float:
    linear = [
        part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
