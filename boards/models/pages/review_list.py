"""The list of a board's reviews, shown the way the board shows it."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from boards.models.pages.renderers import renderers
from cms.blocks import BodyBlock
from cms.models import BasePage


class ReviewIndexPage(BasePage):
    """The list of reviews. Boards group theirs in six ways; the editor chooses."""

    class Grouping(models.TextChoices):
        DATE = "date", _("By date of publication")
        MONTH = "month", _("By month of publication")
        YEAR = "year", _("By year of publication")
        LIST = "list", _("One after another")
        TABLE = "table", _("As tables, one for each kind of document")
        MATRIX = "matrix", _("As a table of reviews and kinds of document")

    class Order(models.TextChoices):
        NEWEST = "newest", _("The newest first")
        OLDEST = "oldest", _("The oldest first")
        NAME = "name", _("By name")
        HAND = "hand", _("By hand, as they stand in the tree of pages")

    intro = StreamField(
        BodyBlock(),
        verbose_name=_("above the list"),
        blank=True,
        help_text=_("What a reader should know before the list."),
    )
    grouping = models.CharField(
        _("show the reviews"),
        max_length=10,
        choices=Grouping,
        default=Grouping.LIST,
        help_text=_("How the list is laid out. You can change it at any time."),
    )
    order = models.CharField(
        _("in this order"),
        max_length=10,
        choices=Order,
        default=Order.NEWEST,
        help_text=_(
            "By hand: put them in order with “Sort menu order” in the menu of this "
            "page."
        ),
    )
    retention_note = models.TextField(
        _("how long reports stay"),
        blank=True,
        help_text=_(
            "Shown with the list. For example: “Reports stay here for at least 12 "
            "months. After that, please ask us for a copy.”"
        ),
    )
    empty_text = models.TextField(
        _("when there are no reviews"),
        blank=True,
        help_text=_(
            "Shown instead of the list. For example: “We have published no reviews. "
            "This is what we learn from those of others.”"
        ),
    )
    after = StreamField(
        BodyBlock(),
        verbose_name=_("below the list"),
        blank=True,
        help_text=_("Background: what a review is, who carries it out, the law."),
    )

    shows_picture = True
    parent_page_types = ["home.HomePage"]
    subpage_types = ["boards.ReviewPage"]

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldRowPanel([FieldPanel("grouping"), FieldPanel("order")]),
        InlinePanel(
            "sections",
            heading=_("Sections"),
            label=_("Section"),
            help_text=_(
                "To keep some types apart, such as thematic reviews. Without sections "
                "all reviews stand in one list."
            ),
        ),
        InlinePanel(
            "other_entries",
            heading=_("What else stands in the list"),
            label=_("Entry"),
            help_text=_(
                "What is no review of this board, and belongs here all the same: a "
                "national review, another board's, a page with learning."
            ),
        ),
        FieldPanel("retention_note"),
        FieldPanel("empty_text"),
        FieldPanel("after"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("after"),
    ]

    class Meta:
        verbose_name = _("review list")
        verbose_name_plural = _("review lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        return context | renderers.review_list(self, request)


class ReviewListSection(TranslatableMixin, Orderable):
    """One type of review under its own heading. Types without one come last."""

    page = ParentalKey(
        ReviewIndexPage, on_delete=models.CASCADE, related_name="sections"
    )
    review_type = models.ForeignKey(
        "boards.ReviewType",
        verbose_name=_("type of review"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The reviews of this type stand in this section."),
    )
    heading = models.CharField(
        _("heading"),
        max_length=150,
        blank=True,
        help_text=_("Leave empty for the name of the type. For example: Our reviews"),
    )

    panels = [FieldRowPanel([FieldPanel("review_type"), FieldPanel("heading")])]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("section of the review list")
