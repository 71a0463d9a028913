"""The list of a board's releases, and the form that prepares one."""

from typing import Any, cast

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from boards.admin.active_board import active_board
from boards.admin.releases.forms import ReleaseForm
from boards.admin.shared.board_column import BoardColumn, SaysWhose
from boards.admin.shared.states import StateColumn, of_release
from boards.admin.shared.tables import MomentColumn
from boards.models import Release, ReleaseState
from boards.publishing.releases import transitions
from boards.publishing.releases.gate import ReleaseRefused, board_above
from cms.error_summary import InSummary
from cms.users.models import User


class ReleaseFilterSet(WagtailFilterSet):
    class Meta:
        model = Release
        fields = ["state"]


class ReleaseIndexView(SaysWhose, IndexView):
    """The newest first; those of all boards, to administrators."""

    table_classname = "listing due-table"

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("board", "signed_off_by")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn(
                "title",
                label=_("Release"),
                get_url=lambda release: reverse("release", args=[release.pk]),
            ),
            *([BoardColumn()] if self.request.user.is_superuser else []),
            StateColumn(of_release, label=_("State"), sort_key="state"),
            MomentColumn(
                "goes_public_at", label=_("Goes public"), sort_key="goes_public_at"
            ),
            Column("signed_off_by", label=_("Signed off by")),
        ]


class PreparesRelease:
    """What adding and changing a release have in common."""

    request: HttpRequest

    @property
    def person(self) -> User:
        return cast(User, self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()  # type: ignore[misc]
        return kwargs | {"board": active_board(self.request)}

    def get_success_url(self) -> str:
        return reverse("release", args=[self.object.pk])

    def tried(self, form: Form, step: Any) -> HttpResponse:
        try:
            self.object = step()
        except ReleaseRefused as refused:
            for reason in refused.reasons:
                form.add_error("pages", reason)
            return self.form_invalid(form)  # type: ignore[attr-defined]
        messages.success(self.request, _said(self.object))
        return redirect(self.get_success_url())


def _said(release: Release) -> str:
    words = (
        _("Kept. Nothing of “%(release)s” goes public before it has been signed off.")
        if release.state == ReleaseState.SUBMITTED
        else _("Kept. “%(release)s” is being prepared: submit it when it is ready.")
    )
    return str(words) % {"release": release.title}


class ReleaseCreateView(InSummary, PreparesRelease, CreateView):
    """A release of several pages. One page alone gets its own when it is submitted."""

    def form_valid(self, form: Form) -> HttpResponse:
        facts = form.cleaned_data
        pages = list(facts["pages"])
        board = board_above(pages[0])
        if board is None:
            raise Http404
        return self.tried(
            form,
            lambda: transitions.make(
                board, facts["title"], pages, facts["goes_public_at"], self.person
            ),
        )


class ReleaseEditView(InSummary, PreparesRelease, EditView):
    """Changes title, time and pages while nothing has been signed off."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        release = self.get_object()
        if release.state not in transitions.CHANGEABLE:
            messages.error(
                request,
                _(
                    "“%(release)s” is “%(state)s”, so its pages and its time stand. "
                    "Call it back first."
                )
                % {
                    "release": release.title,
                    "state": release.get_state_display(),
                },
            )
            return redirect("release", release.pk)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Form) -> HttpResponse:
        facts = form.cleaned_data
        return self.tried(
            form,
            lambda: transitions.change(
                self.object,
                facts["title"],
                list(facts["pages"]),
                facts["goes_public_at"],
                self.person,
            ),
        )


class ReleaseViewSet(ModelViewSet):
    model = Release
    name = "releases"
    icon = "calendar-check"
    menu_label = _("Releases")
    menu_name = "releases"
    menu_order = 210
    add_to_admin_menu = True
    index_view_class = ReleaseIndexView
    add_view_class = ReleaseCreateView
    edit_view_class = ReleaseEditView
    filterset_class = ReleaseFilterSet
    copy_view_enabled = False
    inspect_view_enabled = False
    search_fields = ["title"]
    list_per_page = 50

    def get_form_class(self, for_update: bool = False) -> Any:
        return ReleaseForm


release_viewset = ReleaseViewSet("releases")
