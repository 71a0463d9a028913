"""What the screens of a page's documents have in common."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from boards.admin.shared.steps import Step
from boards.models import PageDocument
from cms import trees
from cms.users.logged_in import logged_in_user
from cms.users.models import User


def may_take_back(user: User, page: Page) -> bool:
    """Whether somebody may publish here, and so take back, alone and at once.

    Also what only two people publish: what does harm has to go.
    """
    if not user.is_active or not page.depth or page.depth <= trees.HOME_DEPTH:
        return False
    rights = page.permissions_for_user(user)
    return user.is_superuser or "publish" in rights.permissions


class PageDocumentsScreen(WagtailAdminTemplateMixin, View):
    """A screen of one page. To who may not publish there it is not there: 404."""

    header_icon = "doc-full-inverse"

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        self.page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        if not may_take_back(logged_in_user(request), self.page):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def address(self, name: str = "availability", *args: Any) -> str:
        return reverse(name, args=[self.page.pk, *args])

    def row(self) -> PageDocument:
        """The row that the address names, of this page."""
        rows = PageDocument.objects.select_related("kind", "file", "page")
        return get_object_or_404(rows, pk=self.kwargs["row_id"], page=self.page.pk)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        title = self.page.get_admin_display_title()
        editor = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": editor, "label": title},
            *self.further_breadcrumbs(),
            {"url": "", "label": self.get_page_title()},
        ]

    def further_breadcrumbs(self) -> list[dict[str, Any]]:
        return []


class PageStep(PageDocumentsScreen, Step):
    """One step with a page or one of its documents."""

    template_name = "wagtailadmin/boards/availability/step.html"
    header_icon = ""

    def way_back(self) -> str:
        return self.address()

    def further_breadcrumbs(self) -> list[dict[str, Any]]:
        return [{"url": self.address(), "label": _("Documents and withdrawal")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reasons = self.reasons_against()
        if reasons:
            kwargs["form"] = None
        return super().get_context_data(
            action_url=self.request.path,
            submit_button_label=self.get_page_title(),
            submit_button_active_label=_("Working…"),
            cancel_url=self.way_back(),
            effects=self.effects({}),
            reason_against=" ".join(reasons),
            is_serious=self.is_serious,
            **kwargs,
        )
