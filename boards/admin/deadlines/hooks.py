"""Wagtail met with the statutory clock."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from boards.admin.active_board import active_board
from boards.admin.deadlines.report import DueReport


class DueMenuItem(MenuItem):
    """For whoever works for a board, and for administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        return active_board(request) is not None or request.user.is_superuser


def clock_urls() -> list[URLPattern]:
    return [
        path("reports/what-is-due/", DueReport.as_view(), name="due_report"),
        path(
            "reports/what-is-due/results/",
            DueReport.as_view(results_only=True),
            name="due_report_results",
        ),
    ]


def lead_to_what_is_due() -> MenuItem:
    return DueMenuItem(
        _("What is due"),
        reverse("due_report"),
        name="what-is-due",
        icon_name="calendar-check",
        order=100,
    )


def install() -> None:
    hooks.register("register_admin_urls", clock_urls)
    hooks.register("register_reports_menu_item", lead_to_what_is_due)
