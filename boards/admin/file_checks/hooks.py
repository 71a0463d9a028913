"""Wagtail met with the checks of files."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from boards.admin.file_checks.listing import Documents
from boards.admin.file_checks.urls import urlpatterns
from boards.admin.shared.menu import ManagersMenuItem


def file_screens() -> list[URLPattern]:
    return urlpatterns


def list_with_checks() -> list[URLPattern]:
    """Before Wagtail's own list, which has the same addresses."""
    results = Documents.as_view(results_only=True)
    return [
        path("documents/", Documents.as_view(), name="documents"),
        path("documents/results/", results, name="documents_results"),
    ]


def install() -> None:
    hooks.register("register_admin_urls", file_screens)
    hooks.register("register_admin_urls", list_with_checks, order=-10)
    ManagersMenuItem(
        "never-publish",
        "never_publish",
        _("Never-publish list"),
        icon="no-view",
        order=660,
    ).register(on_board=False)
