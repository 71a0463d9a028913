"""Who has shaped what a release may hold, and was not its second person (R3)."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from boards.models.publishing.releases import Release
from cms.staff_dates import short_moment

SHAPING = "SELECT wall.shaping(%s::int[], %s::int[], %s::int[])"


def _key_of(target: Any, label: Any) -> models.ForeignKey:
    """A key that outlives what it names: nobody takes a line away by a deletion."""
    return models.ForeignKey(
        target,
        verbose_name=label,
        null=True,
        editable=False,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )


class ShapingQuerySet(models.QuerySet["Shaping"]):
    """Questions about who has shaped what."""

    def of(
        self, pages: list[int], documents: list[int], images: list[int]
    ) -> "ShapingQuerySet":
        """What was done to pages, files and pictures since they were last let out.

        The database answers, as it does when it lets a release out.
        """
        asked = RawSQL(SHAPING, (pages, documents, images))  # noqa: S611 - a fixed text
        return self.filter(pk__in=asked)


class Shaping(models.Model):
    """That somebody has had a hand in a page, a file or a picture.

    Triggers write it (boards/shapers.sql), so that no door can forget to. One of page,
    document and image is known. person: empty when nobody knows, as of what a command
    stores. let_out_at: since when what they did has been public; empty while it waits
    for a second person.
    """

    class What(models.TextChoices):
        VERSION = "version", _("a version was saved")
        WORDS = "words", _("words were translated")
        FILE = "file", _("a file was stored, or its title or place changed")
        CLEANED = "cleaned", _("a cleaned copy was made")
        CONFIRMED = "confirmed", _("a finding was confirmed")
        PICTURE = "picture", _("a picture was stored or changed")

    page = _key_of(Page, _("page"))
    document = _key_of("cms.BoardDocument", _("document"))
    image = _key_of("cms.BoardImage", _("image"))
    person = _key_of(settings.AUTH_USER_MODEL, _("person"))
    what = models.CharField(
        _("what was done"), max_length=10, choices=What, editable=False
    )
    at = models.DateTimeField(_("when"), editable=False)
    let_out_at = models.DateTimeField(_("let out"), null=True, editable=False)
    let_out_by = _key_of(Release, _("let out by"))

    objects = ShapingQuerySet.as_manager()

    # It keeps what it names; it does not use it.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("hand in a release")
        verbose_name_plural = _("hands in releases")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=("page", "document", "image", "person", "what"),
                condition=Q(let_out_at=None),
                name="one_waiting_hand_of_a_kind",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} ({short_moment(self.at)})"
