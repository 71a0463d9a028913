"""Wagtail met with a board's people."""

from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from boards.admin.shared.menu import ManagersMenuItem
from boards.admin.staff.urls import urlpatterns


def people_urls() -> list[URLPattern]:
    return urlpatterns


def install() -> None:
    hooks.register("register_admin_urls", people_urls)
    ManagersMenuItem(
        "people", "people", _("People"), icon="group", order=650
    ).register()
