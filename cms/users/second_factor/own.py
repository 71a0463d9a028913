"""One's own second factors: a list, and a way to take one out."""

from typing import Any

from django.conf import settings
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
from cms.users.second_factor import factors, mails, recovery
from cms.users.second_factor.doors import Changing


class SecondSteps(WagtailAdminTemplateMixin, TemplateView):
    """What somebody has set up."""

    template_name = "wagtailadmin/second_factor/own.html"
    page_title = gettext_lazy("Second step of your login")
    header_icon = "lock"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        account = {"url": reverse("wagtailadmin_account"), "label": _("Account")}
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, account, here]

    def get_context_data(self, **kwargs: Any) -> dict[str, object]:
        person = logged_in_user(self.request)
        return super().get_context_data(
            factors=[row.wrap() for row in factors.factors_of(person)],
            has_app=factors.has_app(person),
            codes_left=recovery.left(person),
            **kwargs,
        )


class TakeOut(Changing):
    """Removes one. Nothing changes by looking, and the last one stays."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if factors.take_out(self.person, kwargs["factor_id"]):
            mails.say(self.person, mails.REMOVED)
            messages.success(request, _("It opens your login no more."))
        else:
            messages.error(
                request,
                _("It is the only one: set up another before you remove it."),
            )
        return redirect("second_steps")


def addresses() -> list[URLPattern]:
    return [
        path("second-step/mine/", SecondSteps.as_view(), name="second_steps"),
        path(
            "second-step/mine/<int:factor_id>/remove/",
            TakeOut.as_view(),
            name="remove_second_step",
        ),
    ]


def in_account(request: HttpRequest) -> dict[str, object] | None:
    if not settings.SECOND_FACTOR_REQUIRED:
        return None
    return {
        "url": reverse("second_steps"),
        "label": _("Second step of your login"),
        "help_text": _("Passkeys, the app that shows codes, and recovery codes."),
    }


def install() -> None:
    hooks.register("register_admin_urls", addresses)
    hooks.register("register_account_menu_item", in_account)
