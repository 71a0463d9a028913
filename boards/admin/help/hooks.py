"""Wagtail met with the handbook."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from boards.admin.help.first_steps import FirstStepsPanel
from boards.admin.help.screens import Help, HelpWithTask


def help_screens() -> list[URLPattern]:
    return [
        path("help/", Help.as_view(), name="help"),
        path("help/<slug:task_name>/", HelpWithTask.as_view(), name="help_task"),
    ]


def in_the_help_menu() -> MenuItem:
    return MenuItem(
        _("Handbook"), reverse_lazy("help"), "handbook", icon_name="help", order=10
    )


def show_first_steps(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(FirstStepsPanel())


def install() -> None:
    hooks.register("register_admin_urls", help_screens)
    hooks.register("register_help_menu_item", in_the_help_menu)
    hooks.register("construct_homepage_panels", show_first_steps)
