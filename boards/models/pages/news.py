"""News, with the board's statements to the media."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index

from boards.models.pages.about import about_reviews_panel, reviews_named_by
from boards.models.pages.paging import page_of
from boards.models.pages.querysets import DatedPageManager
from boards.models.pages.renderers import renderers
from boards.models.pages.substance import NO_DATE, nothing_to_read
from boards.models.publishing.document_panel import DocumentsPanel
from boards.models.publishing.documents import documents_of
from cms.blocks import BodyBlock
from cms.models import BasePage
from cms.partial_dates import PartialDateField


class NewsIndexPage(BasePage):
    """News and statements, newest first."""

    shows_picture = True
    parent_page_types = ["home.HomePage"]
    subpage_types = ["boards.NewsPage"]

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        news = NewsPage.objects.child_of(self).visible()
        narrowed = renderers.narrow(request, self, NewsPage)
        shown = narrowed.of(news.defer_streamfields()).newest_first()
        count = narrowed.count(NewsPage)
        found = page_of(shown, request.GET.get("page"), count=count)
        return context | narrowed.context | {"news": found}


class NewsPage(BasePage):
    """One piece of news, or one statement to the media about one review or several."""

    class Kind(models.TextChoices):
        NEWS = "news", _("News")
        STATEMENT = "statement", _("Media statement")

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=Kind,
        default=Kind.NEWS,
        help_text=_("A media statement is what the press may quote."),
    )
    published = PartialDateField(
        _("date"), blank=True, help_text=_("For example: 29 May 2014.")
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("The most important sentence first."),
    )

    objects = DatedPageManager()

    parent_page_types = ["boards.NewsIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("published")]),
        FieldPanel("body"),
        DocumentsPanel(),
        about_reviews_panel(),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("news or statement")
        verbose_name_plural = _("news and statements")

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        undated = {} if self.published else {"published": NO_DATE}
        words = (self.summary.strip(), self.body)
        return undated | nothing_to_read("body", *words, documents=documents)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "documents": documents_of(self),
            "reviews": reviews_named_by(self),
        }
