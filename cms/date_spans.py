"""Stretches of time that people name: a quarter, a season, "early 2016", 2016/17.

A stretch is stored as the month or the year with which it begins, and a short code.
What it bounds is generous: no day that the words can mean lies outside.
"""

from dataclasses import dataclass

from django.utils.translation import pgettext, pgettext_lazy


@dataclass(frozen=True)
class Span:
    """begins: its first month, or None where it begins with its year. months: how long.

    words: how it is written, with the year, and for 2016/17 the next year's digits.
    """

    begins: int | None
    months: int
    words: object

    def start(self, year: int) -> tuple[int, int | None]:
        """The year and the month with which it begins, of the year that names it."""
        if self.begins is None:
            return year, None
        return year + (self.begins - 1) // 12, (self.begins - 1) % 12 + 1

    def written(self, start: int) -> str:
        """In words. start: the year in which it begins."""
        year = start - ((self.begins or 1) - 1) // 12
        following = f"{(year + 1) % 100:02}"
        return str(self.words) % {"year": year, "next": following}


def _span(begins: int | None, months: int, words: object) -> Span:
    return Span(begins, months, words)


# By their codes. Nobody says of 2016/17 whether it begins in April or September.
SPANS = {
    "years": _span(4, 17, pgettext_lazy("date", "%(year)s/%(next)s")),
    "financial": _span(
        4, 12, pgettext_lazy("date", "financial year %(year)s/%(next)s")
    ),
    "school": _span(9, 12, pgettext_lazy("date", "school year %(year)s/%(next)s")),
    "q1": _span(1, 3, pgettext_lazy("date", "first quarter of %(year)s")),
    "q2": _span(4, 3, pgettext_lazy("date", "second quarter of %(year)s")),
    "q3": _span(7, 3, pgettext_lazy("date", "third quarter of %(year)s")),
    "q4": _span(10, 3, pgettext_lazy("date", "fourth quarter of %(year)s")),
    "fq1": _span(4, 3, pgettext_lazy("date", "first quarter of %(year)s/%(next)s")),
    "fq2": _span(7, 3, pgettext_lazy("date", "second quarter of %(year)s/%(next)s")),
    "fq3": _span(10, 3, pgettext_lazy("date", "third quarter of %(year)s/%(next)s")),
    "fq4": _span(13, 3, pgettext_lazy("date", "fourth quarter of %(year)s/%(next)s")),
    "spring": _span(3, 3, pgettext_lazy("date", "spring %(year)s")),
    "summer": _span(6, 3, pgettext_lazy("date", "summer %(year)s")),
    "autumn": _span(9, 3, pgettext_lazy("date", "autumn %(year)s")),
    # Its January or its December: from the one to the end of the other's winter.
    "winter": _span(1, 14, pgettext_lazy("date", "winter %(year)s")),
    "winters": _span(12, 3, pgettext_lazy("date", "winter %(year)s/%(next)s")),
    "early": _span(None, 6, pgettext_lazy("date", "early %(year)s")),
    "mid": _span(4, 6, pgettext_lazy("date", "mid %(year)s")),
    "late": _span(7, 6, pgettext_lazy("date", "late %(year)s")),
}


def from_to(first: str, last: str) -> str:
    """How a stretch between two dates is written."""
    return pgettext("from a date to a date", "%(first)s to %(last)s") % {
        "first": first,
        "last": last,
    }
