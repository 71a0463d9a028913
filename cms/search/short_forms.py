"""What people in the field write in short, said out: "MASH", "DSL", "ToR", "7-minute".

Pages say it in either way. In other languages nobody has told us of any.
"""

_ENGLISH = {
    "7": "seven",
    "asd": "autism",
    "camhs": "child and adolescent mental health services",
    "cce": "child criminal exploitation",
    "cdop": "child death overview panel",
    "cin": "child in need",
    "csa": "child sexual abuse",
    "cse": "child sexual exploitation",
    "cspr": "child safeguarding practice review",
    "da": "domestic abuse",
    "dhr": "domestic homicide review",
    "dna": "did not attend",
    "dsl": "designated safeguarding lead",
    "ehe": "elective home education",
    "faq": "frequently asked questions",
    "fgm": "female genital mutilation",
    "fii": "fabricated or induced illness",
    "hsb": "harmful sexual behaviour",
    "lac": "looked after child",
    "lado": "local authority designated officer",
    "lcspr": "local child safeguarding practice review",
    "lscp": "local safeguarding children partnership",
    "marac": "multi agency risk assessment conference",
    "mash": "multi agency safeguarding hub",
    "nrpf": "no recourse to public funds",
    "pru": "pupil referral unit",
    "sab": "safeguarding adults board",
    "sar": "safeguarding adults review",
    "scr": "serious case review",
    "send": "special educational needs",
    "seven": "7",
    "sudi": "sudden unexpected death in infancy",
    "susr": "single unified safeguarding review",
    "tor": "terms of reference",
    "uasc": "unaccompanied asylum seeking child",
    "wnb": "was not brought",
}


def said_out(word: str, language: str) -> str:
    """The words that a short form stands for, also of several; "" of any other word."""
    if language.split("-")[0] != "en":
        return ""
    return _ENGLISH.get(word) or _ENGLISH.get(word.removesuffix("s"), "")
