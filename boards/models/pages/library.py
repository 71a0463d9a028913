"""The library: forms, terms of reference, frameworks and guidance."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from boards.models.pages.substance import nothing_to_read
from boards.models.publishing.documents import (
    DocumentsPanel,
    PageDocument,
    documents_of,
)
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
        found = LibraryItemPage.objects.child_of(self).visible()
        items = list(found.defer_streamfields().order_by("path"))
        rows = PageDocument.objects.for_display().filter(page__in=items)
        documents: dict[int, list[PageDocument]] = {}
        for row in rows:
            documents.setdefault(row.page_id, []).append(row)
        context["groups"] = [
            (label, [(item, documents.get(item.pk, [])) for item in chosen])
            for value, label in LibraryItemPage.Category.choices
            if (chosen := [item for item in items if item.category == value])
        ]
        return context


class LibraryItemPage(BasePage):
    """One form, framework or piece of guidance, with who keeps it up to date."""

    class Category(models.TextChoices):
        FORM = "form", _("Forms")
        TERMS = "terms", _("Terms of reference")
        PROCEDURE = "procedure", _("Procedures")
        FRAMEWORK = "framework", _("Frameworks")
        GUIDANCE = "guidance", _("Guidance")
        LEARNING = "learning", _("Learning resources")

    category = models.CharField(
        _("kind"),
        max_length=20,
        choices=Category,
        default=Category.GUIDANCE,
        help_text=_("The heading that it stands under in the library."),
    )
    kept_by = models.CharField(
        _("kept by"),
        max_length=150,
        blank=True,
        help_text=_("Who keeps it up to date. For example: Practice Review Group"),
    )
    issued = PartialDateField(
        _("issued"), blank=True, help_text=_("As well as it is known: April 2019.")
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

    objects = BasePageManager()

    parent_page_types = ["boards.LibraryIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("category"),
        FieldPanel("body"),
        DocumentsPanel(),
        MultiFieldPanel(
            [
                FieldPanel("kept_by"),
                FieldRowPanel([FieldPanel("issued"), FieldPanel("review_due")]),
            ],
            heading=_("Who keeps it up to date"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("category"),
    ]

    class Meta:
        verbose_name = _("library item")
        verbose_name_plural = _("library items")

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        return nothing_to_read("body", self.body, documents=documents)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["documents"] = documents_of(self)
        return context
