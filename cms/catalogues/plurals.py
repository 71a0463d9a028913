"""How languages count whole things, as the Unicode CLDR has it."""

# A language: the number of its forms, and which of them a number n takes.
PLURALS = {
    "cy": (6, "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5"),
    "pl": (
        3,
        "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2",
    ),
    "ro": (3, "n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2"),
    "lt": (
        3,
        "n%10==1 && (n%100<11 || n%100>19) ? 0 : "
        "n%10>=2 && n%10<=9 && (n%100<11 || n%100>19) ? 1 : 2",
    ),
    "pt": (2, "n != 1"),
    "ur": (2, "n != 1"),
    "ar": (
        6,
        "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 ? 4 : 5",
    ),
    "bn": (2, "n > 1"),
    "pa": (2, "n > 1"),
}


def forms(language: str) -> int:
    """How many forms of a word a language counts with."""
    return PLURALS[language][0]


def header(language: str) -> str:
    """The `Plural-Forms` of a catalogue."""
    number, rule = PLURALS[language]
    return f"nplurals={number}; plural=({rule});"
