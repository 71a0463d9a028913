"""The list of what visitors said of pages, from which a line can be taken out."""

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from boards.admin.shared.board_column import BoardColumn, SaysWhose
from boards.models import PageOpinion
from cms.staff_dates import short_moment

WRITTEN, BARE = "yes", "no"


class OpinionFilterSet(WagtailFilterSet):
    written = ChoiceFilter(
        label=_("With a sentence"),
        method="by_sentence",
        choices=[(WRITTEN, _("With a sentence")), (BARE, _("Without"))],
    )

    class Meta:
        model = PageOpinion
        fields = ["is_useful"]

    def by_sentence(
        self, found: QuerySet[PageOpinion], _name: str, value: str
    ) -> QuerySet[PageOpinion]:
        return (
            found.exclude(sentence="")
            if value == WRITTEN
            else found.filter(sentence="")
        )


def when(opinion: PageOpinion) -> str:
    return short_moment(opinion.given_at)


def shortly(opinion: PageOpinion) -> str:
    return Truncator(opinion.sentence).chars(140)


class OpinionIndexView(SaysWhose, IndexView):
    """What was said of the active board's pages; of all boards', to administrators."""

    def get_base_queryset(self) -> QuerySet[PageOpinion]:
        return super().get_base_queryset().select_related("board", "page")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("page", label=_("Page"), get_url=self.get_inspect_url),
            *([BoardColumn()] if self.request.user.is_superuser else []),
            Column("answer", label=_("Useful"), sort_key="is_useful"),
            Column("sentence", label=_("What they wrote"), accessor=shortly),
            Column("given_at", label=_("When"), accessor=when, sort_key="given_at"),
        ]


class OpinionViewSet(ModelViewSet):
    model = PageOpinion
    name = "opinions"
    icon = "comment"
    menu_label = _("Is it useful?")
    menu_order = 166
    add_to_admin_menu = True
    # Answers, no links between pages.
    add_to_reference_index = False
    index_view_class = OpinionIndexView
    filterset_class = OpinionFilterSet
    search_fields = ["page__title", "sentence"]
    search_backend_name = None
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["page", "answer", "sentence", "given_at"]
    # Nobody changes what a visitor said.
    form_fields: list[str] = []
    list_per_page = 50
    list_export = ["given_at", "page", "answer", "sentence"]
    export_headings = {"answer": _("Useful")}
    export_filename = "is-it-useful"


opinion_viewset = OpinionViewSet()
