"""Numbers and addresses that tell who somebody is, and what of them may be stored."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_NHS = re.compile(r"(?<![\d+])(\d{3})([ \u00a0-]?)(\d{3})\2(\d{4})(?!\d)")
_BOOK_NUMBER = re.compile(r"ISBN[-:\s\d]*$", re.IGNORECASE)
_NATIONAL_INSURANCE = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"[ \u00a0-]?(?:\d{2}[ \u00a0-]?){3}[A-D]\b",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = (
    r"(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH},?\s+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
)
_BIRTH = r"(?:\bborn\b|\bd\.?\s?o\.?\s?b\b\.?|\bdate\s+of\s+birth\b|\bbirthday\b)"
_BORN = re.compile(
    rf"{_BIRTH}[^.!?\d]{{0,40}}?{_DAY}(?!\d)|{_DAY}\s*[(,–-]?\s*{_BIRTH}", re.IGNORECASE
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


def identifiers_in(text: str, published: Published) -> Iterator[Identifier]:
    """What in a text tells who somebody is, and is not the board's own."""
    for find in _FINDERS:
        yield from find(text, published)


def masked(text: str) -> str:
    """A text in which nobody can be found by a number or an address any more."""
    for pattern in (_NHS, _NATIONAL_INSURANCE, _BORN, _POSTCODE, _PHONE, _EMAIL):
        text = pattern.sub("…", text)
    return text


def _nhs_numbers(text: str, _published: Published) -> Iterator[Identifier]:
    for match in _NHS.finditer(text):
        digits = match.group(1) + match.group(3) + match.group(4)
        before = text[max(0, match.start() - 20) : match.start()]
        if is_nhs_number(digits) and not _BOOK_NUMBER.search(before):
            yield Identifier("nhs_number", digits[-4:])


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


def _dates_of_birth(text: str, _published: Published) -> Iterator[Identifier]:
    for _match in _BORN.finditer(text):
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
