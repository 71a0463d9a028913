"""Dates as British people write them: a day, a month, a season, 2016/17, from–to.

Nothing is made up. What could mean two things is asked, and what fits nowhere is kept
in its own words where somebody says so.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from cms.date_spans import SPANS

AS_WRITTEN = "as written:"
# Of the code under which own words are stored.
OWN_WORDS = "as:"
MOST_WORDS = 80

_DAY = r"([0-9]{1,2})"
_YEAR = r"([0-9]{4})"
_ISO = re.compile(rf"{_YEAR}(?:-([0-9]{{1,2}})(?:-{_DAY})?)?")
_NUMERIC = re.compile(rf"(?:{_DAY}[./-])?([0-9]{{1,2}})[./-]{_YEAR}")
_WORDS = re.compile(rf"(?:{_DAY}(?:st|nd|rd|th)?\s+)?([a-z]+)\.?,?\s+{_YEAR}")
_WORDS_MONTH_FIRST = re.compile(rf"([a-z]+)\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}")
_MONTH_NUMBERS = {
    name.lower(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number])
} | {"sept": 9}
_SHORT_YEAR = re.compile(rf"{_DAY}([./-])([0-9]{{1,2}})[./-]([0-9]{{2}})")
_PAIR = re.compile(rf"{_YEAR}\s?([/–-])\s?([0-9]{{2}}|[0-9]{{4}})")
# Behind other words a pair of years is nothing else.
_PAIR_BEHIND = re.compile(rf"(?<=[a-z0-9]\s){_YEAR}[/–-]([0-9]{{4}}|[0-9]{{2}})$")
_YEAR_NAMED_BEHIND = re.compile(
    rf"({_YEAR}[/–-](?:[0-9]{{4}}|[0-9]{{2}})) (financial|school|academic) year"
)
_DASHED_DAY = re.compile(rf"{_DAY}-([a-z]+)-{_YEAR}")
_NAMED_PAIR = re.compile(rf"(financial|school|academic) year\s+{_YEAR}/([0-9]{{2}})")
_QUARTER = re.compile(
    r"(?:q([1-4])|(?:quarter|qtr)\s+([1-4])|(first|second|third|fourth|last|1st|2nd|3rd|4th)"
    rf"\s+quarter),?\s+{_YEAR}(?:/([0-9]{{2}}))?"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_SEASON = re.compile(rf"(spring|summer|autumn|winter),?\s+{_YEAR}(?:/([0-9]{{2}}))?")
_PART = re.compile(rf"(early|beginning|start|mid|middle|late|end)[\s-]+(?:in )?{_YEAR}")
_PARTS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_TO = re.compile(
    r"\s*[–—]\s*|\s+-\s+|\s+to\s+|(?<=^[0-9]{4})-(?=[0-9]{4}$)"
    r"|(?<=[a-z0-9])-(?=[a-z]|[0-9]{1,2}(?:st|nd|rd|th)?\s+[a-z])"
)
_FROM = re.compile(r"from\s+")
_BETWEEN = re.compile(r"between\s+(.+)\s+and\s+(.+)")
_LISTED = re.compile(r"\s*(?:,\s*and|,|/|\band\b)\s*")
_ORDINAL_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_DAY_NAMES = {
    name.lower(): number
    for number in range(7)
    for name in (calendar.day_name[number], calendar.day_abbr[number])
} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_OF_WEEK = re.compile(rf"({'|'.join(sorted(_DAY_NAMES, reverse=True))})\.?,?\s+(.+)")
_ANY_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
# With one of these beside it a year bounds nothing on one side.
_OPEN = re.compile(r"\b(?:before|by|until|till|after|since|from|not|later|earlier)\b")


@dataclass(frozen=True)
class Read:
    """What was read. span: a code of `SPANS`, the last day or month, or own words."""

    year: int
    month: int | None = None
    day: int | None = None
    span: str = ""

    @property
    def iso(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)


class TwoReadings(ValueError):
    """What was typed could mean two things: the ways to type each."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} or {second}")
        self.first, self.second = first, second


def read(text: str) -> Read:
    """Understand what somebody types. Raises ValueError when it is no date."""
    words = " ".join(text.split())
    if words.lower().startswith(AS_WRITTEN):
        return own_words(words[len(AS_WRITTEN) :].strip())
    typed = _tidied(words.lower())
    if match := _OF_WEEK.fullmatch(typed):
        return _of_week(match[1], match[2])
    _ask_for_the_century(typed)
    for way in (_pair, _quarter, _season, _part, _listed, _range):
        if found := way(typed):
            return found
    return _plain(typed)


def _tidied(typed: str) -> str:
    """In the one spelling of what people spell in several ways."""
    typed = typed.removeprefix("the ").replace(" of ", " ").replace("&", " and ")
    typed = " ".join(re.sub(r"^fy\s?", "financial year ", typed).split())
    typed = _DASHED_DAY.sub(r"\1 \2 \3", typed)
    typed = _YEAR_NAMED_BEHIND.sub(r"\3 year \1", typed)
    if (pair := _PAIR_BEHIND.search(typed)) and _follows(*pair.groups()):
        typed = f"{typed[: pair.start()]}{pair[1]}/{pair[2][-2:]}"
    return typed


def _of_week(name: str, typed: str) -> Read:
    """A day that is named. Raises ValueError where it was another day of the week."""
    found = _plain(typed)
    if not (found.month and found.day):
        raise ValueError("No single day.")
    if calendar.weekday(found.year, found.month, found.day) != _DAY_NAMES[name]:
        raise ValueError("It was another day of the week.")
    return found


