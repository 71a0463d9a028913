"""What the screens of one translated page have in common."""

from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.pages.utils import get_breadcrumbs_items_for_page
from wagtail.locks import BaseLock
from wagtail.models import Page
from wagtail_localize.models import Translation

from boards.models.pages.versions import source_of, translation_for
from cms.refusals import ActionRefused


class TranslationScreen(WagtailAdminTemplateMixin, View):
    """A screen of a page that is a translation. To others it is not there: 404."""

    page: Page
    translation: Translation

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        page = get_object_or_404(Page, pk=kwargs["page_id"]).specific
        translation = translation_for(page)
        if (
            translation is None
            or not page.permissions_for_user(request.user).can_edit()
        ):
            raise Http404
        self.page, self.translation = page, translation

    @cached_property
    def source(self) -> Page:
        found = source_of(self.page)
        if found is None:
            raise Http404
        return found

    @cached_property
    def lock(self) -> BaseLock | None:
        """What keeps this person from changing the page now."""
        lock = self.page.get_lock()
        return lock if lock and lock.for_user(self.request.user) else None

    def refuse_when_locked(self) -> None:
        """Raises Refused with what the lock says."""
        if self.lock:
            raise ActionRefused(str(self.lock.get_message(self.request.user)))

    def address(self, name: str = "wagtailadmin_pages:edit") -> str:
        return reverse(name, args=[self.page.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        above = get_breadcrumbs_items_for_page(
            self.page, self.request.user, include_self=False
        )
        editor = {
            "url": self.address(),
            "label": self.page.get_admin_display_title(),
        }
        return [*above, editor, {"url": "", "label": self.get_page_title()}]

    def get_page_subtitle(self) -> str:
        return self.page.get_admin_display_title()
