"""Wagtail met with the tasks that are done beside requests."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem

from boards.admin.tasks.panel import TasksPanel
from boards.admin.tasks.screens import FailedTasks, RunAgain


def task_screens() -> list[URLPattern]:
    return [
        path("background-tasks/", FailedTasks.as_view(), name="background_tasks"),
        path("background-tasks/run/", RunAgain.as_view(), name="run_all_tasks_again"),
        path(
            "background-tasks/<int:stored_task_id>/run/",
            RunAgain.as_view(),
            name="run_task_again",
        ),
    ]


def in_the_settings() -> AdminOnlyMenuItem:
    return AdminOnlyMenuItem(
        _("Work in the background"),
        reverse_lazy("background_tasks"),
        name="background-tasks",
        icon_name="tasks",
        order=900,
    )


def show_tasks(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(TasksPanel())


def install() -> None:
    hooks.register("register_admin_urls", task_screens)
    hooks.register("register_settings_menu_item", in_the_settings)
    hooks.register("construct_homepage_panels", show_tasks)
