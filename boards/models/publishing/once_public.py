"""What the public could once have: the reason why it is never deleted."""

from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from boards.models.board.board import Board
from cms.refusals import ActionRefused
from cms.staff_dates import short_day


class StaysOnRecord(ActionRefused):
    """What was public is not deleted, from whatever door."""


def stay_on_record(
    collector: Any, field: Any, records: "models.QuerySet[OncePublic]", using: str
) -> NoReturn:
    """Refuse to delete what a record names, in words that an editor can act on.

    Used as `on_delete`: Django asks it before anything is deleted. The database's own
    foreign key refuses what goes past Django.
    """
    raise StaysOnRecord(str(min(records, key=lambda record: record.first_day).refusal))


class OncePublic(models.Model):
    """That the public could have a page, or a file by a page, and on which days.

    document: empty for the page itself. last_day: empty while the public can have it.
    """

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=stay_on_record,
        related_name="+",
        help_text=_("On whose host it was public."),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=stay_on_record,
        related_name="once_public",
        help_text=_("The page that was public, or that showed the file."),
    )
    document = models.ForeignKey(
        "cms.BoardDocument",
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=stay_on_record,
        related_name="once_public",
        help_text=_("The file that the page showed; none for the page itself."),
    )
    first_day = models.DateField(
        _("first day"), help_text=_("From when the public could have it.")
    )
    last_day = models.DateField(
        _("last day"),
        null=True,
        blank=True,
        help_text=_("Until when. Empty while the public still can."),
    )

    # It keeps what it names; it does not use it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("record of what was public")
        verbose_name_plural = _("records of what was public")
        ordering = ["first_day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=("page", "document"),
                name="one_record_a_page_and_file",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.document.title if self.document else self.page.title

    @property
    def refusal(self) -> str:
        """Why it is not deleted, and what to do instead."""
        return _t(
            "“%(title)s” was public on %(day)s, so it stays on record and cannot be "
            "deleted. To take it away from the public, open “Documents and withdrawal” "
            "in the page's menu (page “%(page)s”) and withdraw it, or unpublish the "
            "page."
        ) % {
            "title": self,
            "day": short_day(self.first_day),
            "page": self.page.title,
        }
