"""Editions of the statutory guidance, and the figures that duties are counted by."""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.partial_dates import PartialDateField

EMPTY_FIGURE = _("Leave empty when the edition does not say.")


def figure(label: Any, example: Any) -> models.PositiveSmallIntegerField:
    """A number that the guidance asks for; empty where it asks for nothing."""
    return models.PositiveSmallIntegerField(
        label,
        null=True,
        blank=True,
        help_text=format_lazy("{} {}", example, EMPTY_FIGURE),
    )


# What editors are told of an edition, and no page of a review says.
OF_EDITORS = (
    "short_name",
    "country",
    "issued",
    "chapter",
    "notify_working_days",
    "rapid_review_working_days",
    "copies_working_days",
    "months_to_finish",
    "figures_source",
    "source",
)


class Country(models.TextChoices):
    """Whose guidance an edition is: each country of the United Kingdom has its own."""

    ENGLAND = "england", _("England")
    WALES = "wales", _("Wales")
    SCOTLAND = "scotland", _("Scotland")
    NORTHERN_IRELAND = "northern_ireland", _("Northern Ireland")


class GuidanceEdition(models.Model):
    """An edition of the statutory guidance, with what it asks for.

    A review keeps the edition it was made under: changing one never rewrites an older
    review (R11). So a figure by which reviews have been told apart is not changed.
    """

    name = models.CharField(
        _("name"),
        max_length=120,
        unique=True,
        help_text=_("For example: “Working Together to Safeguard Children 2018”."),
    )
    short_name = models.CharField(
        _("short name"),
        max_length=20,
        unique=True,
        help_text=_("For example: WT 2018."),
    )
    country = models.CharField(
        _("country"),
        max_length=20,
        choices=Country,
        default=Country.ENGLAND,
        help_text=_("Whose guidance it is."),
    )
    issued = PartialDateField(
        _("issued"), blank=True, help_text=_("As well as it is known: July 2018.")
    )
    chapter = models.CharField(
        _("chapter on reviews"),
        max_length=40,
        blank=True,
        help_text=_("For example: chapter 4."),
    )
    months_available = models.PositiveSmallIntegerField(
        _("months a report stays available"),
        default=12,
        help_text=_(
            "How long a report must stay on the site at least, counted from the last "
            "day that its published date can mean. For example: 12."
        ),
    )
    notify_working_days = figure(
        _("working days to notify a serious incident"),
        _("To the Panel, after the board knows of it. For example: 5."),
    )
    rapid_review_working_days = figure(
        _("working days for a rapid review"),
        _("After the board knows of the incident. For example: 15."),
    )
    copies_working_days = figure(
        _("working days before publication for copies"),
        _(
            "How long before publication the Panel, the Secretary of State and Ofsted "
            "get their copies. For example: 7."
        ),
    )
    months_to_finish = figure(
        _("months to finish and publish a review"),
        _("Counted from the decision to make it. For example: 6."),
    )
    figures_source = models.CharField(
        _("where these figures stand"),
        max_length=200,
        blank=True,
        help_text=_("For example: WT 2018, chapter 4, and the Panel’s guidance."),
    )
    source = models.URLField(
        _("where it can be read"), blank=True, help_text=_("The address of the text.")
    )

    # What duties are counted by. A review keeps those that it was made under.
    FIGURES = (
        "months_available",
        "notify_working_days",
        "rapid_review_working_days",
        "copies_working_days",
        "months_to_finish",
    )

    class Meta:
        ordering = ["issued", "name", "pk"]
        verbose_name = _("guidance edition")
        verbose_name_plural = _("guidance editions")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse another figure where the public has been told what follows from it."""
        super().clean()
        changed = self._changed_figures()
        told = self._reviews_once_public() if changed else 0
        if told:
            raise ValidationError(dict.fromkeys(changed, _figure_stays(self, told)))

    def _changed_figures(self) -> list[str]:
        """Figures that were there and are others now; to add one changes no date."""
        stored = type(self).objects.filter(pk=self.pk).values(*self.FIGURES).first()
        return [
            name
            for name, value in (stored or {}).items()
            if value is not None and value != getattr(self, name)
        ]

    def _reviews_once_public(self) -> int:
        named = apps.get_model("boards.ReviewPage").objects.filter(
            guidance_edition=self.pk
        )
        return named.filter(first_published_at__isnull=False).count()


def _figure_stays(edition: GuidanceEdition, reviews: int) -> str:
    text = ngettext(
        "This figure stays: %(reviews)s review of “%(edition)s” has been public, and "
        "its dates would change with it. Add a new edition with the new figure, and "
        "name that in the reviews which it is for.",
        "This figure stays: %(reviews)s reviews of “%(edition)s” have been public, and "
        "their dates would change with it. Add a new edition with the new figure, and "
        "name that in the reviews which it is for.",
        reviews,
    )
    return text % {"reviews": reviews, "edition": edition.short_name}
