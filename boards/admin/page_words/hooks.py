"""Wagtail met with the words of pages."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page

from boards.admin.page_words.screens import PageWords, may_see
from cms import trees
from cms.users.models import User


def screens_of_words() -> list[URLPattern]:
    return [
        path("pages/<int:page_id>/words/", PageWords.as_view(), name="page_words"),
    ]


def lead_from_a_page_to_its_words(
    page: Page, user: User, **_where: object
) -> list[Button]:
    if not page.depth or page.depth < trees.BOARD_DEPTH or not may_see(page, user):
        return []
    address = reverse("page_words", args=[page.pk])
    return [Button(_("Check of its words"), address, icon_name="no-view", priority=66)]


def install() -> None:
    hooks.register("register_admin_urls", screens_of_words)
    hooks.register("register_page_header_buttons", lead_from_a_page_to_its_words)
