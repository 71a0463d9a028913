"""That a second person has looked at words of a page, and says why they may stay."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class WordsConfirmation(models.Model):
    """A serious finding in one text of a page, which somebody lets go public.

    digest: of the finding and of the text that it stands in, with the board's key:
    another text is another finding, and nothing is read back from it.
    """

    page = models.ForeignKey(
        Page,
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        editable=False,
        related_name="confirmed_words",
    )
    key = models.CharField(_("finding"), max_length=40, editable=False)
    digest = models.CharField(_("digest of the text"), max_length=64, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        on_delete=models.SET_NULL,
        editable=False,
        related_name="+",
    )
    reason = models.TextField(_("reason"), max_length=500, editable=False)
    confirmed_at = models.DateTimeField(
        _("confirmed"), default=timezone.now, editable=False
    )

    # It keeps what it names; it does not use it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("confirmation of words")
        verbose_name_plural = _("confirmations of words")
        constraints = [
            models.UniqueConstraint(
                fields=("page", "digest"), name="words_confirmed_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.key}"
