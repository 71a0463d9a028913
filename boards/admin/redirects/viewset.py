"""The CMS's screens for a board's redirects."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from boards.admin.redirects.forms import ImportForm, RedirectForm
from boards.admin.shared.board_column import BoardColumn, SaysWhose
from boards.admin.shared.forms import FormsOfList
from boards.governance.redirects.importing import bring_in, judged
from boards.governance.redirects.judging import Known
from boards.models import Board, Redirect
from boards.publishing.page_words.single_texts import warning_of


def remarks_on_words(board: Board, redirect: Redirect | None) -> list[str]:
    """Whether what the public reads in an address must not go public."""
    if redirect is None:
        return []
    said = warning_of(board, redirect.old_address, redirect.target_url)
    return [said] if said else []


class TargetColumn(Column):
    """Where it leads: the page's title, or the address."""

    def get_value(self, instance: Redirect) -> str:
        page = instance.target_page
        return page.get_admin_display_title() if page else instance.target_url


class RemarksColumn(Column):
    """What an editor should know of it."""

    cell_template_name = "wagtailadmin/boards/redirects/remarks_cell.html"

    def get_value(self, instance: Redirect) -> list[str]:
        return getattr(instance, "remarks", [])


class RedirectIndexView(SaysWhose, IndexView):
    """The redirects of the active board; of all boards, to administrators."""

    def get_base_queryset(self) -> Any:
        found = super().get_base_queryset()
        return found.select_related("target_page", "board")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "old_path",
                label=_("Old address"),
                sort_key="old_path",
                get_url=self.get_edit_url,
            ),
            *([BoardColumn()] if self.request.user.is_superuser else []),
            TargetColumn("target", label=_("Leads to")),
            RemarksColumn("remarks", label=_("Remarks")),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        bring = HeaderButton(
            _("Bring in a file"), url=reverse("redirects:import"), icon_name="upload"
        )
        return [*super().header_buttons, bring]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        rows = list(context["object_list"])
        for board in {row.board for row in rows}:
            own = [row for row in rows if row.board == board]
            remarks = Known.of(board).remarks(own)
            for row in own:
                row.remarks = [*remarks[row.old_path], *remarks_on_words(board, row)]
        return context


class ImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Reads a file and reports what would become of it; then, asked again, does it."""

    # Whose policy says who may.
    model = Redirect
    form_class = ImportForm
    template_name = "wagtailadmin/boards/redirects/import.html"
    page_title = _("Bring in redirects")
    header_icon = "upload"
    permission_required = "add"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("redirects:index"), "label": str(_("Redirects"))},
            {"url": "", "label": str(self.page_title)},
        ]

    def form_valid(self, form: ImportForm) -> HttpResponse:
        board, text = form.board_asked, form.cleaned_data["text"]
        if "confirm" not in self.request.POST:
            lines = judged(board, text)
            for line in lines:
                line.remarks += remarks_on_words(board, line.redirect)
            good = sum(1 for line in lines if line.redirect)
            shown = ImportForm({"text": text, "board": board.pk})
            context = self.get_context_data(
                form=shown, lines=lines, good=good, refused=len(lines) - good, text=text
            )
            return self.render_to_response(context)
        count = bring_in(board, text)
        if not count:
            messages.warning(self.request, _("No redirect was made or changed."))
            return redirect("redirects:index")
        words = ngettext(
            "%(count)s redirect of %(board)s works now.",
            "%(count)s redirects of %(board)s work now.",
            count,
        )
        names = {"count": count, "board": board.short_name}
        messages.success(self.request, words % names)
        return redirect("redirects:index")


class RedirectViewSet(FormsOfList):
    model = Redirect
    name = "redirects"
    icon = "redirect"
    menu_label = _("Redirects")
    menu_order = 170
    add_to_admin_menu = True
    index_view_class = RedirectIndexView
    search_fields = ["old_path", "target_url"]
    inspect_view_enabled = False
    copy_view_enabled = False
    list_per_page = 50
    # The first two are what "Bring in a file" reads.
    list_export = ["old_address", "new_address", "is_permanent"]
    export_headings = {
        "old_address": _("Old address"),
        "new_address": _("New address"),
    }
    export_filename = "redirects"

    def get_form_class(self, for_update: bool = False) -> type[RedirectForm]:
        return RedirectForm

    @property
    def import_view(self) -> Any:
        return self.construct_view(ImportView)

    def get_urlpatterns(self) -> list[Any]:
        return [
            *super().get_urlpatterns(),
            path("import/", self.import_view, name="import"),
        ]


redirect_viewset = RedirectViewSet()
