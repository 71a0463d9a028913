"""Mails that were written and have not left yet."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StoredMail(models.Model):
    """One mail, from when it is written until a mail server has taken it.

    message: what makes it, by the names of Django's `EmailMessage`. It may hold links
    that open something, so nobody's scope shows it, and it goes once the mail has left.
    attempts: how often a mail server did not take it.
    """

    message = models.JSONField(_("mail"), editable=False)
    written_at = models.DateTimeField(
        _("written"), default=timezone.now, editable=False
    )
    attempts = models.PositiveSmallIntegerField(
        _("attempts"), default=0, editable=False
    )

    class Meta:
        verbose_name = _("mail that waits")
        verbose_name_plural = _("mails that wait")

    def __str__(self) -> str:
        return f"mail {self.pk}"
