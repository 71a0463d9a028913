"""Letters of every script, with the signs that belong to them."""

import unicodedata

# Letters, digits, and the marks that are written on, under and around letters: vowel
# signs of Bengali and Punjabi, harakat, niqqud. `\w` knows no marks.
KEPT = ("L", "N", "M")


def is_of_a_word(char: str) -> bool:
    return char == "_" or unicodedata.category(char).startswith(KEPT)


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
