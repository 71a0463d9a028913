"""Answers to visitors, as all processes share them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptPage(models.Model):
    """One address, as it was answered for one version of its board (cms/kept).

    key: of the host, the path and the edition of the code. No foreign key: what a
    board showed goes by itself, and with the board. reads: how many processes were
    asked for it, each once a version. read_at: when last; None where only we asked.
    """

    key = models.CharField(_("key"), max_length=64, primary_key=True, editable=False)
    board_id = models.IntegerField(_("board"), db_index=True, editable=False)
    host = models.TextField(_("host"), editable=False)
    path = models.TextField(_("path"), editable=False)
    version = models.CharField(_("version"), max_length=72, editable=False)
    until = models.DateTimeField(_("until"), editable=False)
    etag = models.CharField(_("mark"), max_length=40, editable=False)
    route = models.TextField(_("pattern"), editable=False)
    headers = models.JSONField(_("headers"), editable=False)
    plain = models.BinaryField(_("as it is"), null=True, editable=False)
    gzip = models.BinaryField(_("packed by gzip"), null=True, editable=False)
    br = models.BinaryField(_("packed by brotli"), null=True, editable=False)
    reads = models.IntegerField(_("reads"), default=0, editable=False)
    read_at = models.DateTimeField(_("read"), null=True, editable=False)
    made_at = models.DateTimeField(_("made"), editable=False)

    class Meta:
        verbose_name = _("kept page")
        verbose_name_plural = _("kept pages")

    def __str__(self) -> str:
        return self.key
