"""What the lists of a board's pages have in common."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import (
    BulkActionsColumn,
    PageStatusColumn,
    PageTitleColumn,
)
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Locale

from boards.admin.shared.board_column import BoardColumn, SaysWhose
from boards.admin.viewsets.page_views import ChooseListView
from boards.models import Board
from boards.publishing.releases.gate import with_waiting
from cms import trees

PER_PAGE = 50
# How many a search finds by their text.
MOST = 500


class PublishedYearFilter(ChoiceFilter):
    """Pages whose own date lies in a year, however precisely it is known."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Year"))
        super().__init__(empty_label=_("All years"), **kwargs)

    def filter(self, queryset: QuerySet, year: str) -> QuerySet:
        return (
            queryset.filter(**{f"{self.field_name}__startswith": year})
            if year
            else queryset
        )


class StateFilter(ChoiceFilter):
    """Whether the public sees the page, and whether it sees all of it."""

    CONDITIONS = {
        "live": Q(live=True),
        "changed": Q(live=True, has_unpublished_changes=True),
        "draft": Q(live=False),
    }

    def __init__(self, **kwargs: Any) -> None:
        choices = [
            ("live", _("Live")),
            ("changed", _("Live, with changes that wait")),
            ("draft", _("Not live")),
        ]
        super().__init__(
            label=_("Status"), choices=choices, empty_label=_("Any"), **kwargs
        )

    def filter(self, queryset: QuerySet, state: str) -> QuerySet:
        return queryset.filter(self.CONDITIONS[state]) if state else queryset


class FamilyFilterSet(WagtailFilterSet):
    """Filters of one family of pages. Years are those of the pages at hand."""

    state = StateFilter()

    class Meta:
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in self.filters.items():
            if isinstance(offered, PublishedYearFilter):
                known = self.queryset.exclude(**{offered.field_name: None})
                dates = known.order_by().values_list(offered.field_name, flat=True)
                years = sorted({date.year for date in dates if date.year}, reverse=True)
                self.filters[name].extra["choices"] = [(year, year) for year in years]


class WordsColumn(Column):
    """A value as it prints itself, such as a partial date; a dash for none."""

    def get_value(self, instance: Any) -> str:
        value = super().get_value(instance)
        return str(value) if value else "–"


class FamilyIndexView(SaysWhose, IndexView):
    """The pages of one kind that the user may work on, whatever list they stand in."""

    paginate_by = PER_PAGE
    # A sentence stands where a list of pages would be empty.
    results_template_name = "wagtailadmin/generic/listing_results.html"
    # What each row prints of related objects, fetched for all rows together.
    related: tuple[str, ...] = ()
    # Where a search looks besides the title.
    searched: tuple[str, ...] = ()
    # Columns between the title and the day of the last change.
    family_columns: tuple[Column, ...] = ()

    @cached_property
    def boards(self) -> dict[str, str]:
        """The names of the boards that the user works on, by their tree path."""
        found = Board.objects.filter(pk__in=self._my_pages)
        return dict(found.values_list("path", "short_name"))

    @property
    def _my_pages(self) -> QuerySet:
        return self.permission_policy.explorable_instances(self.request.user).values(
            "pk"
        )

    @cached_property
    def columns(self) -> list[Column]:
        return [
            BulkActionsColumn("bulk_actions"),
            PageTitleColumn(
                "title", label=_("Title"), sort_key="title", classname="title"
            ),
            *([BoardColumn(width="12%")] if len(self.boards) > 1 else []),
            *self.family_columns,
            DateColumn(
                "latest_revision_created_at",
                label=_("Updated"),
                sort_key="latest_revision_created_at",
            ),
            PageStatusColumn("status", label=_("Status"), sort_key="live"),
        ]

    @cached_property
    def show_locale_labels(self) -> bool:
        """Which language a page is in says something only where there are several."""
        return Locale.objects.count() > 1

    def get_base_queryset(self) -> QuerySet:
        found = super().get_base_queryset().prefetch_related(*self.related)
        return with_waiting(found)

    def get_filterset_kwargs(self) -> dict[str, Any]:
        mine = self.model.objects.filter(pk__in=self._my_pages)
        return {**super().get_filterset_kwargs(), "queryset": mine}

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        """What has no date yet comes first: somebody is at work on it."""
        ordering = self.ordering or self.default_ordering
        field = F(ordering.removeprefix("-"))
        first = (
            field.desc(nulls_first=True)
            if ordering.startswith("-")
            else field.asc(nulls_first=True)
        )
        return queryset.order_by(first, "title", "pk")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Every word stands in the title or another name of the page, or in its text.

        Plain comparison of names: codes such as “LR-4” are found as they are written,
        and the list keeps its order and its filters. The text, as its editors see it,
        and the words for its themes are asked of the search index.
        """
        if not self.is_searching:
            return queryset
        every = Q()
        for word in self.search_query.split():
            named = Q(title__icontains=word) | Q(draft_title__icontains=word)
            for field in self.searched:
                named |= Q(**{f"{field}__icontains": word})
            every &= named
        found = self.model.objects.search(self.search_query, operator="and")
        return queryset.filter(every | Q(pk__in=[page.pk for page in found[:MOST]]))

    def board_name_of(self, row: Any) -> str:
        return self.boards.get(trees.board_path(row), "")


class PageWorkersMenuItem(MenuItem):
    """Shown to people who may work on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return user_has_any_page_permission(request.user)


class FamilyListing(PageListingViewSet):
    """A list of the pages of one family, in the main menu."""

    index_view_class = FamilyIndexView
    choose_parent_view_class = ChooseListView
    menu_item_class = PageWorkersMenuItem
    ordering = "-published"
    related: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()
    family_columns: tuple[Column, ...] = ()

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        kwargs = super().get_index_view_kwargs(**kwargs)
        # The view makes its columns itself: they depend on who asks.
        del kwargs["columns"]
        return kwargs | {
            "related": self.related,
            "searched": self.searched,
            "family_columns": self.family_columns,
            "page_title": self.menu_label,
        }
