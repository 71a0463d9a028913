"""Pages that were taken back, and what stands at their address since."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Withdrawal(models.Model):
    """That a page was withdrawn with its files. A notice answers at its address.

    ended_at: when two people had restored it; empty while it is withdrawn.
    """

    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.PROTECT,
        related_name="withdrawals",
        help_text=_("The page that was withdrawn."),
    )
    title = models.CharField(
        _("title of the notice"),
        max_length=250,
        help_text=_(
            "What the notice calls the page. If the title itself is the problem, write "
            "a neutral one. For example: A review that we have withdrawn"
        ),
    )
    public_reason = models.CharField(
        _("what the public reads"),
        max_length=500,
        help_text=_(
            "In general words, at the page's address. For example: “We have withdrawn "
            "this report while we correct it.”"
        ),
    )
    reason = models.TextField(
        _("reason"),
        help_text=_(
            "For the staff of the board alone, kept in the page's history. For "
            "example: A name was not blacked out on page 14."
        ),
    )
    at = models.DateTimeField(
        _("when"), default=timezone.now, help_text=_("When it was withdrawn.")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who withdrew it."),
    )
    ended_at = models.DateTimeField(
        _("restored"), null=True, blank=True, help_text=_("When it was public again.")
    )
    # How each of its documents could be had before: {key of the row: [state, note]}.
    before = models.JSONField(default=dict, editable=False)
    # Places with copies that somebody has seen to: {code: [who, when]}.
    seen_to = models.JSONField(default=dict, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=("page",),
                condition=models.Q(ended_at=None),
                name="one_open_withdrawal_a_page",
            )
        ]

    def __str__(self) -> str:
        return self.title
