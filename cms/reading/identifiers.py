"""Numbers and addresses that tell who somebody is, and what of them may be stored."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cms.reading.dates import dates_of_birth_in
from cms.reading.folding import UNSEEN_LETTERS, as_shown

# What people, programs and lines' ends put between the digits of one number.
_GAP = r"(?:\s{0,3}[-./·_|\\,:+*'’•()\[\]~]{0,2}\s{0,3})"
_CLOSE = r"[ -]?"
# Not within a longer number, nor behind its point.
_BEGINS = r"(?<![\d+])(?<!\d[.,])"
_NHS = re.compile(
    rf"{_BEGINS}\(?\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{4}}(?!\d)"
    rf"|{_BEGINS}(?:\d{{3}}{_CLOSE}\d{{7}}|\d{{6}}{_CLOSE}\d{{4}})(?!\d)"
)
_NHS_NAME = r"\b(?:N\.?H\.?S|GIG|patient|hospital|CHI|H ?& ?C)\b"
_NHS_NAMED = re.compile(
    rf"{_NHS_NAME}\D{{0,40}}?(?P<behind>\d(?:{_GAP}\d){{9}})(?!\d)"
    rf"|(?<!\d)(?P<before>\d(?:{_GAP}\d){{9}})\D{{0,12}}?{_NHS_NAME}",
    re.IGNORECASE,
)
# In other groups, of which each table has rows: only within a sentence, or with a sign
# between them that stands between no two columns.
_GROUPS = (
    r"(?:\d{5}@\d{5}|\d{4}@\d{3}@\d{3}|\d{3}@\d{4}@\d{3}|\d\d(?:@\d\d){4}|\d(?:@\d){9})"
)
_NHS_IN_GROUPS = re.compile(
    rf"(?:(?<=[A-Za-z:,] )|(?<=\()){_GROUPS.replace('@', ' ')}(?=[.,;)!?]|\s+[a-z])"
    rf"|{_BEGINS}{_GROUPS.replace('@', '[-.·_]')}(?!\d|[-.]\d)"
)
# Letters that people type, and machines read, for figures.
_NOUGHT = re.compile(r"(?<=\d)[Oo](?=[\d ])|(?<=[\d ])[Oo](?=\d)")
# What is counted and printed, and is nobody's.
_BOOK_NUMBER = re.compile(
    r"(?:ISBN|ISSN|EAN|GTIN|DOI|UPRN|VAT|grant|award|charity|company|order|invoice)"
    r"(?: (?:reg\w*|no|number|ref\w*)\.?)*[-:.#/\s\d]*$",
    re.IGNORECASE,
)
_TWO_LETTERS = (
    rf"(?!B{_GAP}G|G{_GAP}B|K{_GAP}N|N{_GAP}K|N{_GAP}T|T{_GAP}N|Z{_GAP}Z)"
    rf"[A-CEGHJ-PR-TW-Z]{_GAP}[A-CEGHJ-NPR-TW-Z]"
)
_NATIONAL_INSURANCE = re.compile(
    rf"(?<![A-Za-z\d]){_TWO_LETTERS}(?:{_GAP}\d){{6}}{_GAP}[A-D](?![A-Za-z\d])",
    re.IGNORECASE,
)
_NATIONAL_INSURANCE_NAMED = re.compile(
    rf"\b(?:national\s+insurance|yswiriant\s+(?:gwladol|cenedlaethol)|NINO|N\.?I\.?)"
    rf"\b\W{{0,3}}(?:number|no|nr)?\W{{0,5}}"
    rf"({_TWO_LETTERS}(?:{_GAP}\d){{6}})(?![A-Za-z\d])",
    re.IGNORECASE,
)
_POSTCODE = re.compile(
    r"\b([A-PR-UWYZ][A-HK-Y]?\d[A-HJKPSTUW\d]?)[ \u00a0]{0,2}(\d[ABD-HJLNP-UW-Z]{2})\b"
)
_PHONE = re.compile(
    r"(?<![\d.])(?:\+44\s?(?:\(0\)\s?)?|\(?0)"
    r"(?:\d{1,5}\)?[ \u00a0-]?)(?:\d[ \u00a0-]?){6,9}(?!\d)"
)
# Lines of services, never of a person.
_SERVICES = re.compile(r"0(?:80|30|34|845|870|116)")
_EMAIL = re.compile(r"[\w.+'-]+@(?:[\w-]+\.)+[A-Za-z]{2,}")


@dataclass(frozen=True)
class Published:
    """What a board tells everybody about itself, and which therefore is no alarm."""

    emails: frozenset[str] = field(default_factory=frozenset)
    phones: frozenset[str] = field(default_factory=frozenset)
    postcodes: frozenset[str] = field(default_factory=frozenset)
    hosts: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Identifier:
    """One that was found. shown: the part of it that may be stored and read."""

    key: str
    shown: str


def plain(text: str) -> str:
    """A text with digits of one script, and without what nobody sees in it.

    Small raised figures are those of notes, and no part of a number.
    """
    shown = as_shown(text.translate(UNSEEN_LETTERS))
    if not shown.isascii():
        shown = _OTHER_LETTERS.sub(_as_latin, shown)
    return "".join(_plain_sign(one) if not one.isascii() else one for one in shown)


def _as_latin(word: re.Match[str]) -> str:
    """Letters that all look like Latin ones; a word of another alphabet stays one."""
    return word[0].translate(_LOOKS_LATIN) if _ALIKE.issuperset(word[0]) else word[0]


_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_OTHER_LETTERS = re.compile(r"[^\W\d_a-zA-Z]+")
# Capitals of other alphabets that look like Latin ones.
_LOOKS_LATIN = str.maketrans(
    "АВСЕНІЈКМОРЅТХΑΒΕΖΗΙΚΜΝΟΡΤΧ", "ABCEHIJKMOPSTXABEZHIKMNOPTX"
)
_ALIKE = frozenset(map(chr, _LOOKS_LATIN))
_SLASH = "⁄"


def _plain_sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    if kind == "Pd" or sign == "\u2212":
        return "-"
    if kind == "Zs":
        return " "
    if sign == _SLASH:
        return "/"
    return "" if kind == "Cf" or sign in _RAISED else sign


def identifiers_in(text: str, published: Published) -> Iterator[Identifier]:
    """What in a text tells who somebody is, and is not the board's own."""
    text = plain(text)
    for find in _FINDERS:
        yield from find(text, published)


