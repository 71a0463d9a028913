"""Wagtail met with languages: the screens, and the ways to them."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from boards.admin.active_board import active_board
from boards.admin.shared.menu import ManagersMenuItem
from boards.admin.translations.editor import TranslationEditor
from boards.admin.translations.panel import TranslationsPanel
from boards.admin.translations.translate_page import can_be_translated
from boards.admin.translations.urls import urlpatterns
from boards.models.pages.versions import translation_for
from cms.users.models import User


def screens_of_languages() -> list[URLPattern]:
    return urlpatterns


def edit_texts_and_no_facts(
    request: HttpRequest, page: Page
) -> HttpResponseBase | None:
    """A translation is edited text by text: its facts are those of its source."""
    if translation_for(page) is None:
        return None
    match = request.resolver_match
    if match and match.url_name == "revisions_revert":
        messages.warning(
            request,
            _(
                "A translation does not go back to a former version as a whole: its "
                "facts are those of its source. Change its texts here."
            ),
        )
        return redirect("wagtailadmin_pages:edit", page.pk)
    return TranslationEditor.as_view()(request, page_id=page.pk)


def offer_to_translate(page: Page, user: User, **_view: object) -> list[Button]:
    if not can_be_translated(user, page):
        return []
    address = reverse("translate_page", args=[page.pk])
    return [Button(_("Translate this page"), address, icon_name="globe", priority=57)]


class TranslationsMenuItem(MenuItem):
    """For whoever works for a board, and for administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        return active_board(request) is not None or request.user.is_superuser


def lead_to_the_translations() -> MenuItem:
    return TranslationsMenuItem(
        _("Translations"),
        reverse("translations"),
        name="translations",
        icon_name="globe",
        order=110,
    )


def show_what_is_to_translate(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(TranslationsPanel())


def install() -> None:
    hooks.register("register_admin_urls", screens_of_languages)
    hooks.register("before_edit_page", edit_texts_and_no_facts)
    hooks.register("register_page_listing_more_buttons", offer_to_translate)
    hooks.register("register_page_header_buttons", offer_to_translate)
    ManagersMenuItem(
        "languages",
        "board_languages",
        gettext_lazy("Languages"),
        icon="globe",
        order=645,
    ).register()
    hooks.register("register_reports_menu_item", lead_to_the_translations)
    hooks.register("construct_homepage_panels", show_what_is_to_translate)
