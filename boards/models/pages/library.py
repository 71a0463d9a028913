"""The library: forms, terms of reference, frameworks and guidance."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.fields import StreamField
from wagtail.search import index

from boards.models.pages.renderers import renderers
from boards.models.pages.substance import nothing_to_read
from boards.models.publishing.document_panel import DocumentsPanel
from boards.models.publishing.documents import PageDocument, documents_of
from cms.blocks import BodyBlock
from cms.models import BasePage
from cms.partial_dates import PartialDateField
from cms.querysets import BasePageManager


class LibraryIndexPage(BasePage):
    """What the board's forms and guidance are for, then the files."""

    intro = StreamField(
        BodyBlock(),
        verbose_name=_("above the list"),
        blank=True,
        help_text=_("Whom the library is for, and whom to ask. "),
    )

    shows_picture = True
    parent_page_types = ["home.HomePage"]
    subpage_types = ["boards.LibraryItemPage"]

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        # An earlier version is reached from the one that took its place.
        shown = LibraryItemPage.objects.child_of(self).visible()
        newer = shown.filter(supersedes__isnull=False)
        earlier = set(newer.values_list("supersedes", flat=True))
        narrowed = renderers.narrow(request, self, LibraryItemPage, but=earlier)
        items = list(narrowed.of(shown.defer_streamfields()).order_by("path"))
        keys = [item.pk for item in items]
        rows = PageDocument.objects.of_pages_for_display(keys)
        documents: dict[int, list[PageDocument]] = {}
        for row in rows:
            documents.setdefault(row.page_id, []).append(row)
        groups = [
            (label, [(item, documents.get(item.pk, [])) for item in chosen])
            for value, label in (*LibraryItemPage.Category.choices, ("", ""))
            if (chosen := [item for item in items if item.category == value])
        ]
        others = _("Other documents") if len(groups) > 1 else _("Documents")
        context["groups"] = [(label or others, chosen) for label, chosen in groups]
        return context | narrowed.context


class LibraryItemPage(BasePage):
    """One form, framework or piece of guidance, with who keeps it up to date."""

    class Category(models.TextChoices):
        FORM = "form", _("Forms")
        TERMS = "terms", _("Terms of reference")
        PROCEDURE = "procedure", _("Procedures")
        FRAMEWORK = "framework", _("Frameworks")
        GUIDANCE = "guidance", _("Guidance")
        LEARNING = "learning", _("Learning resources")
        POLICY = "policy", _("Policies")
        STRATEGY = "strategy", _("Strategies")
        ANNUAL = "annual", _("Annual reports")
        NEWSLETTER = "newsletter", _("Newsletters")
        MINUTES = "minutes", _("Minutes")

    category = models.CharField(
        _("kind"),
        max_length=20,
        choices=Category,
        blank=True,
        help_text=_("The heading that it stands under in the library."),
    )
    kept_by = models.CharField(
        _("kept by"),
        max_length=150,
        blank=True,
        help_text=_("Who keeps it up to date. For example: Practice Review Group"),
    )
    issue = models.CharField(
        _("issue"),
        max_length=60,
        blank=True,
        help_text=_("Its number or version. For example: Version 3.1; Issue 12"),
    )
    approved_by = models.CharField(
        _("approved by"),
        max_length=150,
        blank=True,
        help_text=_("For example: Policy and Procedures Group"),
    )
    approved_on = PartialDateField(
        _("approved"), blank=True, help_text=_("For example: 12 March 2019.")
    )
    supersedes = models.ForeignKey(
        "self",
        verbose_name=_("takes the place of"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="superseded_by",
        help_text=_(
            "The earlier version. It stays, says that there is a newer one, and leads "
            "to it."
        ),
    )
    keywords = models.CharField(
        _("keywords"),
        max_length=250,
        blank=True,
        help_text=_("Words that it is found by, with commas. For example: bruising"),
    )
    issued = PartialDateField(
        _("issued"), blank=True, help_text=_("As well as it is known: April 2019.")
    )
    met_on = PartialDateField(
        _("meeting"),
        blank=True,
        help_text=_("Of minutes: the day of the meeting. For example: 12 March 2019."),
    )
    review_due = PartialDateField(
        _("due for review"), blank=True, help_text=_("For example: April 2021.")
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("what it is for"),
        blank=True,
        help_text=_("Who uses it, when, and what happens then."),
    )

    # What stands in the list of facts on its page.
    FACTS = (
        "issue",
        "kept_by",
        "met_on",
        "issued",
        "approved_by",
        "approved_on",
        "review_due",
        "keywords",
    )

    objects = BasePageManager()
    serve_select_related = ("supersedes",)

    parent_page_types = ["boards.LibraryIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("category"),
        FieldPanel("body"),
        DocumentsPanel(),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kept_by"), FieldPanel("issue")]),
                FieldRowPanel([FieldPanel("issued"), FieldPanel("review_due")]),
                FieldRowPanel([FieldPanel("approved_by"), FieldPanel("approved_on")]),
                FieldPanel("met_on"),
                PageChooserPanel("supersedes"),
            ],
            heading=_("Who keeps it up to date"),
        ),
        FieldPanel("keywords"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("issue"),
        index.SearchField("approved_by"),
        index.SearchField("keywords"),
        index.FilterField("category"),
    ]

    class Meta:
        verbose_name = _("library item")
        verbose_name_plural = _("library items")

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        return nothing_to_read("body", self.body, documents=documents)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        earlier = self.supersedes.translation_key if self.supersedes else None
        return context | {
            "documents": documents_of(self),
            "newer": self._version(supersedes__translation_key=self.translation_key),
            "earlier": self._version(translation_key=earlier) if earlier else None,
        }

    @property
    def has_facts(self) -> bool:
        """Whether anything is known of who keeps it, or since when it is so."""
        return any(getattr(self, name) for name in self.FACTS)

    @property
    def shown_issue(self) -> str:
        """Its number or version, without the word that stands before it on the page."""
        word = f"{_('Issue')} "
        is_said = self.issue.casefold().startswith(word.casefold())
        return self.issue[len(word) :].strip() if is_said else self.issue

    def _version(self, **wanted: Any) -> "LibraryItemPage | None":
        """Another version of it that a visitor may read, in its language."""
        ours = LibraryItemPage.objects.in_tree_of(self).visible()
        return ours.filter(**wanted).exclude(pk=self.pk).order_by("-pk").first()
