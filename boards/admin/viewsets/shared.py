"""The lists that all boards share: kept by administrators, chosen from by editors."""

from typing import Any

from django.db.models import Case, IntegerField, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_filters import AllValuesFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BooleanColumn, Column, Table
from wagtail.admin.views.generic import DeleteView, IndexView
from wagtail.admin.viewsets.model import ModelViewSetGroup

from boards.admin.shared.forms import FormsOfList
from boards.admin.viewsets.listing import WordsColumn
from boards.admin.viewsets.own_words import (
    OwnKindsView,
    OwnTypesView,
    own_words_column,
)
from boards.models import (
    BankHoliday,
    BriefingPage,
    BulletinPage,
    DocumentKind,
    GuidanceEdition,
    ReviewPage,
    ReviewType,
    Theme,
)
from boards.models.shared.theme_choice import in_tree_order


class ReviewTypeViewSet(FormsOfList):
    model = ReviewType
    icon = "list-ul"
    name = "review_types"
    url_prefix = "shared/review-types"
    exclude_form_fields: list[str] = []
    index_view_class = OwnTypesView
    list_display = ["name", "plural", own_words_column(), "sort_order"]
    list_export = ["name", "plural", "slug", "sort_order"]
    search_fields = ["name", "plural"]


class GuidanceEditionViewSet(FormsOfList):
    model = GuidanceEdition
    icon = "doc-full-inverse"
    name = "guidance_editions"
    url_prefix = "shared/guidance-editions"
    exclude_form_fields: list[str] = []
    list_display = [
        "name",
        "short_name",
        "country",
        "issued",
        "months_available",
        "copies_working_days",
        "months_to_finish",
    ]
    list_export = [
        "name",
        "short_name",
        "country",
        "issued",
        "chapter",
        *GuidanceEdition.FIGURES,
        "figures_source",
        "source",
    ]
    search_fields = ["name", "short_name"]


class DocumentKindViewSet(FormsOfList):
    model = DocumentKind
    icon = "doc-full"
    name = "document_kinds"
    url_prefix = "shared/document-kinds"
    index_view_class = OwnKindsView
    exclude_form_fields: list[str] = []
    list_display = [
        "name",
        "plural",
        BooleanColumn("has_floor", label=_("Must stay available")),
        own_words_column(),
        "sort_order",
    ]
    list_filter = ["has_floor"]
    list_export = ["name", "plural", "slug", "has_floor", "sort_order"]
    search_fields = ["name", "plural"]


class YearFilterSet(WagtailFilterSet):
    """Bank holidays of one year."""

    day = AllValuesFilter(
        field_name="day__year", label=_("Year"), empty_label=_("All years")
    )

    class Meta:
        model = BankHoliday
        fields = ["day", "nation"]


class BankHolidayViewSet(FormsOfList):
    """Kept a few years ahead: what is counted beyond them says that it may be wrong."""

    model = BankHoliday
    icon = "date"
    name = "bank_holidays"
    url_prefix = "shared/bank-holidays"
    exclude_form_fields: list[str] = []
    list_display = ["day", WordsColumn("nation", label=_("Nation")), "name", "source"]
    filterset_class = YearFilterSet
    list_export = ["day", "nation", "name", "source"]
    search_fields = ["name"]
    ordering = "-day"


class ThemeTable(Table):
    """Each row set in as deep as its theme lies in the tree."""

    def get_row_classname(self, instance: Any) -> str:
        return f"theme-row theme-row--{instance.depth}"


class ThemeStateColumn(Column):
    """Whose a theme is, leading to where it is decided what becomes of it."""

    cell_template_name = "wagtailadmin/boards/themes/state_cell.html"


def state_of_theme(theme: Theme) -> str:
    if theme.board is None:
        return str(_("All boards"))
    said = _("%(board)s, declined") if theme.declined else _("Proposed by %(board)s")
    return str(said) % {"board": theme.board.short_name}


class ThemeIndexView(IndexView):
    table_class = ThemeTable

    def get_base_queryset(self) -> QuerySet:
        tree = in_tree_order(Theme.objects.all())
        number = IntegerField()
        places = [When(pk=theme.pk, then=n) for n, (_depth, theme) in enumerate(tree)]
        depths = [When(pk=theme.pk, then=depth) for depth, theme in tree]
        return (
            Theme.objects.select_related("parent", "board")
            .annotate(depth=Case(*depths, default=1, output_field=number))
            .order_by(Case(*places, default=0, output_field=number), "pk")
        )


class ThemeDeleteView(DeleteView):
    """A theme that pages teach about stays: they would lose it and nobody would see."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._refusal() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._refusal() or super().post(request, *args, **kwargs)

    def _refusal(self) -> HttpResponse | None:
        teaching = (ReviewPage, BriefingPage, BulletinPage)
        count = sum(
            model.objects.filter(themes=self.object).count() for model in teaching
        )
        if not count:
            return None
        text = ngettext(
            "“%(theme)s” stays: %(count)s page is about it. Take it from there first.",
            "“%(theme)s” stays: %(count)s pages are about it. Take it from them first.",
            count,
        )
        messages.error(self.request, text % {"theme": self.object, "count": count})
        return redirect(self.get_success_url())


class ThemeViewSet(FormsOfList):
    """Each theme stands below the one that it is part of."""

    model = Theme
    index_view_class = ThemeIndexView
    delete_view_class = ThemeDeleteView
    icon = "tag"
    name = "themes"
    url_prefix = "shared/themes"
    exclude_form_fields: list[str] = []
    list_per_page = 100
    list_display = [
        "__str__",
        ThemeStateColumn("state", label=_("Whose"), accessor=state_of_theme),
        WordsColumn("parent", label=_("Part of")),
        Column("description", label=_("What it covers")),
    ]
    list_filter = ["parent", "board"]
    list_export = ["name", "slug", "parent", "description", "synonyms"]
    search_fields = ["name", "description", "synonyms"]


class SharedLists(ModelViewSetGroup):
    """Shown to whoever may change one of the lists: to administrators."""

    menu_label = _("Shared lists")
    menu_name = "shared-lists"
    menu_icon = "list-ul"
    menu_order = 800
    items = (
        ReviewTypeViewSet,
        GuidanceEditionViewSet,
        DocumentKindViewSet,
        ThemeViewSet,
        BankHolidayViewSet,
    )
