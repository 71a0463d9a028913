"""Letters of every script, with the signs that belong to them."""

import re
import unicodedata

# Signs that choose how a letter is drawn and say nothing that is read.
_OF_THE_FONT = (
    (0x034F, 0x034F),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0xFE00, 0xFE0F),
)
# No mark of a script lies behind it.
_LAST_MARK = 0x1FFFF


def is_mark(char: str) -> bool:
    """Whether it is written on, under or beside a letter, and is read with it.

    Vowel signs of Bengali and Punjabi, tones of Thai, harakat, niqqud: `\\w` has none.
    """
    code = ord(char)
    return (
        code <= _LAST_MARK
        and unicodedata.category(char) in ("Mn", "Mc")
        and not any(first <= code <= last for first, last in _OF_THE_FONT)
    )


def _ranges_of_marks() -> str:
    ranges: list[list[int]] = []
    for code in range(0x0300, _LAST_MARK + 1):
        if not is_mark(chr(code)):
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


# For a regular expression, between square brackets.
MARKS = _ranges_of_marks()
_STRAY_MARKS = re.compile(rf"(?<![\w{MARKS}])[{MARKS}]+|(?<=_)[{MARKS}]+")


def is_of_a_word(char: str) -> bool:
    return (
        char == "_"
        or unicodedata.category(char).startswith(("L", "N"))
        or is_mark(char)
    )


def without_stray_marks(text: str) -> str:
    """The text without the signs that no letter carries: of a picture, say."""
    return _STRAY_MARKS.sub("", text)


def composed(text: str) -> str:
    """A letter and its sign as one: a Mac writes the names of files with two."""
    return unicodedata.normalize("NFC", text)


def shortened(text: str, most: int) -> str:
    """The beginning of a text, in so many bytes of UTF-8, with no letter cut in two."""
    kept = text.encode()[:most].decode(errors="ignore")
    rest = text[len(kept) :]
    if rest and unicodedata.category(rest[0]).startswith("M"):
        # Its signs would be left behind: the letter goes with them.
        while kept and unicodedata.category(kept[-1]).startswith("M"):
            kept = kept[:-1]
        kept = kept[:-1]
    return kept
