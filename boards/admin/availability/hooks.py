"""Wagtail met with what can be taken back, and with what is not deleted."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from boards.admin.availability import documents, pages
from boards.admin.availability.base import may_take_back
from boards.admin.availability.overview import Overview
from boards.models import (
    Availability,
    Board,
    OncePublic,
    PageDocument,
    ReviewIndexPage,
)
from boards.models.publishing.unsaid import unsaid
from boards.publishing.availability.floor_exceptions import sentence
from boards.publishing.availability.retention_words import shorter_than_guidance
from cms.users.models import User


def availability_urls() -> list[Any]:
    of_page, of_row = (
        "documents-of/<int:page_id>/",
        "documents-of/<int:page_id>/<int:row_id>/",
    )
    on_request = documents.close_document(Availability.ON_REQUEST)
    withdraw = documents.close_document(Availability.WITHDRAWN)
    return [
        path(of_page, Overview.as_view(), name="availability"),
        path(f"{of_page}withdraw/", pages.WithdrawPage.as_view(), name="withdraw_page"),
        path(f"{of_page}restore/", pages.RestorePage.as_view(), name="restore_page"),
        path(f"{of_row}on-request/", on_request, name="document_on_request"),
        path(f"{of_row}withdraw/", withdraw, name="withdraw_document"),
        path(f"{of_row}back/", documents.BringBack.as_view(), name="document_back"),
    ]


def lead_to_the_documents(page: Page, user: User, **_where: object) -> list[Button]:
    """For pages of which the public has, or had, something."""
    known = OncePublic.objects.filter(page=page.pk).exists() or (
        PageDocument.objects.filter(page=page.pk).exists()
    )
    if not known or not may_take_back(user, page):
        return []
    address = reverse("availability", args=[page.pk])
    return [
        Button(
            _("Documents and withdrawal"),
            address,
            icon_name="doc-full-inverse",
            priority=55,
        )
    ]


def keep_what_was_public(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Says so before somebody has typed the name of what does not go."""
    record = OncePublic.objects.filter(page__path__startswith=page.path).first()
    if record is None:
        return None
    messages.error(request, record.refusal)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def warn_of_a_shorter_time(request: HttpRequest, page: Page) -> None:
    """Said at each save, not only once somebody wants to take a report down (R4)."""
    words = page.retention_note if isinstance(page, ReviewIndexPage) else ""
    said = shorter_than_guidance(words) if words else ""
    if isinstance(page, Board):
        said = sentence(page)
    if said:
        messages.warning(request, said)


def warn_of_what_is_not_shown(request: HttpRequest, page: Page) -> None:
    """Nothing that was typed is left out without a word."""
    rows = getattr(page, "released_documents", None)
    for said in unsaid(page, rows.all()) if rows is not None else ():
        messages.warning(request, said)


def install() -> None:
    for saved in ("after_create_page", "after_edit_page"):
        hooks.register(saved, warn_of_a_shorter_time)
        hooks.register(saved, warn_of_what_is_not_shown)
    hooks.register("register_admin_urls", availability_urls)
    hooks.register("register_page_header_buttons", lead_to_the_documents)
    hooks.register("before_delete_page", keep_what_was_public)
