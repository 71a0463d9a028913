"""Takes a document away from the public at once, or asks for it to come back (R6, R9).

Away goes at once, by one person. Back goes through a draft, which a second person has
to look at before it is public.
"""

from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from boards.models import Availability, PageDocument
from boards.models.board.belonging import board_of_page
from boards.publishing.availability.floor_guards import taking_back
from boards.publishing.availability.floors import floor_of
from boards.publishing.availability.history import write
from boards.publishing.caching.purging import forget_page
from boards.publishing.page_words.single_texts import refuse
from boards.publishing.withdrawals.waiting_drafts import (
    close_in_draft,
    pending,
    reopen,
    waiting_in_board,
)
from cms import trees
from cms.users.models import User

CLOSING = (Availability.ON_REQUEST, Availability.WITHDRAWN)
ACTIONS = {
    Availability.ON_REQUEST: "boards.put_on_request",
    Availability.WITHDRAWN: "boards.withdraw_document",
}


def reason_against(row: PageDocument, state: str) -> str | None:
    """Why a document cannot be closed in this way now, with the way out; or None.

    A withdrawal has a reason of its own and may come before the floor.
    """
    if state != Availability.ON_REQUEST:
        return None
    floor = floor_of(row)
    # Also of one that is withdrawn: otherwise a withdrawal would lead round the floor.
    if floor is None or floor.day < timezone.localdate():
        return None
    return floor.refusal(_("It was not put on request."))


@transaction.atomic
def close(
    row: PageDocument, state: str, by: User, reason: str, public_note: str
) -> list[PageDocument]:
    """Put a document on request, or withdraw it: at once, on every page that lists it.

    Its drafts follow, so that the next publication does not open it again. reason: for
    the staff. Raises ValidationError when it has to stay, or where the note would tell
    what nobody may read.
    """
    against = reason_against(row, state)
    if against:
        raise ValidationError(against)
    if board := board_of_page(row.page):
        refuse(board, {"public_note": public_note})
    closed = same_document(row)
    with taking_back():
        for one in closed:
            # The note is in the language of the row that it was written for.
            note = public_note if one.locale_id == row.locale_id else ""
            _close_line(one, state, by, reason, note)
    if row.file_id:
        for revision in waiting_in_board(row.page):
            close_in_draft(revision, row)
    return closed


def same_document(row: PageDocument) -> list[PageDocument]:
    """The row, and the open rows of the board's other pages with the same document.

    A row without a file, such as a film's, has its versions in other languages.
    """
    pages = trees.in_board_of(Page.objects.all(), row.page)
    same = Q(translation_key=row.translation_key)
    if row.file_id:
        same |= Q(file=row.file_id)
    others = PageDocument.objects.filter(
        same, page__in=pages, availability=Availability.PUBLISHED
    ).exclude(pk=row.pk)
    return [row, *others.select_related("page", "kind")]


def _close_line(
    row: PageDocument, state: str, by: User, reason: str, public_note: str
) -> None:
    before = row.availability
    row.availability, row.public_note = state, public_note
    row.save(update_fields=["availability", "public_note"])
    for revision in pending(row.page):
        close_in_draft(revision, row)
    write(row, before, by, reason)
    record(ACTIONS[Availability(state)], row, by, reason)
    forget_page(row.page)


@transaction.atomic
def bring_back(row: PageDocument, by: User, reason: str, public_note: str) -> Revision:
    """A draft of the page in which the document is published again.

    Raises ValidationError while the page is kept from changes.
    """
    page = row.page.specific
    draft = page.get_latest_revision_as_object()
    lock = page.get_lock()
    if lock and lock.for_user(by):
        raise ValidationError(lock.get_message(by))
    if page.withdrawals.filter(ended_at=None).exists():
        raise ValidationError(
            _("The whole page is withdrawn. Restore it, and its documents with it.")
        )
    reopen(draft, {row.pk: (Availability.PUBLISHED, public_note)})
    revision = draft.save_revision(user=by)
    record("boards.bring_back", row, by, reason)
    return revision


def record(action: str, row: PageDocument, by: User, reason: str) -> None:
    """Write it into the history of the page (R10)."""
    log(
        instance=row.page.specific,
        action=action,
        user=by,
        # A history shows one entry of a request and action, unless told apart.
        uuid=uuid4(),
        data={
            "document": row.title,
            "row": row.pk,
            "reason": reason,
            "public_note": row.public_note,
        },
    )
