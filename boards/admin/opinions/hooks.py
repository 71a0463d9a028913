"""Wagtail met with what visitors say of pages."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permissions import policy_registry, register_permission_policy

from boards.admin.opinions.by_page import OpinionReport
from boards.admin.opinions.viewset import opinion_viewset
from boards.admin.policies import BoardWritersPolicy
from boards.models import PageOpinion


class OpinionsPolicy(BoardWritersPolicy):
    """They read what visitors wrote, and take out what should not be kept."""

    actions = frozenset({"view", "delete"})


class OpinionMenuItem(MenuItem):
    """For those who may read what visitors wrote."""

    def is_shown(self, request: HttpRequest) -> bool:
        policy = policy_registry.get_by_type(PageOpinion)
        return policy.user_has_permission(request.user, "view")


def list_of_opinions() -> ViewSet:
    return opinion_viewset


def report_urls() -> list[URLPattern]:
    return [
        path("reports/is-it-useful/", OpinionReport.as_view(), name="opinion_report"),
        path(
            "reports/is-it-useful/results/",
            OpinionReport.as_view(results_only=True),
            name="opinion_report_results",
        ),
    ]


def lead_to_report() -> MenuItem:
    return OpinionMenuItem(
        _("Is it useful? By page"),
        reverse("opinion_report"),
        name="is-it-useful",
        icon_name="comment",
        order=110,
    )


def install() -> None:
    register_permission_policy(PageOpinion, OpinionsPolicy(PageOpinion))
    hooks.register("register_admin_viewset", list_of_opinions)
    hooks.register("register_admin_urls", report_urls)
    hooks.register("register_reports_menu_item", lead_to_report)
