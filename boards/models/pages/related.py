"""Which reviews a reader of a review should know of."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import PageChooserPanel
from wagtail.models import Orderable

from boards.models.pages.reviews import ReviewPage


class RelatedReview(Orderable):
    """A review that a reader of this one should know of."""

    page = ParentalKey(
        ReviewPage, on_delete=models.CASCADE, related_name="related_reviews"
    )
    review = models.ForeignKey(
        ReviewPage,
        verbose_name=_("review"),
        on_delete=models.CASCADE,
        related_name="+",
        help_text=_("Another review of this board."),
    )

    panels = [PageChooserPanel("review")]

    class Meta(Orderable.Meta):
        verbose_name = _("related review")
