"""A request as a list, and the screen of its answer, say it."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from boards.models import DocumentRequest
from cms.staff_dates import short_moment


def when(request: DocumentRequest) -> str:
    return short_moment(request.asked_at)


def who(request: DocumentRequest) -> str:
    """Who asked, as far as that is still known."""
    if request.forgotten_at:
        return _("Deleted")
    return f"{request.name} ({request.email})" if request.name else request.email


def told(request: DocumentRequest) -> str:
    """Whether the board's contact has had a mail about it."""
    if request.mailed_at:
        return _("Sent")
    return _("Not sent yet") if request.is_open else _("Not sent")


def mailto(request: DocumentRequest) -> str:
    """The address that begins an answer in the editor's own mail program."""
    if not request.email:
        return ""
    subject = _("Your request %(reference)s: %(title)s") % {
        "reference": request.reference,
        "title": request.document_title,
    }
    # What a visitor typed cannot add a second reader, or a text, to the mail.
    return f"mailto:{quote(request.email, safe='@')}?subject={quote(subject)}"
