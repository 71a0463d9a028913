"""What has happened to each document, and what the public is told of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from boards.models.publishing.documents import Availability, PageDocument


class AvailabilityChange(models.Model):
    """That a released document became available in another way.

    The public reads the public note and the day. Why, and who, is for the staff.
    """

    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="availability_changes",
        help_text=_("The page that lists the document."),
    )
    row = models.ForeignKey(
        PageDocument,
        verbose_name=_("document"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="changes",
        help_text=_("Its line on the page. Empty when the line has gone."),
    )
    title = models.CharField(
        _("title"), max_length=250, help_text=_("What it was called then.")
    )
    before = models.CharField(
        _("before"),
        max_length=20,
        choices=Availability,
        help_text=_("How it could be had until then."),
    )
    after = models.CharField(
        _("after"),
        max_length=20,
        choices=Availability,
        help_text=_("How it can be had since."),
    )
    reason = models.TextField(
        _("reason"), blank=True, help_text=_("Why, for the staff of the board alone.")
    )
    public_note = models.CharField(
        _("public note"),
        max_length=300,
        blank=True,
        help_text=_("What the page says of it."),
    )
    at = models.DateTimeField(
        _("when"), default=timezone.now, help_text=_("When it took effect.")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who did it; nobody when a program did."),
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change of availability")
        verbose_name_plural = _("changes of availability")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_after_display()}"

    @property
    def as_log(self) -> dict[str, Any]:
        """What the page's history keeps of it."""
        return {
            "title": self.title,
            "before": self.before,
            "after": self.after,
            "reason": self.reason,
            "public_note": self.public_note,
        }
