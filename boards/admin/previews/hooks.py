"""Wagtail met with preview links."""

from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from boards.admin.previews.screens import (
    PreviewLinks,
    RevokeLink,
    address_of,
    may_make_for,
)
from cms.users.models import User


def screens_of_preview_links() -> list[URLPattern]:
    return [
        path(
            "pages/<int:page_id>/preview-links/",
            PreviewLinks.as_view(),
            name="preview_links",
        ),
        path(
            "releases/<int:release_id>/preview-links/",
            PreviewLinks.as_view(),
            name="preview_links_of_release",
        ),
        path(
            "preview-links/<int:link_id>/revoke/",
            RevokeLink.as_view(),
            name="revoke_preview_link",
        ),
    ]


def lead_from_a_page_to_its_preview_links(
    page: Page, user: User, **_where: object
) -> list[Button]:
    if not may_make_for(user, page):
        return []
    return [Button(_("Preview links"), address_of(page), icon_name="view", priority=67)]


def install() -> None:
    hooks.register("register_admin_urls", screens_of_preview_links)
    hooks.register(
        "register_page_header_buttons", lead_from_a_page_to_its_preview_links
    )
