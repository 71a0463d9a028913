"""Dates that are known as well as they are known: a day, a month, or only a year."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Any, Self

from django import forms
from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100

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


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date with the precision that somebody knew it with.

    Sorted by its first day; where two begin on the same day, the vaguer comes first.
    Raises ValueError when made of numbers that are no date.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("A day needs its month.")
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            raise ValueError(f"The year {self.year} is out of range.")
        # A nought is no month and no day, and does not stand for one not known.
        month, day = (1 if it is None else it for it in (self.month, self.day))
        date(self.year, month, day)

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Read back what `isoformat` wrote. Raises ValueError for anything else."""
        match = _ISO.fullmatch(text)
        if not match:
            raise ValueError(f"“{text}” is no partial date.")
        return cls(*(int(part) for part in match.groups() if part))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Understand what a British person types: 12/09/2017, Oct 2019, 2017.

        Raises ValueError when it is no date.
        """
        typed = " ".join(text.lower().replace(" of ", " ").split())
        if match := _ISO.fullmatch(typed):
            return cls(*(int(part) for part in match.groups() if part))
        if (match := _NUMERIC.fullmatch(typed)) or (match := _WORDS.fullmatch(typed)):
            day, month, year = match.groups()
        elif match := _WORDS_MONTH_FIRST.fullmatch(typed):
            month, day, year = match.groups()
        else:
            raise ValueError(f"“{text}” is no date.")
        number = int(month) if month.isdigit() else _MONTH_NUMBERS.get(month)
        if number is None:
            raise ValueError(f"“{month}” is no month.")
        return cls(int(year), number, int(day) if day else None)

    @property
    def first_day(self) -> date:
        """The earliest day that this can mean: what lists sort by."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day that this can mean: what duties are computed from."""
        month = self.month or 12
        return date(
            self.year, month, self.day or calendar.monthrange(self.year, month)[1]
        )

    def isoformat(self) -> str:
        """The stored and machine-readable form: 2017, 2017-09 or 2017-09-12."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    def __str__(self) -> str:
        if self.day:
            return date_format(self.first_day, "DATE_FORMAT")
        if self.month:
            return date_format(self.first_day, "YEAR_MONTH_FORMAT")
        year = pgettext("a date that is a year alone", "%(year)s")
        return year % {"year": self.year}

    def __lt__(self, other: Self) -> bool:
        return self.isoformat() < other.isoformat()


def _understand(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise ValidationError(
            _(
                "“%(typed)s” cannot be read as a date. Type a day, a month or a year: "
                "12/09/2017, 12 September 2017, Oct 2019 or 2017."
            ),
            code="invalid",
            params={"typed": text},
        ) from error


class PartialDateFormField(forms.CharField):
    """One plain input that accepts what a person types."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "size": 24})

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, PartialDate) else value

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
    """Stores a PartialDate as "2017", "2017-09" or "2017-09-12".

    Under the "C" collation that text sorts as PartialDate does, on every server, so
    the database orders and pages without help. Always nullable: a draft may wait for
    its dates.
    """

    description = _("Partial date (a year, a month or a day)")

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
        return 'varchar(10) COLLATE "C"'

    def db_check(self, connection: Any) -> str:
        column = connection.ops.quote_name(self.column)
        return f"{column} ~ '^[0-9]{{4}}(-[0-9]{{2}}(-[0-9]{{2}})?)?$'"

    def get_internal_type(self) -> str:
        return "CharField"

    def from_db_value(
        self, value: str | None, expression: Any, connection: Any
    ) -> PartialDate | None:
        return PartialDate.from_iso(value) if value else None

    def to_python(self, value: Any) -> PartialDate | None:
        if isinstance(value, PartialDate):
            return value
        return _understand(str(value)) if value else None

    def get_prep_value(self, value: Any) -> str | None:
        prepared = self.to_python(super().get_prep_value(value))
        return prepared.isoformat() if prepared else None

    def value_to_string(self, obj: models.Model) -> str:
        value: Any = self.value_from_object(obj)
        return value.isoformat() if value else ""

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": PartialDateFormField, **kwargs})