def masked(text: str) -> str:
    """A text in which nobody can be found by a number or an address any more."""
    text = plain(text)
    for pattern in (
        _NHS_NAMED,
        _NHS,
        _NHS_IN_GROUPS,
        _NATIONAL_INSURANCE,
        _NATIONAL_INSURANCE_NAMED,
        _POSTCODE,
        _PHONE,
        _EMAIL,
    ):
        text = pattern.sub("…", text)
    return "…" if any(identifiers_in(text, Published())) else text


def _nhs_numbers(text: str, _published: Published) -> Iterator[Identifier]:
    text = _NOUGHT.sub("0", text)
    found = [
        (match.group(), match.start())
        for pattern in (_NHS, _NHS_IN_GROUPS)
        for match in pattern.finditer(text)
    ]
    for match in _NHS_NAMED.finditer(text):
        name = "behind" if match["behind"] else "before"
        found.append((match[name], match.start(name)))
    seen = set()
    for number, start in found:
        digits = _digits(number)
        before = text[max(0, start - 40) : start]
        is_book = _BOOK_NUMBER.search(before)
        if digits not in seen and is_nhs_number(digits) and not is_book:
            seen.add(digits)
            yield Identifier("nhs_number", digits[-4:])


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits are a number that is given to a patient: check digit, range.

    Scotland's begin with the day of birth, so that theirs has to be one.
    """
    if len(set(digits)) == 1:
        return False
    if digits[0] in "0123" and not _begins_with_a_day(digits):
        return False
    total = sum(
        int(digit) * weight
        for digit, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[9])


def _begins_with_a_day(digits: str) -> bool:
    return 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12


def _national_insurance(text: str, _published: Published) -> Iterator[Identifier]:
    for match in _NATIONAL_INSURANCE.finditer(text):
        yield Identifier("national_insurance", match.group()[-1].upper())
    for match in _NATIONAL_INSURANCE_NAMED.finditer(text):
        yield Identifier("national_insurance", match.group(1)[-1])


def _dates_of_birth(text: str, _published: Published) -> Iterator[Identifier]:
    for _number in range(dates_of_birth_in(text)):
        yield Identifier("date_of_birth", "")


def _postcodes(text: str, published: Published) -> Iterator[Identifier]:
    for match in _POSTCODE.finditer(text):
        if "".join(match.groups()) not in published.postcodes:
            yield Identifier("postcode", match.group(1))


def _phones(text: str, published: Published) -> Iterator[Identifier]:
    for match in _PHONE.finditer(text):
        digits = national_digits(match.group())
        if len(digits) not in (10, 11) or _SERVICES.match(digits):
            continue
        if digits not in published.phones:
            yield Identifier("phone", digits[-2:])


def national_digits(phone: str) -> str:
    """A British number as it is dialled at home: digits alone."""
    digits = re.sub(r"\D", "", phone.replace("(0)", ""))
    return f"0{digits[2:]}" if phone.lstrip().startswith("+44") else digits


def _emails(text: str, published: Published) -> Iterator[Identifier]:
    for match in _EMAIL.finditer(text):
        address = match.group().lower()
        host = address.rpartition("@")[2]
        if address not in published.emails and host not in published.hosts:
            yield Identifier("email", host)


_FINDERS: tuple[Callable[[str, Published], Iterator[Identifier]], ...] = (
    _nhs_numbers,
    _national_insurance,
    _dates_of_birth,
    _postcodes,
    _phones,
    _emails,
)


def postcodes_in(text: str) -> set[str]:
    return {"".join(match.groups()) for match in _POSTCODE.finditer(text)}
