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

from boards.active_board import active_board
from boards.desk.menu import WayForManagers
from boards.translations.screens.editor import TranslationEditor
from boards.translations.screens.of_page import can_be_translated
from boards.translations.screens.panel import TranslationsPanel
from boards.translations.screens.urls import urlpatterns
from boards.translations.versions import translation_for


@hooks.register("register_admin_urls")
def screens_of_languages() -> list[URLPattern]:
    return urlpatterns


@hooks.register("before_edit_page")
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


@hooks.register("register_page_listing_more_buttons")
@hooks.register("register_page_header_buttons")
def offer_to_translate(page: Page, user: Any, **_view: Any) -> list[Button]:
    if not can_be_translated(user, page):
        return []
    address = reverse("translate_page", args=[page.pk])
    return [Button(_("Translate this page"), address, icon_name="globe", priority=57)]


WayForManagers(
    "languages", "board_languages", gettext_lazy("Languages"), icon="globe", order=645
).register()


class TranslationsMenuItem(MenuItem):
    """For whoever works for a board, and for administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        return active_board(request) is not None or request.user.is_superuser


@hooks.register("register_reports_menu_item")
def lead_to_the_translations() -> MenuItem:
    return TranslationsMenuItem(
        _("Translations"),
        reverse("translations"),
        name="translations",
        icon_name="globe",
        order=110,
    )


@hooks.register("construct_homepage_panels")
def show_what_is_to_translate(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(TranslationsPanel())
