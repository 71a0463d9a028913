"""One's own sessions and last log-ins, and a way to end all others."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.users.logged_in import logged_in_user
from cms.users.models import LogIn
from cms.users.sessions import end_all, open_sessions

LAST = 10


class Sessions(WagtailAdminTemplateMixin, TemplateView):
    """Where somebody is logged in. What they do not know, they can end."""

    template_name = "wagtailadmin/users/sessions.html"
    page_title = gettext_lazy("Where you are logged in")
    header_icon = "user"
    http_method_names = ["get", "head", "post"]

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        account = {"url": reverse("wagtailadmin_account"), "label": _("Account")}
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, account, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, object]:
        person = logged_in_user(self.request)
        return super().get_context_data(
            sessions=open_sessions(self.request, person),
            log_ins=LogIn.objects.filter(person=person)[:LAST],
            **kwargs,
        )

    def post(self, request: HttpRequest) -> HttpResponse:
        """Everywhere else: nobody locks themselves out by it."""
        end_all(logged_in_user(request), but=request.session.session_key)
        messages.success(request, _("You are logged out everywhere else."))
        return redirect("sessions")


def addresses() -> list[URLPattern]:
    return [path("sessions/", Sessions.as_view(), name="sessions")]


def in_account(request: HttpRequest) -> dict[str, object]:
    return {
        "url": reverse("sessions"),
        "label": _("Where you are logged in"),
        "help_text": _("Your sessions and last log-ins; log out everywhere else."),
    }


def install() -> None:
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_account_menu_item", in_account)
