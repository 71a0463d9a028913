"""Dates that are known as well as they are known: a day, a season, or only a year."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import total_ordering
from typing import Any, Self

from django import forms
from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from cms.date_reading import (
    AS_WRITTEN,
    OWN_WORDS,
    TwoReadings,
    is_open_ended,
    read,
    read_iso,
    years_in,
)
from cms.date_spans import SPANS, from_to

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
STORED_LENGTH = 100
# After the first day there may be a code, the last day, or own words.
STORED = (
    r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(,([a-z0-9-]{2,10}|as:.{1,80}))?$"
    r"|^,as:.{1,80}$"
)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date with the precision that somebody knew it with.

    Sorted by its first day; where two begin on the same day, the vaguer comes first.
    span: what `cms.date_reading.Read` says. The year is 0 where own words name none:
    those come before all others. Raises ValueError when made of numbers that are no
    date.
    """

    year: int
    month: int | None = None
    day: int | None = None
    span: str = ""

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("A day needs its month.")
        if not self.year and self.words:
            return
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            raise ValueError(f"The year {self.year} is out of range.")
        # A nought is no month and no day, and does not stand for one not known.
        month, day = (1 if it is None else it for it in (self.month, self.day))
        date(self.year, month, day)
        if self.span and not self.words and self.span not in SPANS:
            PartialDate(**vars(read_iso(self.span)))

    @classmethod
    def from_stored(cls, text: str) -> Self:
        """Read back what `stored` wrote. Raises ValueError for anything else."""
        start, _comma, span = text.partition(",")
        if not start and span.startswith(OWN_WORDS):
            return cls(0, span=span)
        begins = read_iso(start)
        return cls(begins.year, begins.month, begins.day, span)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Understand what a British person types: 12/09/2017, Oct 2019, spring 2017.

        Raises ValueError when it is no date, TwoReadings where it could be two.
        """
        return cls(**vars(read(text)))

    @property
    def words(self) -> str:
        """What somebody wrote and nobody could read as a date; else ""."""
        is_own = self.span.startswith(OWN_WORDS)
        return self.span.removeprefix(OWN_WORDS) if is_own else ""

    @property
    def first_day(self) -> date:
        """The earliest day that this can mean: what lists sort by."""
        if not self.year:
            return date.min
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that this can mean: what duties are computed from.

        The end of all days where the words bound nothing.
        """
        if self.words:
            years = years_in(self.words)
            is_bounded = years and not is_open_ended(self.words)
            return date(max(years), 12, 31) if is_bounded else date.max
        if self.span in SPANS:
            months = (self.month or 1) - 1 + SPANS[self.span].months
            following = date(self.year + months // 12, months % 12 + 1, 1)
            return following - timedelta(days=1)
        if self.span:
            return PartialDate.from_stored(self.span).last_day
        month = self.month or 12
        return date(
            self.year, month, self.day or calendar.monthrange(self.year, month)[1]
        )

    @property
    def is_bounded(self) -> bool:
        """Whether there is a day on which it was over for certain."""
        return self.last_day != date.max

    def stored(self) -> str:
        """How the database keeps it: 2017, 2017-09-12, "2016-04,years", ",as:…"."""
        span = f",{self.span}" if self.span else ""
        return f"{self._start}{span}" if self.year else span

    @property
    def _start(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def isoformat(self) -> str:
        """As machines read it: 2017, 2017-09 or 2017-09-12; "" where none is true."""
        if not self.span:
            return self._start
        first, last = self.first_day, self.last_day
        if self.words or first.year != last.year:
            return ""
        return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"

    def __str__(self) -> str:
        if self.words:
            return self.words
        if self.span in SPANS:
            return SPANS[self.span].written(self.year)
        if self.span:
            begins = PartialDate(self.year, self.month, self.day)
            return from_to(str(begins), str(PartialDate.from_stored(self.span)))
        if self.day:
            return date_format(self.first_day, "DATE_FORMAT")
        if self.month:
            return date_format(self.first_day, "YEAR_MONTH_FORMAT")
        year = pgettext("a date that is a year alone", "%(year)s")
        return year % {"year": self.year}

    @property
    def typed(self) -> str:
        """What somebody types to mean the same."""
        return f"{AS_WRITTEN} {self.words}" if self.words else str(self)

    def __lt__(self, other: Self) -> bool:
        return self.stored() < other.stored()


def _understand(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except TwoReadings as two:
        raise ValidationError(
            _(
                "“%(typed)s” could mean two things. Type “%(first)s” or “%(second)s”, "
                "whichever it is."
            ),
            code="two_readings",
            params={"typed": text, "first": two.first, "second": two.second},
        ) from two
    except ValueError as error:
        raise ValidationError(
            _(
                "“%(typed)s” cannot be read as a date. Type a day, a month, a season "
                "or a year: 12/09/2017, 12 September 2017, Oct 2019 or 2017. To keep "
                "your own words, type “as written:” before them."
            ),
            code="invalid",
            params={"typed": text},
        ) from error


class PartialDateFormField(forms.CharField):
    """One plain input that accepts what a person types."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "size": 24})

    def prepare_value(self, value: Any) -> Any:
        return value.typed if isinstance(value, PartialDate) else value

    def to_python(self, value: Any) -> PartialDate | None:  # type: ignore[override]
        if isinstance(value, PartialDate):
            return value
        text = super().to_python(value)
        return _understand(text) if text else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class PartialDateField(models.Field):
    """Stores a PartialDate as "2017", "2017-09-12" or "2016-03,spring".

    Under the "C" collation that text sorts as PartialDate does, on every server, so
    the database orders and pages without help. Always nullable: a draft may wait for
    its dates.
    """

    description = _("Partial date (a day, a month, a season, a year, or own words)")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["null"] = True
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("null", None)
        return name, path, args, kwargs

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        errors = super().check(**kwargs)
        if self.has_default() and not isinstance(self.get_default(), PartialDate):
            errors.append(
                checks.Error(
                    "The default must be a PartialDate.", obj=self, id="cms.E001"
                )
            )
        return errors

    def db_type(self, connection: Any) -> str:
        return f'varchar({STORED_LENGTH}) COLLATE "C"'

    def db_check(self, connection: Any) -> str:
        column = connection.ops.quote_name(self.column)
        return f"{column} ~ '{STORED}'"

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(
        self, value: str | None, expression: Any, connection: Any
    ) -> PartialDate | None:
        return PartialDate.from_stored(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if isinstance(value, PartialDate):
            return value
        if not value:
            return None
        try:
            return PartialDate.from_stored(str(value))
        except ValueError:
            return _understand(str(value))

    def get_prep_value(self, value: Any) -> str | None:
        prepared = self.to_python(super().get_prep_value(value))
        return prepared.stored() if prepared else None

    def value_to_string(self, obj: models.Model) -> str:
        value: Any = self.value_from_object(obj)
        return value.stored() if value else ""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": PartialDateFormField, **kwargs})
