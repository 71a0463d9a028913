"""The screen and the files in which a page's audit is read."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.models import Page

from boards.admin.active_board import active_board
from boards.admin.audit.entries import Audit, Entry
from boards.admin.shared.tables import CardsTable
from cms.query_strings import asked
from cms.slugs import slug_of
from cms.users.logged_in import logged_in_user
from cms.users.models import User

HEADINGS = {
    "when": gettext_lazy("When (UK time)"),
    "who": gettext_lazy("Who"),
    "what": gettext_lazy("What"),
    "document": gettext_lazy("Document"),
    "reason": gettext_lazy("Reason"),
}


def may_audit(user: User, page: Page) -> bool:
    """Whether somebody reads the audit of a page: who edits it, and administrators."""
    return user.is_superuser or page.permissions_for_user(user).can_edit()


class PageAudit(SpreadsheetExportMixin, WagtailAdminTemplateMixin, ListView):
    """The log of a page and of its documents, on the screen, as CSV and for Excel.

    Of a page that has been deleted its board's managers still read it. To everybody
    else it is not there: 404. It takes no POST: nothing changes a log.
    """

    http_method_names = ["get", "head"]
    template_name = "wagtailadmin/boards/audit/page.html"
    page_title = gettext_lazy("Audit")
    header_icon = "history"
    paginate_by = 50
    page_kwarg = "p"
    list_export = ["stamp", *list(HEADINGS)[1:]]
    export_headings = {**HEADINGS, "stamp": HEADINGS["when"]}
    _show_breadcrumbs = True

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        self.page = Page.objects.filter(pk=kwargs["page_id"]).first()
        self.audit = Audit(kwargs["page_id"])
        if not self._may_read():
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def _may_read(self) -> bool:
        user = logged_in_user(self.request)
        if self.page:
            return may_audit(user, self.page.specific)
        board = active_board(self.request)
        keeps = board is not None and board.permissions_for_user(user).can_manage()
        return bool((user.is_superuser or keeps) and self.audit.entries)

    @cached_property
    def document(self) -> str:
        """The one document that is asked about, or ""."""
        return asked(self.request.GET, "document")

    def get_queryset(self) -> list[Entry]:  # type: ignore[override]
        entries = self.audit.entries
        if self.document:
            return [entry for entry in entries if entry.document == self.document]
        return entries

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = (
            get_breadcrumbs_items_for_page(self.page, self.request.user)
            if self.page
            else self.breadcrumbs_items
        )
        return [*above, {"url": "", "label": str(self.page_title)}]

    def get_page_subtitle(self) -> str:
        return self._title()

    def _title(self) -> str:
        if self.page:
            return self.page.specific.get_admin_display_title()
        return _("%(title)s (deleted)") % {"title": self.audit.title}

    def get_filename(self) -> str:
        """The title is the editors' own: nothing of it ends a header."""
        return f"audit-{slug_of(self.audit.title) or self.audit.page_id}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        columns = [Column(name, label=label) for name, label in HEADINGS.items()]
        return context | {
            "table": CardsTable(columns, context["object_list"]),
            "entries": context["object_list"],
            "title": self._title(),
            "documents": self.audit.documents,
            "document": self.document,
        }

    def render_to_response(self, context: dict[str, Any], **how: Any) -> HttpResponse:
        if self.is_export:
            return self.as_spreadsheet(
                self.get_queryset(), self.request.GET.get("export")
            )
        return super().render_to_response(context, **how)
