"""What becomes of a board: its addresses over the years, pauses, and its end.

Each is a row beside the board's page and no field of it: a draft of the page that was
saved before a pause must not end the pause when somebody publishes it.
"""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boards.models.board.board import Board
from cms.staff_dates import short_day


class BoardHost(models.Model):
    """A further address of a board. Whoever asks for it is sent to the main one.

    The main address is the board's own `hostname`.
    """

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="other_hosts",
        help_text=_("The board that the address leads to."),
    )
    hostname = models.CharField(
        _("address on the web"),
        max_length=253,
        unique=True,
        help_text=_("For example: www.formername.org.uk"),
    )

    class Meta:
        verbose_name = _("further address of a board")
        verbose_name_plural = _("further addresses of boards")
        ordering = ["hostname"]

    def __str__(self) -> str:
        return self.hostname


class BoardPause(models.Model):
    """While the row is there, visitors of the board read a notice and nothing else."""

    board = models.OneToOneField(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="pause",
        help_text=_("The board that visitors cannot read now."),
    )
    reason = models.TextField(
        _("what visitors read"),
        max_length=500,
        help_text=_(
            "Why the site is closed for now, and until when. For example: “We are "
            "moving to a new office. This site is back on Monday 7 June.”"
        ),
    )
    since = models.DateTimeField(_("since"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("pause of a board")
        verbose_name_plural = _("pauses of boards")

    def __str__(self) -> str:
        return f"{self.board}: {self.reason}"


class BoardClosure(models.Model):
    """The end of a board, whose pages stay where they are, and who carries on (R14)."""

    board = models.OneToOneField(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="closure",
        help_text=_("The board that has closed."),
    )
    closed_on = models.DateField(
        _("closed on"),
        help_text=_(
            "The last day of the board's work, as its pages will say it. For example: "
            "31/03/2026"
        ),
    )
    successor = models.ForeignKey(
        Board,
        verbose_name=_("successor"),
        on_delete=models.PROTECT,
        related_name="predecessors",
        help_text=_("The board that continues the work. Every page names it."),
    )

    class Meta:
        verbose_name = _("end of a board")
        verbose_name_plural = _("ends of boards")

    def __str__(self) -> str:
        return f"{self.board}: {self.closed_on}"


class BoardOpening(models.Model):
    """What opening a board made, so that a board that did nothing else can be deleted.

    pages: the keys of the pages that were there when it was opened.
    """

    board = models.OneToOneField(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="opening",
        help_text=_("The board that was opened."),
    )
    opened_at = models.DateTimeField(_("opened"), default=timezone.now, editable=False)
    pages = models.JSONField(_("pages"), default=list, editable=False)

    class Meta:
        verbose_name = _("opening of a board")
        verbose_name_plural = _("openings of boards")

    def __str__(self) -> str:
        return f"{self.board}: {short_day(self.opened_at)}"
