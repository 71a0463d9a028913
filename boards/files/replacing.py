"""A file that the public can have is not exchanged by one person in its place."""

from django.utils.translation import gettext as _

from boards.files.whose import board_of
from boards.models import ReleaseItem, ReleaseState
from boards.release.files import files_of
from boards.release.items import draft_of
from boards.serving import is_released
from cms.models import BoardDocument


def reason_not_to_replace(document: BoardDocument) -> str | None:
    """Why another file must not take a stored one's place, or None if it may."""
    board = board_of(document)
    if board is None:
        return None
    if is_released(document, board):
        return _(
            "The public can have this file now, and a second person has to see what "
            "takes its place. Upload the new file as a new document, choose it on the "
            "page instead of this one, and submit the page for sign-off."
        )
    if _is_signed_off(document, board.pk):
        return _(
            "This file waits in a release that has been signed off as it is. Call the "
            "release back first, or upload the new file as a new document."
        )
    return None


def _is_signed_off(document: BoardDocument, board: int) -> bool:
    waiting = ReleaseItem.objects.filter(
        release__board=board, release__state=ReleaseState.SIGNED_OFF
    )
    return any(
        document in files_of(draft_of(item))
        for item in waiting.select_related("page", "revision")
    )
