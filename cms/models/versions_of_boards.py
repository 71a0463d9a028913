"""Which version of it the public of a board sees."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicVersion(models.Model):
    """Kept by the database itself (cms/tenancy/seen.py); nothing else writes it.

    No foreign key: 0 is what all boards share. The line of a board goes with it.
    """

    board_id = models.IntegerField(_("board"), primary_key=True, editable=False)
    version = models.UUIDField(_("version"), editable=False)

    class Meta:
        verbose_name = _("public version")
        verbose_name_plural = _("public versions")

    def __str__(self) -> str:
        return f"{self.board_id}: {self.version}"
