"""What is open to the public, and who let it out (R1, R3)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from boards.models.board.board import Board
from boards.models.publishing.releases import Release


class Opened(models.TextChoices):
    """What can be open to the public."""

    PAGE = "page", _("Page")
    FILE = "file", _("File")
    IMAGE = "image", _("Picture")


class LetOutBy(models.TextChoices):
    """By which rule something went out. The database asks for the proof of each.

    As its source: an alias, or a public translation that got its source's facts.
    """

    RELEASE = "release", _("Release")
    ONE_PERSON = "one_person", _("Everyday kind, one person")
    AS_SOURCE = "as_source", _("As its source")
    OPENING = "opening", _("Opened with the board")
    BEFORE = "before", _("Was public before the ledger")


def _key_without_constraint(to: Any, label: Any) -> models.ForeignKey:
    """A line outlives what it names."""
    return models.ForeignKey(
        to,
        verbose_name=label,
        null=True,
        editable=False,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )


class LedgerLine(models.Model):
    """That one content of a page, file or picture is let out to the public.

    key: of the page, file or picture. version: the key of the page's version, or where
    the bytes lie; digest: the hash of what it says, or of the bytes. Both may be empty:
    of a page that was made without a version, and of a picture whose hash nobody has
    asked for. ended_at: when it was closed again, or followed by another line.
    """

    what = models.CharField(_("what"), max_length=10, choices=Opened, editable=False)
    key = models.IntegerField(_("key"), editable=False)
    board = _key_without_constraint(Board, _("board"))
    version = models.CharField(_("version"), max_length=255, blank=True, editable=False)
    digest = models.CharField(_("hash"), max_length=64, blank=True, editable=False)
    rule = models.CharField(
        _("let out by"), max_length=20, choices=LetOutBy, editable=False
    )
    release = _key_without_constraint(Release, _("release"))
    person = _key_without_constraint(settings.AUTH_USER_MODEL, _("who"))
    at = models.DateTimeField(_("since"), editable=False)
    ended_at = models.DateTimeField(_("until"), null=True, editable=False)

    # It names what went out; it does not use it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("line of the ledger")
        verbose_name_plural = _("lines of the ledger")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=("what", "key"),
                condition=Q(ended_at=None),
                name="one_line_a_content",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.key}: {self.get_rule_display()}"
