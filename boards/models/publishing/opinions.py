"""What visitors say of a page: whether it was useful, and perhaps a sentence."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from boards.models.board.board import Board


class PageOpinion(models.Model):
    """One visitor's answer to "Is this page useful?". Nothing says whose.

    The sentence is emptied after the days that the setting OPINION_DAYS_KEPT says; the
    answer stays to be counted.
    """

    board = models.ForeignKey(
        Board,
        verbose_name=_("board"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Whose page it is. For example: Cumbria LSCB"),
    )
    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("The page that was read. For example: Child P"),
    )
    is_useful = models.BooleanField(
        _("useful"), help_text=_("What the visitor answered. For example: Yes")
    )
    sentence = models.TextField(
        _("what they wrote"),
        blank=True,
        help_text=_("For example: “I could not find whom to ring.”"),
    )
    given_at = models.DateTimeField(
        _("when"), default=timezone.now, help_text=_("For example: 02/03/2026 09:30")
    )
    reference = models.CharField(
        _("reference"),
        max_length=16,
        unique=True,
        help_text=_("Of the form, which counts once. For example: K7QM-2XNP-4RTD"),
    )

    class Meta:
        verbose_name = _("answer about a page")
        verbose_name_plural = _("answers about pages")
        ordering = ["-given_at", "-pk"]
        indexes = [models.Index(fields=["board", "given_at"], name="opinion_by_day")]

    def __str__(self) -> str:
        """Without the sentence: logs keep this, and outlive what is deleted."""
        return f"{self.page.title}: {self.answer}"

    @property
    def answer(self) -> str:
        return str(_("Yes")) if self.is_useful else str(_("No"))
