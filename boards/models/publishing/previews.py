"""Links by which somebody outside reads a draft before it is public."""

from datetime import date

from django.conf import settings
from django.core.validators import MinLengthValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from boards.models.board.board import Board
from boards.models.publishing.releases import Release


class PreviewLink(models.Model):
    """One link, for one named reader, to the latest draft of a page, or of a release.

    The link is known to whom it is given, and to nobody else: of its secret only a
    hash is kept. It ends by itself, by hand, when its page goes public or is taken
    back, and with the stay of who made it.
    """

    class End(models.TextChoices):
        REVOKED = "revoked", _("Revoked")
        RELEASED = "released", _("The page went public")
        TAKEN_BACK = "taken_back", _("The page was taken back")

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Whose page it shows."),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        null=True,
        on_delete=models.CASCADE,
        related_name="preview_links",
        help_text=_("What it shows, as its latest draft is."),
    )
    release = models.ForeignKey(
        Release,
        verbose_name=_("release"),
        null=True,
        on_delete=models.CASCADE,
        related_name="preview_links",
        help_text=_("Or: whose pages it shows."),
    )
    recipient = models.CharField(
        _("who gets it"),
        max_length=100,
        validators=[MinLengthValidator(2)],
        help_text=_(
            "Stands across every page that they see, also on paper. For example: "
            "Jo Bloggs, Town Press"
        ),
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who answers for it; it ends when they leave the board."),
    )
    made_at = models.DateTimeField(
        _("made"), db_default=Now(), help_text=_("For example: 02/03/2026 09:30")
    )
    expires = models.DateTimeField(
        _("works until"), help_text=_("For example: 09/03/2026 23:59")
    )
    ended_at = models.DateTimeField(
        _("ended"), null=True, help_text=_("For example: 04/03/2026 14:00")
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ended by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who revoked it."),
    )
    end = models.CharField(
        _("why it ended"),
        max_length=20,
        choices=End,
        blank=True,
        help_text=_("For example: Revoked."),
    )
    times_opened = models.PositiveIntegerField(
        _("times opened"), default=0, help_text=_("For example: 3")
    )
    last_opened = models.DateTimeField(
        _("last opened"), null=True, help_text=_("For example: 04/03/2026 14:00")
    )
    token_hash = models.CharField(
        _("hash of the link's secret"),
        max_length=64,
        unique=True,
        help_text=_("SHA-256, as hexadecimal digits."),
    )

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=True) ^ Q(release__isnull=True),
                name="preview_of_a_page_or_of_a_release",
            )
        ]

    def __str__(self) -> str:
        return self.recipient

    @property
    def has_expired(self) -> bool:
        return self.expires <= timezone.now()

    @property
    def last_day(self) -> date:
        """The day at whose end it stops working."""
        return timezone.localtime(self.expires).date()
