"""Wagtail met with the hub."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import AdminOnlyMenuItem, MenuItem

from boards.admin.archives.hooks import ArchiveMenuItem
from boards.admin.hub.screens import HubFacts, HubMembershipView
from boards.governance.lifecycle.hub import hub


class MembershipMenuItem(ArchiveMenuItem):
    """For the managers of the active board, while there is a hub."""

    def is_shown(self, request: HttpRequest) -> bool:
        return super().is_shown(request) and hub() is not None


def hub_urls() -> list[URLPattern]:
    return [
        path("hub/", HubFacts.as_view(), name="hub_facts"),
        path("hub/membership/", HubMembershipView.as_view(), name="hub_membership"),
    ]


def lead_to_facts() -> MenuItem:
    return AdminOnlyMenuItem(
        _("Hub of all boards"),
        reverse("hub_facts"),
        name="hub-facts",
        icon_name="site",
        order=950,
    )


def lead_to_membership() -> MenuItem:
    return MembershipMenuItem(
        _("Hub of all boards"),
        reverse("hub_membership"),
        name="hub-membership",
        icon_name="site",
        order=910,
    )


def install() -> None:
    hooks.register("register_admin_urls", hub_urls)
    hooks.register("register_settings_menu_item", lead_to_facts)
    hooks.register("register_reports_menu_item", lead_to_membership)
