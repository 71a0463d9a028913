"""Wagtail met with themes: in a page's editor, and where administrators decide."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.ui.components import Component

from boards.admin.themes.deciding import DecideTheme
from boards.admin.themes.in_the_form import propose_theme, themes_found
from boards.admin.themes.panel import ThemesPanel


def theme_screens() -> list[URLPattern]:
    return [
        path("themes/propose/", propose_theme, name="propose_theme"),
        path("themes/found/<int:page_id>/", themes_found, name="themes_found"),
        path(
            "themes/<int:theme_id>/decide/", DecideTheme.as_view(), name="decide_theme"
        ),
    ]


def show_what_waits(request: HttpRequest, panels: list[Component]) -> None:
    panels.append(ThemesPanel())


def install() -> None:
    hooks.register("register_admin_urls", theme_screens)
    hooks.register("construct_homepage_panels", show_what_waits)
