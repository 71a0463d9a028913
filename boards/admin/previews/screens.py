"""The screen with the preview links of a page, or of a release."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.models import Page

from boards.admin.previews.forms import LinkForm
from boards.admin.releases.policies import may_prepare
from boards.admin.shared.tables import CardsTable
from boards.models import PreviewLink, Release
from boards.publishing.previews import links
from cms.hosts import public_address
from cms.staff_dates import short_day, short_moment
from cms.trees import HOME_DEPTH
from cms.users.logged_in import logged_in_user
from cms.users.models import User


def may_make_for(user: User, target: Any) -> bool:
    """Whether somebody may show a page, or a release, to others before it is public."""
    if isinstance(target, Release):
        return may_prepare(user, target.board)
    rights = target.permissions_for_user(user)
    # A draft in another language shows the files of a source that a translator cannot.
    may = rights.can_edit() and not getattr(rights, "only_translates", False)
    return target.depth >= HOME_DEPTH and may


def target_of(kwargs: dict[str, Any]) -> Any:
    """The page or the release that an address names. Raises Http404."""
    if "release_id" in kwargs:
        rows = Release.objects.select_related("board")
        return get_object_or_404(rows, pk=kwargs["release_id"])
    return get_object_or_404(Page, pk=kwargs["page_id"]).specific


def address_of(target: Any) -> str:
    """Where the links of a page, or of a release, are kept."""
    if isinstance(target, Release):
        return reverse("preview_links_of_release", args=[target.pk])
    return reverse("preview_links", args=[target.pk])


def _opened(link: PreviewLink) -> str:
    if link.last_opened is None:
        return _("Not yet")
    return _("%(times)s ×, last %(day)s") % {
        "times": link.times_opened,
        "day": short_moment(link.last_opened),
    }


class RevokeColumn(Column):
    """A button while a link has not ended."""

    cell_template_name = "wagtailadmin/boards/previews/revoke_cell.html"

    def get_cell_context_data(
        self, instance: PreviewLink, parent_context: Any
    ) -> dict[str, Any]:
        context = super().get_cell_context_data(instance, parent_context)
        context["csrf_token"] = get_token(parent_context["request"])
        context["can_end"] = not (instance.ended_at or instance.has_expired)
        return context


COLUMNS = [
    Column("recipient", label=gettext_lazy("Who gets it")),
    Column("state", label=gettext_lazy("State"), accessor=links.state_in_words),
    Column(
        "expires",
        label=gettext_lazy("Works until the end of"),
        accessor=lambda link: short_day(link.last_day),
    ),
    Column("opened", label=gettext_lazy("Opened"), accessor=_opened),
    Column("made_by", label=gettext_lazy("Made by")),
    RevokeColumn("actions", label=gettext_lazy("Actions"), accessor="pk"),
]


class PreviewLinks(WagtailAdminTemplateMixin, FormView):
    """All links to one draft, and a form for another one.

    To who may not edit the page it is not there: 404.
    """

    form_class = LinkForm
    template_name = "wagtailadmin/boards/previews/links.html"
    page_title = gettext_lazy("Preview links")
    header_icon = "view"
    # The page, or the release.
    target: Any

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        self.target = target_of(kwargs)
        if not may_make_for(logged_in_user(request), self.target):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": "", "label": str(self.page_title)}
        if isinstance(self.target, Release):
            return [
                *self.breadcrumbs_items,
                {"url": reverse("releases:index"), "label": _("Releases")},
                {
                    "url": reverse("release", args=[self.target.pk]),
                    "label": self.target.title,
                },
                here,
            ]
        above = get_breadcrumbs_items_for_page(self.target, self.request.user)
        return [*above, here]

    def get_page_subtitle(self) -> str:
        return _("Preview links: %(title)s") % {"title": self._title()}

    def _title(self) -> str:
        if isinstance(self.target, Release):
            return self.target.title
        return self.target.get_admin_display_title()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        made = links.links_of(self.target).select_related("made_by")
        return super().get_context_data(
            action_url=self.request.path,
            submit_button_label=_("Make the link"),
            submit_button_active_label=_("Making it…"),
            is_release=isinstance(self.target, Release),
            table=CardsTable(COLUMNS, made) if made else None,
            **kwargs,
        )

    def form_valid(self, form: LinkForm) -> HttpResponse:
        """Show the link once, in the answer itself: it is stored nowhere."""
        link, secret = links.make(
            self.target,
            form.cleaned_data["recipient"],
            form.cleaned_data["until"],
            logged_in_user(self.request),
        )
        path = reverse("preview", args=[secret])
        address = public_address(link.board.hostname or "", path)
        context = self.get_context_data(form=LinkForm(), made=link, address=address)
        return self.render_to_response(context)


class RevokeLink(View):
    """A button beside a link. Nothing changes by looking."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, link_id: int) -> HttpResponse:
        rows = PreviewLink.objects.select_related("page", "release__board")
        link = get_object_or_404(rows, pk=link_id)
        target = link.release or Page.objects.get(pk=link.page_id).specific
        if not may_make_for(logged_in_user(request), target):
            raise Http404
        if links.revoke(link, logged_in_user(request)):
            messages.success(
                request,
                _("The link of %(name)s opens nothing any more.")
                % {"name": link.recipient},
            )
        else:
            messages.warning(request, _("This link had ended before."))
        return redirect(address_of(target))
