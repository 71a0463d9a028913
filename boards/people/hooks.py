"""Wagtail met with a board's people."""

from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from boards.desk.menu import WayForManagers
from boards.people.screens.urls import urlpatterns


@hooks.register("register_admin_urls")
def people_urls() -> list[URLPattern]:
    return urlpatterns


WayForManagers("people", "people", _("People"), icon="group", order=650).register()
