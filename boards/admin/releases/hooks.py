"""Wagtail met with the releases of a board."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.permissions import register_permission_policy

from boards.admin.public_status import say_what_the_public_reads
from boards.admin.releases.action_menu import (
    lead_to_the_release,
    put_the_right_verb_first,
)
from boards.admin.releases.listing import release_viewset
from boards.admin.releases.panel import ReleasesPanel
from boards.admin.releases.policies import ReleasePolicy
from boards.admin.releases.release import ReleaseView, release_of_page
from boards.models import Release
from boards.publishing.releases.gate import needs_two, open_item, with_waiting
from cms.users.models import User


def register_releases() -> Any:
    return release_viewset


def register_release_screens() -> list[Any]:
    return [
        path("releases/<int:pk>/", ReleaseView.as_view(), name="release"),
        path(
            "releases/of-page/<int:page_id>/", release_of_page, name="release_of_page"
        ),
    ]


def show_releases(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(ReleasesPanel())


def keep_as_a_draft(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What one person alone may not publish is saved, and stays a draft."""
    item = open_item(page)
    reason = (
        _("This page belongs to a release and goes public with it.")
        if item
        else needs_two(page, page.latest_revision)
    )
    if not reason:
        return None
    messages.warning(request, _("Saved as a draft. %(reason)s") % {"reason": reason})
    say_what_the_public_reads(request, page)
    return redirect("wagtailadmin_pages:edit", page.pk)


def keep_copies_as_drafts(request: HttpRequest, page: Page) -> HttpResponse | None:
    """A copy of a live page that needs two people does not go live by being made."""
    if request.method != "POST" or not request.POST.get("publish_copies"):
        return None
    copied = [page]
    if request.POST.get("copy_subpages"):
        copied += list(page.get_descendants().live())
    for one in copied:
        if reason := needs_two(one.specific):
            messages.error(
                request,
                _("“%(page)s” cannot be published by copying it. %(reason)s")
                % {"page": one.title, "reason": reason},
            )
            return redirect("wagtailadmin_pages:copy", page.pk)
    return None


def know_what_waits(parent: Page, pages: Any, request: HttpRequest) -> Any:
    return with_waiting(pages)


def lead_from_a_page_to_its_release(
    page: Page, user: User, **_where: object
) -> list[Button]:
    if not open_item(page):
        return []
    address = reverse("release_of_page", args=[page.pk])
    return [Button(_("Release"), address, icon_name="calendar-check", priority=50)]


def install() -> None:
    register_permission_policy(Release, ReleasePolicy(Release))
    hooks.register("register_admin_viewset", register_releases)
    hooks.register("register_admin_urls", register_release_screens)
    hooks.register("construct_homepage_panels", show_releases)
    hooks.register("register_page_action_menu_item", lead_to_the_release)
    hooks.register("construct_page_action_menu", put_the_right_verb_first)
    hooks.register("before_publish_page", keep_as_a_draft)
    hooks.register("before_copy_page", keep_copies_as_drafts)
    hooks.register("construct_explorer_page_queryset", know_what_waits)
    hooks.register("register_page_header_buttons", lead_from_a_page_to_its_release)
