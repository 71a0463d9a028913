"""The home page of a board in one language."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    InlinePanel,
    PageChooserPanel,
    TitleFieldPanel,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, Site, TranslatableMixin
from wagtail.search import index
from wagtail.url_routing import RouteResult

from boards.models.board.page_permissions import TakenOfflineByManagers
from cms import trees
from cms.blocks import BodyBlock
from cms.models import BasePage
from cms.page_forms import PageForm
from cms.querysets import BasePageManager, behind_a_restriction
from cms.routing import remember_chain, route_below
from cms.versions import versions_for_reader
from home.newest import newest_by_default
from home.sections import SectionsBlock

# Of a language with more than these the menu and the lists tell.
MOST_LISTED = 100
MOST_DOORS = 6


def reason_against_second_home(parent: Page, locale_id: int, own_id: int | None) -> Any:
    """Why a board may not have this home page as well, or None if it may."""
    others = Page.objects.child_of(parent).filter(locale=locale_id)
    if own_id:
        others = others.exclude(pk=own_id)
    if not others.exists():
        return None
    return _(
        "This board already has a home page in this language. Edit that one, or "
        "translate it into another language."
    )


class HomePageForm(PageForm):
    """Asks for a home page's place before the tree knows it."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        locale = self.instance.locale_id or self.parent_page.locale_id
        if reason := reason_against_second_home(
            self.parent_page, locale, self.instance.pk
        ):
            self.add_error("title", reason)
        return cleaned


class HomePage(TakenOfflineByManagers, BasePage):
    """What a visitor meets first. One for each language of a board."""

    lead = models.CharField(
        _("one strong sentence"),
        max_length=200,
        help_text=_(
            "What the board is for, in one sentence. For example: “We keep children in "
            "Cumbria safe together, and say openly what we have learnt.”"
        ),
    )
    sections = StreamField(
        SectionsBlock(),
        verbose_name=_("sections"),
        blank=True,
        help_text=_(
            "What stands below the sentence, in your order. Without any: the search, "
            "the doors, and what is new."
        ),
    )
    body = StreamField(
        BodyBlock(),
        verbose_name=_("below the doors"),
        blank=True,
        help_text=_("Anything else that every visitor should see. Less is more."),
    )

    objects = BasePageManager()
    base_form_class = HomePageForm

    shows_picture = True
    parent_page_types = ["boards.Board"]
    subpage_types = [
        "boards.ReviewIndexPage",
        "boards.LearningIndexPage",
        "boards.LibraryIndexPage",
        "boards.FaqPage",
        "boards.ContactPage",
        "boards.NewsIndexPage",
        "boards.EventIndexPage",
        "boards.ContentPage",
    ]

    content_panels = [
        TitleFieldPanel(
            "title",
            help_text=_(
                "The board's name in this language. For example: Cumbria Local "
                "Safeguarding Children Board"
            ),
        ),
        FieldPanel("lead"),
        FieldPanel("summary"),
        FieldPanel("sections"),
        InlinePanel(
            "doors",
            heading=_("Doors"),
            label=_("Door"),
            max_num=MOST_DOORS,
            help_text=_(
                "Three to six ways in: worried about a child, learning from reviews, "
                "for families, for professionals."
            ),
        ),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("lead")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def clean(self) -> None:
        """Refuse a second home page of one language, from whatever door it comes."""
        super().clean()
        if self.path and self.depth and self.depth > 1:
            parent = Page(path=self.path[: -self.steplen], depth=self.depth - 1)
            reason = reason_against_second_home(parent, self.locale_id, self.pk)
            if reason:
                raise ValidationError({"title": reason})

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page below this home. A language without a home page is a 404."""
        if path_components:
            return route_below(self, request, path_components)
        if self.locale.language_code != translation.get_language():
            raise Http404
        remember_chain(request, [self])
        return super().route(request, [])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        context["doors"] = self._open_doors()
        if not self.sections:
            context["newest"] = newest_by_default(self)
        if not self._is_first(request):
            context["pages_in_language"] = self._pages_below()
        context["without_search"] = self._has_search()
        context["begins_with_search"] = self._begins_with_search()
        return context

    def _has_search(self) -> bool:
        return not self.sections or any(
            section.block_type == "search" for section in self.sections
        )

    def _begins_with_search(self) -> bool:
        return not self.sections or self.sections[0].block_type == "search"

    def _open_doors(self) -> list[tuple["Door", Page]]:
        """Each door that leads somewhere, with the page that its reader is led to."""
        doors = [
            door
            for door in self.doors.select_related("page__locale")
            if door.page and door.page.live
        ]
        versions = versions_for_reader([door.page for door in doors])
        return [(door, versions[door.page.pk]) for door in doors]

    def _is_first(self, request: HttpRequest) -> bool:
        site = Site.find_for_request(request)
        return site is not None and site.root_page_id == self.pk

    def _pages_below(self) -> QuerySet[Page]:
        """What there is in a language that most of the board's pages are not in."""
        public = Page.objects.live().filter(~behind_a_restriction())
        below = trees.in_tree_of(public, self).exclude(pk=self.pk)
        return below.order_by("path")[:MOST_LISTED]


class Door(TranslatableMixin, Orderable):
    """A way in from the home page."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="doors")
    heading = models.CharField(
        _("heading"), max_length=60, help_text=_("For example: Learning from reviews")
    )
    text = models.CharField(
        _("text"),
        max_length=200,
        blank=True,
        help_text=_(
            "What is behind it. For example: “What happened, and what changed.”"
        ),
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("The page that it opens."),
    )

    panels = [FieldPanel("heading"), FieldPanel("text"), PageChooserPanel("page")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("door")
