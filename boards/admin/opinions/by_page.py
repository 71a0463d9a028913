"""The report of how many visitors found each page useful."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page
from wagtail.permissions import policy_registry

from boards.admin.shared.reports import BoardFilterSet, BoardReport
from boards.models import Board, PageOpinion
from cms.staff_dates import short_day


@dataclass(frozen=True)
class Said:
    """What was said of one page, in numbers."""

    page: Page
    yes: int
    no: int
    sentences: int
    latest: str

    @property
    def title(self) -> str:
        return self.page.get_admin_display_title()

    @property
    def url(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


def said_of(board: Board) -> list[Said]:
    """Of each page of a board that anything was said of; the least useful first."""
    counted = (
        PageOpinion.objects.filter(board=board)
        .order_by()
        .values("page")
        .annotate(
            yes=Count("pk", filter=Q(is_useful=True)),
            no=Count("pk", filter=Q(is_useful=False)),
            sentences=Count("pk", filter=~Q(sentence="")),
            latest=Max("given_at"),
        )
    )
    rows = {row["page"]: row for row in counted}
    said = [
        Said(
            page,
            rows[page.pk]["yes"],
            rows[page.pk]["no"],
            rows[page.pk]["sentences"],
            short_day(rows[page.pk]["latest"]),
        )
        for page in Page.objects.filter(pk__in=rows).order_by("path")
    ]
    return sorted(said, key=lambda one: (-one.no, -one.yes))


class OpinionReport(BoardReport):
    """How useful the pages of the board are that one works on."""

    page_title = _("Is it useful? By page")
    header_icon = "comment"
    index_url_name = "opinion_report"
    index_results_url_name = "opinion_report_results"
    filterset_class = BoardFilterSet
    nothing = _("No visitor has said anything yet.")
    columns = [
        TitleColumn("title", label=_("Page"), get_url=lambda said: said.url),
        Column("yes", label=_("Yes")),
        Column("no", label=_("No")),
        Column("sentences", label=_("With a sentence")),
        Column("latest", label=_("Latest")),
    ]
    list_export = ["title", "yes", "no", "sentences", "latest"]
    export_headings = {
        "title": _("Page"),
        "yes": _("Yes"),
        "no": _("No"),
        "sentences": _("With a sentence"),
        "latest": _("Latest"),
    }

    def dispatch(
        self, request: HttpRequest, *args: object, **kwargs: object
    ) -> HttpResponseBase:
        policy = policy_registry.get_by_type(PageOpinion)
        if not policy.user_has_permission(request.user, "view"):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def rows(self, board: Board) -> list[Said]:
        return said_of(board)

    def get_filename(self) -> str:
        return f"is-it-useful-by-page-{timezone.localdate():%Y-%m-%d}"
