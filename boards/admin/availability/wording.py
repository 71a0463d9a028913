"""What the screen of a page's documents says of one, as far as the record knows it."""

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from boards.models import Availability, Board, OncePublic, PageDocument
from boards.publishing.availability.floors import Floor, floor_of
from boards.publishing.availability.reports import was_here_by
from boards.publishing.publication_record.sentences import public_since
from cms.staff_dates import short_day


def public_in_words(row: PageDocument, record: OncePublic | None) -> str:
    """Whether the public could have the document by this page, and when.

    record: of its file on the page.
    """
    if record is None:
        return "" if not row.file_id else _("not public by this page yet")
    since, last = public_since(record), record.last_day
    known = {
        "first": since and short_day(since),
        "last": last and short_day(last),
    }
    if since is None:
        return _("public until %(last)s") % known if last else _("public now")
    if last is None:
        return _("public from %(first)s") % known
    return _("public from %(first)s to %(last)s") % known


def floor_in_words(row: PageDocument, page: Any, board: Board) -> str:
    """Until when a document has to stay, or had to (R4)."""
    floor = floor_of(row, page, board)
    if floor is None:
        return _("It may go at any time: no rule keeps this kind of document.")
    return _of_floor(row, floor, board) % {"words": floor.words}


def _of_floor(row: PageDocument, floor: Floor, board: Board) -> str:
    to_come = floor.day >= localdate()
    once_public = bool(row.file_id) and OncePublic.objects.filter(
        board=board, document=row.file_id
    )
    if row.availability != Availability.PUBLISHED:
        if not once_public:
            return _("Nothing keeps it: the public never had it from here.")
        return _("It was to stay %(words)s.")
    if row.link:
        line = _("Another site decides how long it stays. Its line stays %(words)s.")
        return line if to_come else _("Another site decides how long it stays.")
    if not once_public:
        return _("Once it is public it has to stay %(words)s.")
    if to_come:
        return _("It has to stay %(words)s.")
    if was_here_by(row.file_id, floor.day, board):
        return _("It had to stay %(words)s, and does until somebody decides otherwise.")
    return _("The time for which it has to stay is over: %(words)s.")
