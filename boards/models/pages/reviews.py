"""Reviews: what a board learnt from what happened to a child.

There is no field for age, sex, place or date of the incident, and there must be none:
together such facts identify a child.
"""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.search import index

from boards.models.pages.mentions import is_spoken_of, mentions_of
from boards.models.pages.named_rows import NOT_PRINTED, named, with_named
from boards.models.pages.printable import PrintablePage
from boards.models.pages.querysets import ReviewPageManager, ReviewPageQuerySet
from boards.models.pages.renderers import renderers
from boards.models.pages.review_dates import DATE_PANELS
from boards.models.pages.review_origin import ORIGIN_PANELS, ReviewOrigin
from boards.models.pages.substance import NO_REVIEW
from boards.models.pages.themed import NamesThemes, ThemesPanel
from boards.models.publishing import rules
from boards.models.publishing.document_panel import DocumentsPanel
from boards.models.publishing.documents import documents_of
from cms.blocks import BodyBlock
from cms.partial_dates import PartialDate
from cms.translating import facts


class PublicationDecision(models.TextChoices):
    """What became of the report. Not publishing is an outcome, not a gap."""

    PUBLISHED = "published", _("Published")
    DELAYED = "delayed", _("Delayed")
    NOT_PUBLISHED = "not_published", _("Not published")


