"""The steps with one document: close it, ask for it back."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from boards.admin.availability.base import PageStep
from boards.admin.availability.forms import BackForm, CloseForm
from boards.models import Availability
from boards.publishing.withdrawals import document_changes
from cms.users.logged_in import logged_in_user

EVERYWHERE = gettext_lazy(
    "Its file closes at once on every page of this board that lists it, also where the "
    "page is locked for a release. Drafts follow: the next publication does not open "
    "it again."
)
ELSEWHERE = gettext_lazy(
    "It lies on another site, and stays there. The link goes at once, from this page "
    "and from its versions in other languages. Drafts follow."
)
STAYS = gettext_lazy(
    "Its line stays on the page, with what you write for the public below."
)


class CloseDocument(PageStep):
    """On request, or withdrawn: at once, by one person."""

    form_class = CloseForm
    state: str = ""
    is_serious = True

    def get_page_title(self) -> str:
        titles = {
            Availability.ON_REQUEST: _("Put on request"),
            Availability.WITHDRAWN: _("Withdraw the document"),
        }
        return titles[Availability(self.state)]

    def get_page_subtitle(self) -> str:
        return self.row().title

    def effects(self, facts: dict[str, Any]) -> list[str]:
        others = document_changes.same_document(self.row())[1:]
        listing = [
            _("It is also listed on “%(page)s”.") % {"page": row.page.title}
            for row in others
        ]
        goes = EVERYWHERE if self.row().file_id else ELSEWHERE
        return [str(goes), str(STAYS), *listing]

    def reasons_against(self) -> list[str]:
        row = self.row()
        if row.availability == self.state:
            return [_("It is so already. Go back to see how it can be had now.")]
        reason = document_changes.reason_against(row, self.state)
        return [reason] if reason else []

    def act(self, facts: dict[str, Any]) -> None:
        document_changes.close(
            self.row(), self.state, logged_in_user(self.request), **facts
        )

    @property
    def done(self) -> str:
        if self.row().file_id:
            return _("Done. The public cannot open it any more.")
        return _("Done. The public finds no link to it here any more.")


class BringBack(PageStep):
    """Published again: as a draft, which a second person has to sign off."""

    form_class = BackForm
    page_title = gettext_lazy("Make a draft that publishes it again")
    done = gettext_lazy(
        "There is a draft now in which it is published. Submit the page for sign-off: "
        "a second person looks at it before the public can have it."
    )

    def get_page_subtitle(self) -> str:
        return self.row().title

    def effects(self, facts: dict[str, Any]) -> list[str]:
        return [
            _("The public sees no change yet: a draft of the page is made."),
            _("A second person signs the draft off before the file is open again."),
        ]

    def reasons_against(self) -> list[str]:
        if self.row().availability == Availability.PUBLISHED:
            return [_("It is published already.")]
        return []

    def act(self, facts: dict[str, Any]) -> None:
        document_changes.bring_back(self.row(), logged_in_user(self.request), **facts)


def close_document(state: str) -> Callable[..., Any]:
    """The screen that closes a document in one way."""
    return CloseDocument.as_view(state=state)
