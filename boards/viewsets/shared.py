"""The lists that all boards share. Administrators keep them; editors choose from them."""

from django.db.models import Case, IntegerField, QuerySet, When
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn, Column, Table
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from boards.models import DocumentKind, GuidanceEdition, ReviewType, Theme
from boards.theme_tree import in_tree_order
from boards.viewsets.listing import WordsColumn


class ReviewTypeViewSet(ModelViewSet):
    model = ReviewType
    icon = "list-ul"
    name = "review_types"
    url_prefix = "shared/review-types"
    exclude_form_fields: list[str] = []
    list_display = ["name", "plural", "sort_order"]
    list_export = ["name", "plural", "slug", "sort_order"]
    search_fields = ["name", "plural"]


class GuidanceEditionViewSet(ModelViewSet):
    model = GuidanceEdition
    icon = "doc-full-inverse"
    name = "guidance_editions"
    url_prefix = "shared/guidance-editions"
    exclude_form_fields: list[str] = []
    list_display = ["name", "short_name", "issued", "months_available"]
    list_export = [
        "name",
        "short_name",
        "issued",
        "chapter",
        "months_available",
        "source",
    ]
    search_fields = ["name", "short_name"]


class DocumentKindViewSet(ModelViewSet):
    model = DocumentKind
    icon = "doc-full"
    name = "document_kinds"
    url_prefix = "shared/document-kinds"
    exclude_form_fields: list[str] = []
    list_display = [
        "name",
        "plural",
        BooleanColumn("has_floor", label=_("Must stay available")),
        "sort_order",
    ]
    list_filter = ["has_floor"]
    list_export = ["name", "plural", "slug", "has_floor", "sort_order"]
    search_fields = ["name", "plural"]


class ThemeTable(Table):
    """Each row set in as deep as its theme lies in the tree."""

    def get_row_classname(self, instance: Theme) -> str:
        return f"theme-row theme-row--{instance.depth}"


class ThemeIndexView(IndexView):
    table_class = ThemeTable

    def get_base_queryset(self) -> QuerySet:
        tree = in_tree_order(Theme.objects.all())
        number = IntegerField()
        places = [When(pk=theme.pk, then=n) for n, (_depth, theme) in enumerate(tree)]
        depths = [When(pk=theme.pk, then=depth) for depth, theme in tree]
        return (
            Theme.objects.select_related("parent")
            .annotate(depth=Case(*depths, default=1, output_field=number))
            .order_by(Case(*places, default=0, output_field=number), "pk")
        )


class ThemeViewSet(ModelViewSet):
    """Each theme stands below the one that it is part of."""

    model = Theme
    index_view_class = ThemeIndexView
    icon = "tag"
    name = "themes"
    url_prefix = "shared/themes"
    exclude_form_fields: list[str] = []
    list_per_page = 100
    list_display = [
        "__str__",
        WordsColumn("parent", label=_("Part of")),
        Column("description", label=_("What it covers")),
    ]
    list_filter = ["parent"]
    list_export = ["name", "slug", "parent", "description"]
    search_fields = ["name", "description"]


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
    )
