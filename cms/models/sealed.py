"""Secrets that are sealed with a key of the settings."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SealedSecret(models.Model):
    """One secret, which nobody reads who has the database alone."""

    name = models.CharField(_("name"), max_length=40, primary_key=True, editable=False)
    sealed = models.TextField(_("sealed"), editable=False)

    class Meta:
        verbose_name = _("sealed secret")
        verbose_name_plural = _("sealed secrets")

    def __str__(self) -> str:
        return self.name
