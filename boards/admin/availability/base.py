"""What the screens of a page's documents have in common."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import FormView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

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
        """The line that the address names, of this page."""
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


class PageStep(PageDocumentsScreen, FormView):
    """One step, with what follows from it above its form."""

    template_name = "wagtailadmin/boards/availability/step.html"
    header_icon = ""
    done: Any = ""
    is_serious = False

    def effects(self) -> list[str]:
        """What the step does, a sentence each."""
        raise NotImplementedError

    def reason_against(self) -> str | None:
        """Why the step cannot be taken now; then there is no form."""
        return None

    def act(self, facts: dict[str, Any]) -> None:
        """Do it. Raises ValidationError."""
        raise NotImplementedError

    def further_breadcrumbs(self) -> list[dict[str, Any]]:
        return [{"url": self.address(), "label": _("Documents and withdrawal")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        against = self.reason_against()
        if against:
            kwargs["form"] = None
        return super().get_context_data(
            action_url=self.request.path,
            submit_button_label=self.get_page_title(),
            submit_button_active_label=_("Working…"),
            cancel_url=self.address(),
            effects=self.effects(),
            reason_against=against,
            is_serious=self.is_serious,
            **kwargs,
        )

    def form_valid(self, form: forms.Form) -> HttpResponse:
        against = self.reason_against()
        return self._tried(form, self.act) if not against else self.form_invalid(form)

    def _tried(
        self, form: forms.Form, act: Callable[[dict[str, Any]], None]
    ) -> HttpResponse:
        try:
            act(form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.address())
