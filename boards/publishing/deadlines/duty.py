"""One thing that is due for a board: what, until when, and where it is done."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

# How long before its day a duty is shown by itself (R5 asks for 30 days of a floor).
SOON = timedelta(days=30)


class DutyKind(models.TextChoices):
    """What sort of thing is due."""

    COPIES = "copies", _("Copies before publication")
    FINISH = "finish", _("Review to be finished")
    EXPECTED = "expected", _("Expected by readers")
    FLOOR = "floor", _("Minimum time of a report")
    PAGE_REVIEW = "page_review", _("Next review of a page")
    TRANSLATION = "translation", _("Translation behind")
    CHECK = "check", _("Check outstanding")


@dataclass(frozen=True)
class Duty:
    """What is due, in plain words.

    page_type: the kind of page as editors call it, "" when it is about no page.
    is_overdue: whether its day has gone by, and something still has to be done.
    url: where in the CMS it is done, without a host.
    """

    kind: DutyKind
    title: str
    due: date
    is_overdue: bool
    sentence: str
    url: str
    page_type: str = ""
    page_id: int | None = None

    @property
    def kind_label(self) -> str:
        """Its kind in words, for lists and files."""
        return str(self.kind.label)

    @property
    def state_label(self) -> str:
        """Whether it is late, for lists and files."""
        return str(_("Overdue") if self.is_overdue else _("Due"))
