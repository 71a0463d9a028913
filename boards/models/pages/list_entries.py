"""What stands in a list of reviews and is none of the board's reviews."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable, Page, TranslatableMixin

from boards.models.pages.review_list import ReviewIndexPage
from cms.partial_dates import PartialDateField


class ReviewListEntry(TranslatableMixin, Orderable):
    """A page of this board, or an address elsewhere, among the reviews of a list."""

    page = ParentalKey(
        ReviewIndexPage, on_delete=models.CASCADE, related_name="other_entries"
    )
    title = models.CharField(
        _("title"),
        max_length=250,
        help_text=_("What its link says. For example: National review: Child Z"),
    )
    kind = models.CharField(
        _("what it is"),
        max_length=120,
        blank=True,
        help_text=_("For example: National review, of another board"),
    )
    published = PartialDateField(
        _("published"), blank=True, help_text=_("As well as it is known: May 2022.")
    )
    target = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A page of this board. For example: a bulletin."),
    )
    link = models.URLField(
        _("or an address on another site"),
        blank=True,
        help_text=_("For example: https://www.example.org/report"),
    )

    # The target, where a visitor may read it.
    shown_page: Page | None = None

    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("published")]),
        PageChooserPanel("target"),
        FieldPanel("link"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("entry of the review list")
        verbose_name_plural = _("entries of the review list")

    def clean(self) -> None:
        super().clean()
        if self.target_id and self.link:
            raise ValidationError(
                {"link": _("Choose a page or give an address, not both.")}
            )
