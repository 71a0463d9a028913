"""Archives that a board's managers asked for, and that end."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from boards.models.board.board import Board
from cms.models.media import document_storage
from cms.staff_dates import short_moment


def unguessable_zip(_archive: "BoardArchive", name: str) -> str:
    """A place on disk that nobody can work out."""
    return f"archives/{secrets.token_urlsafe(18)}/{name}"


class BoardArchive(models.Model):
    """One archive, from when it is asked for until its days are over.

    made_at: empty while the worker makes it. why_not: why there is none.
    """

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="archives",
        help_text=_("Whose archive it is. For example: Cumbria LSCB"),
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked for by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who asked for it."),
    )
    asked_at = models.DateTimeField(
        _("asked for"),
        default=timezone.now,
        help_text=_("For example: 02/03/2026 09:30"),
    )
    made_at = models.DateTimeField(
        _("made"), null=True, help_text=_("For example: 02/03/2026 09:35")
    )
    file = models.FileField(
        _("file"),
        upload_to=unguessable_zip,
        storage=document_storage,
        max_length=255,
        blank=True,
        help_text=_("The zip, while it is kept."),
    )
    why_not = models.CharField(
        _("why not"),
        max_length=300,
        blank=True,
        help_text=_("Why it could not be made. For example: It has no address."),
    )

    class Meta:
        verbose_name = _("archive")
        verbose_name_plural = _("archives")
        ordering = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.board}: {short_moment(self.asked_at)}"
