"""Opening hours as managers type them: understood as they are, or refused.

A line names days and their times. Nothing is made up: what counts on bank holidays is
said, and a day that no line names is written back as closed.
"""

import calendar
import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from boards.models.board.opening_hours import (
    A_DAY,
    ALL_DAY,
    ALWAYS,
    BANK_HOLIDAY,
    WEEK,
    OpeningHours,
    Spans,
)
from cms.typed_dates import read_time

EXAMPLE = "Monday to Friday: 9am to 5pm"
_AT_ALL_TIMES = {"always", "24/7", "24 hours", "at all times", "all day, every day"}
_CLOSED = {"closed", "none", "nobody"}
_WHOLE_DAY = {"all day", "24 hours", "always"}
_AS_USUAL = {"as usual", "as on other days", "as any other day", "open as usual"}
_MANY_DAYS = {
    "every day": WEEK,
    "daily": WEEK,
    "weekdays": range(5),
    "weekend": range(5, 7),
    "weekends": range(5, 7),
    "bank holiday": [BANK_HOLIDAY],
    "bank holidays": [BANK_HOLIDAY],
}
_LIST = re.compile(r"\s*(?:,|;|&|\band\b)\s*")
_RANGE = re.compile(r"\s*(?:[-–—]|\bto\b|\buntil\b)\s*")

# A day's place in the week, or BANK_HOLIDAY, with its hours; None: as other days.
Said = dict[int, Spans | None]


def read_hours(typed: str) -> OpeningHours | None:
    """What is meant; None where nothing is said. Raises ValidationError in words."""
    lines = [" ".join(line.split()) for line in typed.splitlines() if line.strip()]
    if not lines:
        return None
    if len(lines) == 1 and lines[0].lower().rstrip(".") in _AT_ALL_TIMES:
        return ALWAYS
    said: Said = {}
    for line in lines:
        _add(said, line)
    return _week(said)


def write_hours(hours: OpeningHours) -> str:
    """The same as somebody would type it, every day of it."""
    if hours == ALWAYS:
        return "Always"
    lines = [f"{_days(days)}: {_times(spans)}" for days, spans in hours.rows()]
    special = hours.bank_holidays
    usual = "as on other days" if special is None else _times(special)
    return "\n".join([*lines, f"Bank holidays: {usual}"])


def validate_hours(value: str) -> None:
    read_hours(value)


def _add(said: Said, line: str) -> None:
    days, colon, times = line.lower().rstrip(".").partition(":")
    if not colon or not days.strip() or not times.strip():
        raise _refusal(
            _("“%(line)s” is not clear. Write days, a colon and times: %(example)s."),
            line,
            example=EXAMPLE,
        )
    spans = _read_times(times.strip(), line, BANK_HOLIDAY in _read_days(days, line))
    for day in _read_days(days, line):
        if day in said:
            raise _refusal(
                _("“%(line)s”: %(day)s is in an earlier line. Say each day once."),
                line,
                day=_name(day),
            )
        said[day] = spans


def _week(said: Said) -> OpeningHours:
    if BANK_HOLIDAY not in said:
        raise ValidationError(
            _(
                "Say what counts on bank holidays as well, in a line: “Bank holidays: "
                "closed”, or “Bank holidays: as on other days”."
            )
        )
    days = tuple(said.get(day) or () for day in WEEK)
    if not any(days):
        raise ValidationError(
            _(
                "The phone has to be answered on one day of the week at least. Leave "
                "the field empty to say nothing about hours."
            )
        )
    hours = OpeningHours(days, said[BANK_HOLIDAY])
    return ALWAYS if hours.is_always else hours


def _read_days(typed: str, line: str) -> list[int]:
    found: list[int] = []
    for part in _LIST.split(typed.strip()):
        if part in _MANY_DAYS:
            found += _MANY_DAYS[part]
            continue
        ends = [_day(word, line) for word in _RANGE.split(part)]
        if len(ends) > 2 or ends[0] > ends[-1]:
            raise _refusal(
                _("“%(line)s”: name the days from Monday to Sunday, in their order."),
                line,
            )
        found += range(ends[0], ends[-1] + 1)
    return found


def _day(word: str, line: str) -> int:
    for day in WEEK:
        name = calendar.day_name[day].lower()
        if len(word) >= 3 and name.startswith(word.removesuffix("s")):
            return day
    raise _refusal(
        _(
            "“%(line)s”: “%(word)s” is no day. Write Monday, Tuesday and so on, “every "
            "day” or “bank holidays”."
        ),
        line,
        word=word,
    )


def _read_times(typed: str, line: str, of_bank_holidays: bool) -> Spans | None:
    if typed in _CLOSED:
        return ()
    if typed in _WHOLE_DAY:
        return ALL_DAY
    if of_bank_holidays and typed in _AS_USUAL:
        return None
    spans = sorted(_span(part, line) for part in _LIST.split(typed))
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start < joined[-1][1]:
            raise _refusal(
                _("“%(line)s”: two of these times overlap. Write them as one."), line
            )
        if joined and start == joined[-1][1]:
            start = joined.pop()[0]
        joined.append((start, end))
    return tuple(joined)


def _span(typed: str, line: str) -> tuple[int, int]:
    parts = _RANGE.split(typed)
    if len(parts) != 2:
        raise _refusal(
            _("“%(line)s”: write from when to when, such as 9am to 5pm, or “closed”."),
            line,
        )
    start, end = _minutes(parts[0], line), _minutes(parts[1], line) or A_DAY
    if start >= end:
        raise _refusal(
            _(
                "“%(line)s”: the end has to come after the start. Over midnight, write "
                "two lines: “Friday: 5pm to midnight” and “Saturday: midnight to 8am”."
            ),
            line,
        )
    return start, end


def _minutes(typed: str, line: str) -> int:
    if typed in ("midnight", "24:00", "12 midnight"):
        return 0
    try:
        at = read_time(typed)
    except ValidationError as refused:
        raise _refusal("“%(line)s”: %(why)s", line, why=refused.messages[0]) from None
    return at.hour * 60 + at.minute


def _name(day: int) -> str:
    return "bank holidays" if day == BANK_HOLIDAY else calendar.day_name[day]


def _days(days: list[int]) -> str:
    first, last = _name(days[0]), _name(days[-1])
    if days == list(WEEK):
        return "Every day"
    if len(days) == 1:
        return first
    return f"{first} and {last}" if last == _name(days[0] + 1) else f"{first} to {last}"


def _times(spans: Spans) -> str:
    if not spans:
        return "closed"
    if spans == ALL_DAY:
        return "all day"
    return " and ".join(f"{_written(start)} to {_written(end)}" for start, end in spans)


def _written(minutes: int) -> str:
    if minutes in (0, A_DAY):
        return "midnight"
    return f"{minutes // 60}:{minutes % 60:02}"


def _refusal(sentence: str, line: str, **names: str) -> ValidationError:
    return ValidationError(sentence % {"line": line, **names})
