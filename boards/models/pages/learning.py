"""Learning: briefings, bulletins and what they say about a theme."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from boards.models.pages.about import reviews_named_by
from boards.models.pages.briefing_panels import PanelsBlock
from boards.models.pages.kinds import SaysItsKind, kind_field, own_kind_field
from boards.models.pages.learning_form import (
    BRIEFING,
    BULLETIN,
    LearningForm,
    learning_panels,
)
from boards.models.pages.paging import page_of
from boards.models.pages.printable import PrintablePage
from boards.models.pages.querysets import DatedPageManager
from boards.models.pages.renderers import renderers
from boards.models.pages.reviews import ReviewPage
from boards.models.pages.substance import ONLY_A_FILE, nothing_to_read
from boards.models.pages.themed import NamesThemes
from boards.models.publishing.document_panel import DocumentsPanel
from boards.models.publishing.documents import documents_of
from cms.blocks import BodyBlock
from cms.models import BasePage
from cms.partial_dates import PartialDateField
from cms.querysets import BasePageManager
from cms.translating import facts


class LearningIndexPage(BasePage):
    """The list of briefings, bulletins and practice themes."""

    intro = StreamField(
        BodyBlock(),
        verbose_name=_("above the list"),
        blank=True,
        help_text=_("What a reader should know before the list."),
    )

    shows_picture = True
    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "boards.BriefingPage",
        "boards.BulletinPage",
        "boards.PracticeThemePage",
    ]

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("learning list")
        verbose_name_plural = _("learning lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        lists = {
            model: model.objects.child_of(self).visible()
            for model in (BriefingPage, BulletinPage, PracticeThemePage)
        }
        narrowed = renderers.narrow(request, self, *lists)
        shown = {
            model: narrowed.of(pages.defer_streamfields())
            for model, pages in lists.items()
        }
        pages = {
            model: page_of(
                shown[model].newest_first(),
                request.GET.get(name),
                count=narrowed.count(model),
            )
            for model, name in (
                (BriefingPage, "briefings"),
                (BulletinPage, "bulletins"),
            )
        }
        return context | {
            **narrowed.context,
            "briefings": pages[BriefingPage],
            "bulletins": pages[BulletinPage],
            "are_briefings": narrowed.are_all(BriefingPage, BRIEFING),
            "are_bulletins": narrowed.are_all(BulletinPage, BULLETIN),
            "practice_themes": shown[PracticeThemePage].order_by("path"),
        }


class LearningPage(NamesThemes, SaysItsKind, PrintablePage):
    """What was learnt, from one review or several. Abstract."""

    base_form_class = LearningForm
    own_kind = own_kind_field()

    published = PartialDateField(
        _("published"),
        blank=True,
        help_text=_("As well as it is known: 12/09/2017, Oct 2019 or 2017."),
    )
    updated = PartialDateField(
        _("updated"),
        blank=True,
        help_text=_("When it was changed after publication. For example: May 2018."),
    )
    keywords = models.CharField(
        _("keywords"),
        max_length=250,
        blank=True,
        help_text=_("Words beside the themes, with commas. For example: safer sleep"),
    )
    themes = ParentalManyToManyField(
        "boards.Theme",
        verbose_name=_("learning themes"),
        blank=True,
        related_name="+",
        help_text=_("What it teaches about. For example: Neglect."),
    )

    override_translatable_fields = [
        *PrintablePage.override_translatable_fields,
        *facts("themes", "kind"),
    ]
    parent_page_types = ["boards.LearningIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "documents": documents_of(self),
            "reviews": reviews_named_by(self),
            "themes": self.themes.all(),
        }


class BriefingPage(LearningPage):
    """A briefing, mostly of 7 minutes: seven panels for a team meeting, on one A4.

    Some boards write it in one piece: as one panel, as a text, or as a file alone.
    """

    kind = kind_field(BRIEFING)

    briefing_panels = StreamField(
        PanelsBlock(),
        verbose_name=_("the seven panels"),
        blank=True,
        help_text=_(
            "Seven headings with a minute's reading each, or one panel with all of "
            "it. Leave empty when the briefing is a text, or only a file."
        ),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_(
            "For a briefing in one piece, or for what belongs below the panels. Leave "
            "empty when the seven panels say it all."
        ),
    )

    objects = DatedPageManager()

    content_panels = learning_panels("briefing_panels", "body")
    search_fields = [
        *PrintablePage.search_fields,
        *NamesThemes.search_fields,
        index.SearchField("briefing_panels"),
        index.SearchField("body"),
        index.SearchField("keywords"),
        index.SearchField("own_kind"),
    ]

    class Meta:
        verbose_name = _("briefing")
        verbose_name_plural = _("briefings")

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        """What is only a file says what it is about: nobody opens it to find out."""
        written = self.briefing_panels or self.body
        if documents and not written and not self.summary.strip():
            return {"summary": ONLY_A_FILE}
        return nothing_to_read("briefing_panels", written, documents=documents)


class BulletinPage(LearningPage):
    """A bulletin, a report or other learning, about one review or several."""

    kind = kind_field(BULLETIN)

    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("What was learnt, and what to do differently from now on."),
    )

    objects = DatedPageManager()

    content_panels = learning_panels("body")
    search_fields = [
        *PrintablePage.search_fields,
        *NamesThemes.search_fields,
        index.SearchField("body"),
        index.SearchField("keywords"),
        index.SearchField("own_kind"),
    ]

    class Meta:
        verbose_name = _("bulletin or other learning")
        verbose_name_plural = _("bulletins and other learning")

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        return nothing_to_read("body", self.body, documents=documents)


class PracticeThemePage(NamesThemes, BasePage):
    """What a board's reviews teach about one theme, gathered."""

    theme = models.ForeignKey(
        "boards.Theme",
        verbose_name=_("theme"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_(
            "Reviews and learning with this theme, or a part of it, are listed by "
            "themselves. For example: Listening to children."
        ),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("text"),
        blank=True,
        help_text=_("What practitioners should know and do about it."),
    )

    objects = BasePageManager()
    serve_select_related = ("theme",)

    parent_page_types = ["boards.LearningIndexPage"]
    subpage_types: list[str] = []

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("theme"),
        FieldPanel("body"),
        DocumentsPanel(),
    ]
    search_fields = [
        *BasePage.search_fields,
        *NamesThemes.search_fields,
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("practice theme")
        verbose_name_plural = _("practice themes")

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        return nothing_to_read("body", self.theme_id, self.body, documents=documents)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        reviews = self._teaching(ReviewPage).for_links().newest_first()
        briefings = self._teaching(BriefingPage).defer_streamfields().newest_first()
        return context | {
            "documents": documents_of(self),
            "reviews": page_of(reviews, request.GET.get("page")),
            "briefings": briefings,
            "are_briefings": all(one.kind == BRIEFING for one in briefings),
        }

    def _teaching(self, model: Any) -> Any:
        """Pages of the same language with this theme, or a part of it."""
        parts = self.theme.with_parts() if self.theme else []
        with_theme = model.themes.through.objects.filter(theme__in=parts)
        return (
            model.objects.in_tree_of(self)
            .visible()
            .filter(pk__in=with_theme.values(model._meta.model_name))
        )