class ReviewPage(NamesThemes, ReviewOrigin):
    """One review. Its name is free: two reviews may share a pseudonym."""

    also_known_as = models.CharField(
        _("also known as"),
        max_length=250,
        blank=True,
        help_text=_("Other names of the same review. For example: Child P; Alex"),
    )
    local_code = models.CharField(
        _("local code"),
        max_length=50,
        blank=True,
        help_text=_(
            "The board's own reference, shown to the public. For example: LR-4"
        ),
    )
    review_type = models.ForeignKey(
        "boards.ReviewType",
        verbose_name=_("type of review"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_(
            "What it was called when it was made. For example: Rapid review. Where "
            "nobody knows: Type not known."
        ),
    )
    other_types = ParentalManyToManyField(
        "boards.ReviewType",
        verbose_name=_("what else it was"),
        blank=True,
        related_name="+",
        help_text=_(
            "For a review of two kinds at once. For example: Domestic homicide review."
        ),
    )
    guidance_edition = models.ForeignKey(
        "boards.GuidanceEdition",
        verbose_name=_("guidance edition"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The guidance it was made under. For example: WT 2018."),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("findings and recommendations"),
        blank=True,
        help_text=_("What happened in general words, what was learnt, what changed."),
    )
    themes = ParentalManyToManyField(
        "boards.Theme",
        verbose_name=_("learning themes"),
        blank=True,
        related_name="+",
        help_text=_(
            "What it teaches about. For example: Neglect; Listening to children."
        ),
    )
    publication_decision = models.CharField(
        _("publication decision"),
        max_length=20,
        choices=PublicationDecision,
        default=PublicationDecision.PUBLISHED,
        help_text=_("Whether the report is published, later, or not at all."),
    )
    publication_note = models.CharField(
        _("public note on publication"),
        max_length=300,
        blank=True,
        help_text=_(
            "Needed when the report is delayed or not published. In general words: "
            "“Delayed until court proceedings have ended.”"
        ),
    )
    keywords = models.CharField(
        _("keywords"),
        max_length=250,
        blank=True,
        help_text=_(
            "Words beside the themes, with commas. For example: safer sleep, water"
        ),
    )

    objects = ReviewPageManager()
    serve_select_related = ("review_type", "guidance_edition")
    serve_without = NOT_PRINTED
    # Fields that the public is told of in some states, and what says whether.
    SHOWN_AS = {"published": "shown_date", "expected": "shown_expected"}
    override_translatable_fields = PrintablePage.override_translatable_fields + facts(
        "local_code",
        "partner_boards",
        "commissioned_by",
        "published_by",
        "other_types",
        "nspcc_reference",
        "other_references",
        "themes",
    )

    parent_page_types = ["boards.ReviewIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        TitleFieldPanel(
            "title",
            heading=_("Name of the review"),
            placeholder=_("Name of the review"),
            help_text=_(
                "As the public reads it: a pseudonym or a subject, never a child's "
                "real name. For example: Child P. Where it has no name: Unnamed review"
            ),
        ),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("also_known_as"), FieldPanel("local_code")]),
        FieldRowPanel([FieldPanel("review_type"), FieldPanel("guidance_edition")]),
        MultiFieldPanel(
            [
                FieldPanel("own_type"),
                FieldPanel("other_types", widget=CheckboxSelectMultiple),
            ],
            heading=_("Where one type of the list does not say it"),
            classname="collapsed",
        ),
        MultiFieldPanel(
            [
                *DATE_PANELS,
                FieldRowPanel(
                    [
                        FieldPanel("publication_decision"),
                        FieldPanel("publication_note"),
                    ]
                ),
            ],
            heading=_("Dates and publication"),
        ),
        DocumentsPanel(),
        FieldPanel("body"),
        ThemesPanel(),
        FieldPanel("keywords"),
        MultiFieldPanel(ORIGIN_PANELS, heading=_("How it was made")),
        InlinePanel(
            "related_reviews", heading=_("Related reviews"), label=_("Related review")
        ),
    ]
    search_fields = [
        *PrintablePage.search_fields,
        *NamesThemes.search_fields,
        index.SearchField("also_known_as"),
        index.SearchField("local_code"),
        index.SearchField("body"),
        index.SearchField("keywords"),
        index.SearchField("own_type"),
        index.SearchField("nspcc_reference"),
        index.SearchField("other_references"),
        index.SearchField("commissioned_by"),
        index.SearchField("published_by"),
        index.AutocompleteField("also_known_as"),
        index.FilterField("review_type"),
        index.FilterField("publication_decision"),
    ]

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def clean(self) -> None:
        super().clean()
        rules.check_publication_note(self)

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        """More than its name: what it says, when it was, or what is about it."""
        words = (self.summary.strip(), self.body, self.publication_note.strip())
        said = any((*words, self.published, documents)) or is_spoken_of(self)
        return {} if said else {"body": NO_REVIEW}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        mentions = mentions_of(self)
        documents = documents_of(self, *mentions)
        return context | {
            "documents": documents,
            "matches": renderers.matches(self, request),
            "mentions": mentions,
            "themes": named(self, "themes"),
            "other_types": named(self, "other_types"),
            "related_reviews": self.visible_related_reviews(),
        }

    @classmethod
    def as_served(cls, rows: QuerySet) -> QuerySet:
        return with_named(super().as_served(rows))

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        data = {
            "@type": "Report",
            "name": self.title,
            "description": self.head_description,
            "url": self.canonical_address(),
        }
        if self.shown_date and (known := self.shown_date.isoformat()):
            data["datePublished"] = known
        if self.shown_date and self.updated and (known := self.updated.isoformat()):
            data["dateModified"] = known
        if self.nspcc_reference:
            data["reportNumber"] = self.nspcc_reference
        if self.keywords:
            data["keywords"] = self.keywords
        if self.published_by:
            data["publisher"] = [
                {"@type": "Organization", "name": name} for name in self.publisher_names
            ]
        return data

    def visible_related_reviews(self) -> ReviewPageQuerySet:
        """The related reviews that a visitor may read, newest first."""
        chosen = self.related_reviews.values_list("review_id", flat=True)
        ours = ReviewPage.objects.in_board_of(self)
        return ours.for_reader(chosen).for_links().newest_first()

    @property
    def shown_date(self) -> PartialDate | None:
        """When it was published, for what says so: nothing that is held back was."""
        is_out = self.publication_decision == PublicationDecision.PUBLISHED
        return self.published if is_out else None

    @property
    def shown_expected(self) -> PartialDate | None:
        """When its report is expected, while that is delayed or not out yet."""
        decided = self.publication_decision
        is_to_come = decided == PublicationDecision.PUBLISHED and not self.published
        is_delayed = decided == PublicationDecision.DELAYED
        return self.expected if is_delayed or is_to_come else None

    @property
    def decision_tag(self) -> str:
        """The publication decision as a style sheet's class writes it."""
        return self.publication_decision.replace("_", "-")
