"""What was found in the words of one page: read it, and confirm what may stay."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from boards.publishing.page_words import checks
from boards.publishing.page_words.presentation import ShownPage, shown
from cms import trees
from cms.error_summary import Fault
from cms.users.logged_in import logged_in_user
from cms.users.models import User


def may_see(page: Page, user: User) -> bool:
    """Whether somebody reads the drafts of a page, and so what is said of its words."""
    rights = page.permissions_for_user(user)
    return rights.can_edit() or (user.is_active and "publish" in rights.permissions)


class PageWords(WagtailAdminTemplateMixin, TemplateView):
    """A screen of one page. To who may not read its drafts it is not there: 404."""

    template_name = "wagtailadmin/boards/page_words/screen.html"
    header_icon = "no-view"

    def dispatch(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        page = get_object_or_404(
            Page, pk=kwargs["page_id"], depth__gte=trees.BOARD_DEPTH
        )
        self.page = page.specific
        if not may_see(self.page, logged_in_user(request)):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def user(self) -> User:
        """Who looks at the screen: somebody who is logged in."""
        return logged_in_user(self.request)

    def get_page_title(self) -> str:
        title = self.page.get_admin_display_title()
        return _("Check of the words of “%(page)s”") % {"page": title}

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        editor = reverse("wagtailadmin_pages:edit", args=[self.page.pk])
        return [
            *self.breadcrumbs_items,
            {"url": editor, "label": self.page.get_admin_display_title()},
            {"url": "", "label": _("Check of its words")},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        draft = self.page.get_latest_revision_as_object()
        return super().get_context_data(
            page=self.page,
            report=shown(draft, self.user),
            form={
                "action": reverse("page_words", args=[self.page.pk]),
                "csrf_token": get_token(self.request),
                "not_confirmed_by": checks.why_not_confirm(self.page, self.user),
                "refused": kwargs.pop("refused", None),
            },
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        key, seen, reason = (
            request.POST.get(name, "") for name in ("key", "seen", "reason")
        )
        try:
            checks.confirm(self.page, key, seen, self.user, reason)
        except ValidationError as refused:
            error = " ".join(refused.messages)
            answer = {"key": key, "reason": reason, "error": error}
            context = self.get_context_data(refused=answer)
            context["faults"] = [_fault(context["report"], key, error)]
            return self.render_to_response(context)
        messages.success(request, _("Confirmed. It is kept with the page."))
        return redirect("page_words", self.page.pk)


def _fault(report: ShownPage, key: str, error: str) -> Fault:
    """What is wrong with an answer, and where its field is."""
    for number, finding in enumerate(report.findings, 1):
        if finding.key == key and finding.is_open:
            return Fault(finding.title, error, f"reason-{number}")
    return Fault("", error)