def own_words(words: str) -> Read:
    """Words that are kept as they are, sorted by the first year that they name."""
    if not words or len(words) > MOST_WORDS or not words.isprintable():
        raise ValueError("No words, or too many.")
    years = years_in(words)
    return Read(min(years) if years else 0, span=f"{OWN_WORDS}{words}")


def years_in(words: str) -> list[int]:
    return [int(year) for year in _ANY_YEAR.findall(words)]


def is_open_ended(words: str) -> bool:
    return bool(_OPEN.search(words.lower()))


def read_iso(text: str) -> Read:
    """A date as programs write it. Raises ValueError for anything else."""
    match = _ISO.fullmatch(text)
    if not match:
        raise ValueError(f"“{text}” is no date.")
    year, month, day = (int(part) if part else None for part in match.groups())
    return Read(year or 0, month, day)


def _plain(typed: str) -> Read:
    if _ISO.fullmatch(typed):
        return read_iso(typed)
    if (match := _NUMERIC.fullmatch(typed)) or (match := _WORDS.fullmatch(typed)):
        day, month, year = match.groups()
    elif match := _WORDS_MONTH_FIRST.fullmatch(typed):
        month, day, year = match.groups()
    else:
        raise ValueError(f"“{typed}” is no date.")
    return Read(int(year), _month(month), int(day) if day else None)


def _month(typed: str) -> int:
    number = int(typed) if typed.isdecimal() else _MONTH_NUMBERS.get(typed)
    if number is None:
        raise ValueError(f"“{typed}” is no month.")
    return number


def _ask_for_the_century(typed: str) -> None:
    if match := _SHORT_YEAR.fullmatch(typed):
        day, _sign, month, year = match.groups()
        raise TwoReadings(f"{day}/{month}/20{year}", f"{day}/{month}/19{year}")


def _span(code: str, year: str) -> Read:
    return Read(*SPANS[code].start(int(year)), span=code)


def _follows(year: str, second: str) -> bool:
    return (int(year) + 1) % (100 if len(second) == 2 else 10_000) == int(second)


def _pair(typed: str) -> Read | None:
    if match := _NAMED_PAIR.fullmatch(typed):
        name, year, second = match.groups()
        code = "financial" if name == "financial" else "school"
        return _span(code, year) if _follows(year, second) else None
    match = _PAIR.fullmatch(typed)
    if not match or not _follows(match[1], match[3]):
        return None
    if match[2] == "-" and len(match[3]) == 4:
        return None  # The whole of two years.
    if match[2] == "-" and 1 <= int(match[3]) <= 12:
        month = calendar.month_name[int(match[3])]
        raise TwoReadings(f"{month} {match[1]}", f"{match[1]}/{match[3]}")
    return _span("years", match[1])


def _quarter(typed: str) -> Read | None:
    match = _QUARTER.fullmatch(typed)
    if not match:
        return None
    *named, year, second = match.groups()
    name = next(name for name in named if name)
    number = _ORDINALS.get(name) or int(name[0])
    if second is None:
        return _span(f"q{number}", year)
    return _span(f"fq{number}", year) if _follows(year, second) else None


def _season(typed: str) -> Read | None:
    match = _SEASON.fullmatch(typed)
    if not match:
        return None
    season, year, second = match.groups()
    if second is None:
        return _span(season, year)
    is_winter = season == "winter" and _follows(year, second)
    return _span("winters", year) if is_winter else None


def _part(typed: str) -> Read | None:
    match = _PART.fullmatch(typed)
    return _span(_PARTS.get(match[1], match[1]), match[2]) if match else None


def _listed(typed: str) -> Read | None:
    """“June, July and August 2016”: a stretch where nothing lies between them."""
    *firsts, last = _LISTED.split(typed)
    if not firsts:
        return None
    try:
        found = [_plain(_completed(one, last)) for one in firsts] + [_plain(last)]
    except ValueError:
        return None
    places = [_place(one) for one in found]
    begins = places[0]
    if places != [(begins[0], begins[1] + step) for step in range(len(places))]:
        return None
    return Read(found[0].year, found[0].month, found[0].day, found[-1].iso)


def _place(one: Read) -> tuple[str, int]:
    """Among the days, the months or the years, whichever it is."""
    if one.month and one.day:
        return "day", date(one.year, one.month, one.day).toordinal()
    return ("month", one.year * 12 + one.month) if one.month else ("year", one.year)


def _range(typed: str) -> Read | None:
    if match := _BETWEEN.fullmatch(typed):
        sides = list(match.groups())
    else:
        sides = _TO.split(_FROM.sub("", typed, count=1))
    if len(sides) != 2:
        return None
    return _from_to(_completed(*sides), sides[1])


def _completed(first: str, last: str) -> str:
    """“12” beside “14 March 2016” has its month and its year."""
    words = last.split()
    if not words:
        raise ValueError("Nothing stands there.")
    if day := _ORDINAL_DAY.fullmatch(first):
        return " ".join([day[1], *words[1:]])
    return first if _ANY_YEAR.search(first) else f"{first} {words[-1]}"


def _from_to(first: str, last: str) -> Read:
    begins, ends = _plain(first), _plain(last)
    if begins.iso >= ends.iso:
        raise ValueError("It ends before it begins.")
    return Read(begins.year, begins.month, begins.day, ends.iso)
