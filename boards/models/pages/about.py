"""Which reviews a learning or news page is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, PageChooserPanel
from wagtail.models import Orderable, Page

from boards.models.pages.querysets import ReviewPageQuerySet
from boards.models.pages.reviews import ReviewPage


class AboutReview(Orderable):
    """A review that a learning or news page is about; the review shows the page."""

    page = ParentalKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="about_reviews"
    )
    review = models.ForeignKey(
        ReviewPage,
        verbose_name=_("review"),
        on_delete=models.CASCADE,
        related_name="mentions",
        help_text=_("A review of this board that the page is about."),
    )

    panels = [PageChooserPanel("review")]

    class Meta(Orderable.Meta):
        verbose_name = _("review that this is about")


def about_reviews_panel() -> InlinePanel:
    """The reviews that a page is about, the same in every page editor that has them."""
    return InlinePanel(
        "about_reviews",
        heading=_("Reviews that this is about"),
        label=_("Review"),
        help_text=_(
            "Each review that you name here shows this page and its documents."
        ),
    )


def reviews_named_by(page: Page) -> ReviewPageQuerySet:
    """The reviews that a page is about and that a visitor may read."""
    named = page.about_reviews.values_list("review_id", flat=True)
    ours = ReviewPage.objects.in_board_of(page)
    return ours.for_reader(named).for_links().newest_first()
