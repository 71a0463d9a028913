"""Wagtail met with the audit of a page."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from boards.admin.audit.screens import PageAudit, may_audit
from cms.users.models import User


def screen_of_the_audit() -> list[URLPattern]:
    return [
        path("pages/<int:page_id>/audit/", PageAudit.as_view(), name="page_audit"),
    ]


def lead_from_a_page_to_its_audit(
    page: Page, user: User, **_where: object
) -> list[Button]:
    if not may_audit(user, page):
        return []
    address = reverse("page_audit", args=[page.pk])
    return [Button(_("Audit"), address, icon_name="clipboard-list", priority=68)]


def install() -> None:
    hooks.register("register_admin_urls", screen_of_the_audit)
    hooks.register("register_page_header_buttons", lead_from_a_page_to_its_audit)
