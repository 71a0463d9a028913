"""What a page's log says about requests for its documents: never who asked."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from boards.models import DocumentRequest
from cms.users.models import User

# The action: what it is called in a filter, and what is said of one.
ACTIONS = {
    "asked": (_("Ask for a copy"), _("A visitor asked for “%(document)s”")),
    "new": (_("Reopen a request"), _("Request %(reference)s is open again")),
    "answered": (_("Answer a request"), _("Request %(reference)s answered")),
    "refused": (_("Refuse a request"), _("Request %(reference)s refused")),
    "spam": (_("Mark a request as spam"), _("Request %(reference)s marked as spam")),
    "forgotten": (
        _("Delete the data of a request"),
        _("Personal data of request %(reference)s deleted"),
    ),
}


def note(
    request: DocumentRequest, action: str, by: User | None, page: Page | None = None
) -> None:
    """Write it into the log of the page; of the board, when that has no such page.

    by: None for a visitor. page: the page, where another board's people answer.
    """
    log(
        instance=page or request.page or request.board,
        action=f"boards.request_{action}",
        user=by,
        data={"document": request.document_title, "reference": request.reference},
    )
