"""What two people look at before something goes public, line by line (R3)."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from boards.models import Release


@dataclass(frozen=True)
class Line:
    """key: as it is stored. by_checker: only who signs off can answer for it."""

    key: str
    label: Any
    help: Any
    by_checker: bool

    @property
    def lacks(self) -> str:
        """The sentence beside a line that nobody entitled to has ticked yet."""
        if self.by_checker:
            return gettext("Not ticked by you yet.")
        return gettext("Not ticked by anybody yet.")

    @property
    def refusal(self) -> str:
        """The same sentence, for a place that does not show the line itself."""
        if self.by_checker:
            said = gettext("Not ticked by you yet: “%(line)s”.")
        else:
            said = gettext("Not ticked by anybody yet: “%(line)s”.")
        return said % {"line": self.label}


LINES = (
    Line(
        "no_real_names",
        _("No real name, initials or likeness of a child or of their family"),
        _("Read the pages and the files once more for names alone, pictures too."),
        by_checker=True,
    ),
    Line(
        "no_combination",
        _("No combination of number, age, sex, place or date that points to a family"),
        _(
            "“Twins, 14 months, of a village” is known to everybody there. Say less: "
            "“young children”."
        ),
        by_checker=True,
    ),
    Line(
        "no_court_restriction",
        _("No court order or running case forbids it"),
        _("Ask the legal adviser: reporting restrictions, trials, inquests."),
        by_checker=True,
    ),
    Line(
        "family_informed",
        _("The family knows what is published, and when"),
        _("They have been told the day, or there is a recorded reason why not."),
        by_checker=False,
    ),
)


def ticked(release: Release) -> dict[str, Any]:
    """The lines that somebody has ticked, with the tick."""
    return {tick.line: tick for tick in release.ticks.select_related("by")}


def open_lines(release: Release, checker: Any) -> list[Line]:
    """Lines not ticked yet, or ticked by somebody other than the person who has to."""
    known = ticked(release)
    return [
        line
        for line in LINES
        if line.key not in known
        or (line.by_checker and known[line.key].by_id != checker.pk)
    ]
