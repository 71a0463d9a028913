"""Wagtail met with the checks of files."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from boards.desk.menu import WayForManagers
from boards.files.screens.listing import Documents
from boards.files.screens.urls import urlpatterns


@hooks.register("register_admin_urls")
def file_screens() -> list[URLPattern]:
    return urlpatterns


@hooks.register("register_admin_urls", order=-10)
def list_with_checks() -> list[URLPattern]:
    """Before Wagtail's own list, which has the same addresses."""
    results = Documents.as_view(results_only=True)
    return [
        path("documents/", Documents.as_view(), name="documents"),
        path("documents/results/", results, name="documents_results"),
    ]


WayForManagers(
    "never-publish", "never_publish", _("Never-publish list"), icon="no-view", order=660
).register(on_board=False)
