"""What is done to several pages at once says which it left out, and why."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages import bulk_actions
from wagtail.models import Page

from boards.publishing.releases.content_freeze import release_below
from boards.publishing.releases.gate import open_item
from cms.models import BasePage
from cms.publishing import gate

MOST_NAMED = 10


class SaysWhatIsLeftOut:
    """A bulk action on pages, of which Wagtail leaves some out without a word.

    What is refused only while it is done takes the others back, and says so itself.
    """

    request: Any
    _said: list[str]

    def prepare_action(self, objects: Any, objects_without_access: Any) -> Any:
        # Asked before it is done: what is deleted cannot be asked.
        self._said = self._in_words(objects_without_access["items_with_no_access"])
        return super().prepare_action(  # type: ignore[misc]
            objects, objects_without_access
        )

    def form_valid(self, form: Any) -> Any:
        response = super().form_valid(form)  # type: ignore[misc]
        for sentence in self._said:
            messages.warning(self.request, sentence)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Said before anybody confirms it, as well, in the place of Wagtail's words,
        which know of no reason but rights.
        """
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        left_out = [found["item"] for found in context["items_with_no_access"]]
        context["items_with_no_access"] = []
        for sentence in self._in_words(left_out):
            messages.warning(self.request, sentence)
        return context

    def _in_words(self, pages: list[Page]) -> list[str]:
        """A sentence for each reason, with the pages that it is true of."""
        by_reason: dict[str, list[str]] = {}
        for page in pages:
            name = _("“%(page)s”") % {"page": page.get_admin_display_title()}
            by_reason.setdefault(self.reason_left_out(page), []).append(name)
        return [
            _("Left out: %(pages)s. %(reason)s")
            % {"pages": _listed(names), "reason": reason}
            for reason, names in by_reason.items()
        ]

    def reason_left_out(self, page: Page) -> str:
        """Why it is not done to a page, and what to do; one of those left out."""
        if release := release_below(page):
            return _(
                "It, or a page below it, has been signed off and waits in the release "
                "“%(release)s”. Call the release back first, under Releases."
            ) % {"release": release.title}
        lock = page.specific.get_lock()
        if lock and lock.for_user(self.request.user):
            return f"{lock.get_description(self.request.user)}."
        return _(
            "It is not yours to do this with, or cannot be done with it as it is. Open "
            "the page to see what can."
        )


def _listed(names: list[str]) -> str:
    rest = len(names) - MOST_NAMED
    if rest > 0:
        names = [*names[:MOST_NAMED], _("%(count)s more") % {"count": rest}]
    return get_text_list(names, _("and"))


class PublishSeveral(SaysWhatIsLeftOut, bulk_actions.PublishBulkAction):
    """Leaves out aliases, which go with their source, and drafts that lack something.

    A draft may be saved unfinished: only its own form can say what it still needs.
    """

    def check_perm(self, page: Page) -> bool:
        is_free = page.alias_of_id is None and open_item(page) is None
        return is_free and super().check_perm(page) and not _unfinished(page)

    def reason_left_out(self, page: Page) -> str:
        if page.alias_of_id:
            return _("An alias goes public with the page that it is an alias of.")
        if gate().needs_two_people(page) and not open_item(page):
            return _(
                "A page of this kind goes public after a second person has signed it "
                "off: submit it for sign-off."
            )
        item = open_item(page)
        if item and not item.release.is_fixed:
            return _(
                "It waits in the release “%(release)s”. Take it out of the release "
                "first, under Releases."
            ) % {"release": item.release.title}
        if item or not super().check_perm(page):
            return super().reason_left_out(page)
        return " ".join(_unfinished(page))


def _unfinished(page: Page) -> list[str]:
    try:
        draft = page.get_latest_revision_as_object()
        draft.full_clean()
    except ValidationError:
        return [_("It is not finished. Open it, and publish it from its own form.")]
    return draft.lacks() if isinstance(draft, BasePage) else []


class KeepsWhatWaits(SaysWhatIsLeftOut):
    """Does it to the others, where somebody has said yes to what lies there (R3)."""

    def check_perm(self, page: Page) -> bool:
        may: bool = super().check_perm(page)  # type: ignore[misc]
        return may and release_below(page) is None


class UnpublishSeveral(KeepsWhatWaits, bulk_actions.UnpublishBulkAction):
    """Names what stays."""


class DeleteSeveral(KeepsWhatWaits, bulk_actions.DeleteBulkAction):
    """Names what stays."""


class MoveSeveral(KeepsWhatWaits, bulk_actions.MoveBulkAction):
    """Names what stays."""


several = (PublishSeveral, UnpublishSeveral, DeleteSeveral, MoveSeveral)
