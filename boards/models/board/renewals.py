"""Taking back the second step of somebody's login, which two people of a board do."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boards.models.board.board import Board


class RenewalQuerySet(models.QuerySet["Renewal"]):
    def waiting(self) -> Self:
        """Neither confirmed nor refused, and still in time."""
        return self.filter(
            confirmed_at=None, refused_at=None, expires__gt=timezone.now()
        )


class Renewal(models.Model):
    """One manager asks that somebody sets up the second step of their login anew.

    Nothing happens until somebody else who keeps the board confirms it. Without
    `asked_by` who asked has been deleted since.
    """

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The board that they work for."),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Whose second step is taken back."),
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The manager who knows that the person has lost it."),
    )
    asked_at = models.DateTimeField(
        _("asked"), db_default=Now(), help_text=_("For example: 02/03/2026 09:30")
    )
    expires = models.DateTimeField(
        _("expires"), help_text=_("For example: 05/03/2026 09:30")
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The second person, who knows it as well."),
    )
    confirmed_at = models.DateTimeField(
        _("confirmed"), null=True, help_text=_("For example: 02/03/2026 10:00")
    )
    refused_at = models.DateTimeField(
        _("refused"), null=True, help_text=_("For example: 02/03/2026 10:00")
    )

    objects = RenewalQuerySet.as_manager()

    class Meta:
        verbose_name = _("renewal of a second step")
        verbose_name_plural = _("renewals of second steps")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(confirmed_by=models.F("asked_by"))
                & ~models.Q(confirmed_by=models.F("person")),
                name="renewal_by_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.board}"
