"""Days and times as British people type them: understood as they are, or refused.

Nothing is made up: no day for a month, no time for a day, no century for two digits.
"""

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.partial_dates import PartialDate

_DAY_NAMES = {
    name.lower(): number
    for number in range(7)
    for name in (calendar.day_name[number], calendar.day_abbr[number])
}
_DAY_NAME = re.compile(r"([a-z]+),?\s+(.+)")
_YEAR = re.compile(r"\d{4}")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}(\s.*)?")
_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2})(?:[:.]([0-9]{2}))?)?\s?([ap]m)?")
_ISO_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:]{5,8}(\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})"
)
_DAY_AND_TIME = re.compile(
    r"(?P<day>.+?[0-9]{4}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})"
    r"(?:,?\s+(?:at\s+)?|t)(?P<time>[0-9].*?|noon|midday)(?:\s+(?P<zone>bst|gmt))?",
    re.IGNORECASE,
)


def read_day(typed: str) -> date:
    """The one day that is meant. Raises ValidationError in words."""
    words = " ".join(typed.split())
    named = _DAY_NAME.fullmatch(words.lower())
    of_week = _DAY_NAMES.get(named[1]) if named else None
    try:
        known = PartialDate.parse(named[2] if named and of_week is not None else words)
    except ValueError as error:
        raise _no_day(typed) from error
    if not known.day or known.span:
        raise _refusal(
            _(
                "“%(typed)s” is no single day. Type the day, the month and the year: "
                "12/09/2027 or 12 September 2027."
            ),
            typed,
        )
    if of_week is not None and known.first_day.weekday() != of_week:
        raise _refusal(
            _("“%(typed)s” does not fit together: %(day)s is a %(name)s."),
            typed,
            day=str(known),
            name=calendar.day_name[known.first_day.weekday()],
        )
    return known.first_day


def _no_day(typed: str) -> ValidationError:
    if _SHORT_YEAR.fullmatch(typed.strip()):
        return _refusal(
            _(
                "“%(typed)s” could be more than one day. Type the year in four digits: "
                "12/09/2027."
            ),
            typed,
        )
    if not _YEAR.search(typed):
        return _refusal(
            _(
                "“%(typed)s” is not a whole date. Type the day, the month and the "
                "year: 12/09/2027 or 12 September 2027."
            ),
            typed,
        )
    return _refusal(
        _(
            "“%(typed)s” is not a day that exists. Type the day, the month and the "
            "year: 12/09/2027 or 12 September 2027."
        ),
        typed,
    )


def read_time(typed: str) -> time:
    """The time of day that is meant. Raises ValidationError in words."""
    words = " ".join(typed.lower().split()).replace("a.m.", "am").replace("p.m.", "pm")
    if words in ("noon", "midday", "12 noon", "12 midday"):
        return time(12)
    found = _TIME.fullmatch(words)
    if not found or not (found[2] or found[4]):
        raise _no_time(typed)
    hour, half = int(found[1]), found[4]
    if half and (hour == 12 or not 1 <= hour <= 11):
        raise _refusal(
            _(
                "“%(typed)s” could be read in two ways. Type 12:00 for noon, 00:00 for "
                "the beginning of the day, or 23:59 for its end."
            ),
            typed,
        )
    try:
        return time(
            hour + 12 if half == "pm" else hour, int(found[2] or 0), int(found[3] or 0)
        )
    except ValueError as error:
        raise _no_time(typed) from error


def _no_time(typed: str) -> ValidationError:
    return _refusal(
        _("“%(typed)s” is not a time. Type the hour and the minute: 09:30 or 2:15pm."),
        typed,
    )


def read_moment(typed: str) -> datetime:
    """The day and the time that are meant, by the clocks in use here.

    Raises ValidationError in words, also where the clocks skip that time or strike it
    twice.
    """
    words = " ".join(typed.split())
    if _ISO_MOMENT.fullmatch(words):
        return _exact(words)
    found = _DAY_AND_TIME.fullmatch(words)
    if not found:
        day = read_day(words)
        raise _refusal(
            _("“%(typed)s” has no time. Type the day and the time: %(day)s 10:00."),
            typed,
            day=f"{day:%d/%m/%Y}",
        )
    moment = datetime.combine(read_day(found["day"]), read_time(found["time"]))
    return _by_the_clocks(moment, (found["zone"] or "").upper())


def _exact(words: str) -> datetime:
    """A moment that says itself how far it is from Greenwich: programs write it."""
    try:
        moment = datetime.fromisoformat(words)
        read_day(f"{moment:%Y-%m-%d}")
    except ValueError as error:
        raise _no_day(words) from error
    return moment


def _by_the_clocks(moment: datetime, zone: str) -> datetime:
    """zone: "BST" or "GMT" where somebody said which, else empty."""
    here = timezone.get_current_timezone()
    both = [moment.replace(tzinfo=here, fold=fold) for fold in (0, 1)]
    if both[0].utcoffset() == both[1].utcoffset():
        if zone and both[0].tzname() != zone:
            raise _refusal(
                _("On that day the clocks show %(zone)s. Type the time by that clock."),
                "",
                zone=both[0].tzname(),
            )
        return both[0]
    if not is_struck_twice(both[0]):
        raise _skipped(moment)
    for one in both:
        if one.tzname() == zone:
            # Python finds a time that is struck twice equal to none in another zone.
            return one.astimezone(UTC)
    shown = f"{moment:%d/%m/%Y %H:%M}"
    raise _refusal(
        _(
            "On this day the clocks go back, and %(time)s comes twice. Type “%(shown)s "
            "BST” for the first time, or “%(shown)s GMT” for the second."
        ),
        "",
        time=f"{moment:%H:%M}",
        shown=shown,
    )


def is_struck_twice(moment: datetime) -> bool:
    """Whether the clocks show this time twice on that day."""
    first, second = (moment.replace(fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and second is not None and first > second


def _skipped(moment: datetime) -> ValidationError:
    hour = moment.replace(minute=0)
    return _refusal(
        _(
            "On %(day)s the clocks go forward: there is no %(time)s. Type %(before)s "
            "or an earlier time, or %(after)s or a later one."
        ),
        "",
        day=str(PartialDate(moment.year, moment.month, moment.day)),
        time=f"{moment:%H:%M}",
        before=f"{hour - timedelta(minutes=1):%H:%M}",
        after=f"{hour + timedelta(hours=1):%H:%M}",
    )


def _refusal(sentence: str, typed: str, **names: str | None) -> ValidationError:
    return ValidationError(
        sentence, code="invalid", params={"typed": typed.strip(), **names}
    )
