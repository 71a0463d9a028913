"""What every page of every board has."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    MultiFieldPanel,
    PublishingPanel,
    TitleFieldPanel,
)
from wagtail.locks import BaseLock
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms.hosts import public_address
from cms.models.as_a_whole import AsAWhole
from cms.models.change_notes import NOTHING_NOTED, NotedPage, with_public_changes
from cms.one_step import is_in_a_step, known
from cms.page_forms import PageForm
from cms.places import reason_against_place
from cms.previewing import Mode, more_previews
from cms.publishing import gate
from cms.querysets import BasePageManager, restrictions_of
from cms.rights import PageRights
from cms.signals import being_checked
from cms.slugs import typed_slug
from cms.tenancy.links import ReferencesInScope
from cms.translating import own


class BasePage(AsAWhole, ReferencesInScope, NotedPage):
    """A page of a board. Abstract: each family adds its own fields."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=500,
        help_text=_(
            "One or two plain sentences under the title, in lists and in search "
            "engines. For example: “What we learnt from a review of three "
            "children’s lives, and what changed.”"
        ),
    )
    review_due_on = models.DateField(
        _("next review of this page"),
        null=True,
        blank=True,
        help_text=_(
            "The day on which somebody should read this page again. Shown at its "
            "foot. For example: 12/09/2027."
        ),
    )
    password_words = models.CharField(
        _("how to get its password"),
        max_length=300,
        blank=True,
        help_text=_(
            "Shown where a password is asked for, if this page has one. For example: "
            "“For members of the board. Please ask the office: 01228 000000.”"
        ),
    )
    source_words = models.CharField(
        _("words that are translated"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_(
            "The fingerprint of the words of the source that this version says in its "
            "own language, all of them. Empty when it is no translation, or not whole."
        ),
    )

    objects = BasePageManager()
    base_form_class = PageForm

    # Whether the board's picture stands above it, where the board has one.
    shows_picture = False
    # Foreign keys that the public page prints, fetched together with the page itself.
    serve_select_related: tuple[str, ...] = ()
    # Columns, also of these, that it does not print.
    serve_without: tuple[str, ...] = ()
    override_translatable_fields = own(
        "slug",
        "change_note",
        "change_size",
        "change_is_public",
        "review_due_on",
    )
    # Visitors never log in: a page is public, or has a password.
    private_page_options = ["password"]

    content_panels = [
        TitleFieldPanel(
            "title",
            help_text=_(
                "As the public reads it, on the page and in lists. For example: “Who "
                "carries out a review?”"
            ),
        ),
        FieldPanel("summary"),
    ]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
            ],
            _("For search engines"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], _("For the menu")),
    ]
    settings_panels = [
        NotedPage.change_panel,
        FieldPanel("review_due_on"),
        FieldPanel("password_words"),
        PublishingPanel(),
    ]
    search_fields = [*Page.search_fields, index.SearchField("summary")]

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """One spelling of a slug's letters, from whatever door it comes."""
        self.slug: str = typed_slug(self.slug)
        super().full_clean(*args, **kwargs)

    @classmethod
    def as_served(cls, rows: QuerySet) -> QuerySet:
        """Rows with what the public page prints of them, without what it does not."""
        found = with_public_changes(rows).select_related(*cls.serve_select_related)
        return found.defer(*NOTHING_NOTED, "review_due_on", *cls.serve_without)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Answer at the page's own address, and at none below it.

        Which page lies below has been asked before (cms.routing). To ask again, as
        Wagtail does, would take longer where a draft lies than where nothing does.
        """
        if path_components:
            raise Http404
        return super().route(request, path_components)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """The restrictions on this page, on what it follows, and on all above these.

        In one query, where Wagtail asks for the pages above first, one by one where
        they are aliases, and neither for those above a source nor for versions. The
        uppermost first: a page asks as whatever else lies below that one does.
        """
        return restrictions_of(self.path)

    def permissions_for_user(self, user: Any) -> PageRights:
        return PageRights(user, self)

    def get_lock(self) -> BaseLock | None:
        """What waits to go public is kept as it is, by whatever rule comes first."""
        return gate().lock(self) or super().get_lock()

    def clean(self) -> None:
        """Refuse a new page where its kind does not belong, whatever door it comes by.

        Only a page that is put into the tree has a path before it is stored: the forms
        of the CMS ask for themselves.
        """
        super().clean()
        if self._state.adding and self.path:
            reason = reason_against_place(type(self), self._parent_by_path())
            if reason:
                raise ValidationError(reason)
        being_checked.send(sender=type(self), page=self)

    def _parent_by_path(self) -> Page:
        return Page.objects.get(path=self.path[: -self.steplen])

    def missing(self, documents: Sequence[Any]) -> dict[str, Any]:
        """What the public would look for here in vain: a sentence for each field.

        A draft may lack it; nothing goes public without. documents: the rows that go
        with this version.
        """
        return {}

    def lacks(self) -> list[str]:
        """What is missing of this version as it is, in sentences."""
        rows = getattr(self, "released_documents", None)
        found = self.missing(list(rows.all()) if rows is not None else [])
        return [str(sentence) for sentence in found.values()]

    def as_edited(self) -> Page:
        """The version that its editors see, by whose words the CMS finds the page."""
        if not self.has_unpublished_changes or self.latest_revision_id is None:
            return self
        edited: Page = self.with_content_json(self.latest_revision.content)
        return edited

    def is_site_root(self) -> bool:
        """Which pages are is asked once for all that one step stores."""
        if not is_in_a_step():
            return bool(super().is_site_root())
        roots = Site.objects.values_list("root_page__translation_key", flat=True)
        found: set[UUID] = known(partial(set, roots), (Site,), "site roots")
        return self.translation_key in found

    @cached_property
    def preview_modes(self) -> list[Mode]:
        """As it stands, and whatever other ways there are at the moment."""
        return [*super().preview_modes, *more_previews.modes(self)]

    @property
    def default_preview_mode(self) -> str:
        """As it stands: said without asking for the others."""
        name: str = super().preview_modes[0][0]
        return name

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        more_previews.prepare(self, request, mode_name)
        return super().serve_preview(request, mode_name)

    @property
    def head_title(self) -> str:
        """The title as browsers and search engines show it."""
        return self.seo_title or self.title

    @property
    def head_description(self) -> str:
        """The description as search engines and links in messages show it."""
        return self.search_description or self.summary

    def structured_data(self, request: HttpRequest) -> dict[str, Any] | None:
        """What the page is, as schema.org describes it; None when no type fits."""
        return None

    def canonical_address(self) -> str:
        """The one address of this page, whatever address it was asked for by."""
        parts = self.get_url_parts()
        if not parts or not parts[2]:
            return ""
        site_host = parts[1].split("://", 1)[1].split(":")[0]
        return public_address(site_host, parts[2])
