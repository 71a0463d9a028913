"""What people in the field write in capitals, said out: "MASH", "DSL", "ToR".

Pages say it in either way. In other languages nobody has told us of any.
"""

_ENGLISH = {
    "asd": "autism",
    "cce": "child criminal exploitation",
    "cdop": "child death overview panel",
    "cin": "child in need",
    "csa": "child sexual abuse",
    "cse": "child sexual exploitation",
    "cspr": "child safeguarding practice review",
    "da": "domestic abuse",
    "dhr": "domestic homicide review",
    "dsl": "designated safeguarding lead",
    "ehe": "elective home education",
    "faq": "frequently asked questions",
    "fgm": "female genital mutilation",
    "fii": "fabricated or induced illness",
    "hsb": "harmful sexual behaviour",
    "lac": "looked after child",
    "lado": "local authority designated officer",
    "lcspr": "local child safeguarding practice review",
    "mash": "multi agency safeguarding hub",
    "sar": "safeguarding adults review",
    "scr": "serious case review",
    "send": "special educational needs",
    "susr": "single unified safeguarding review",
    "tor": "terms of reference",
}


def said_out(word: str, language: str) -> str:
    """The words that a short form stands for, also of several; "" of any other word."""
    if language.split("-")[0] != "en":
        return ""
    return _ENGLISH.get(word) or _ENGLISH.get(word.removesuffix("s"), "")
