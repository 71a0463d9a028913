"""What a board's history says about archives that were made of it."""

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from boards.models import Board
from cms.users.models import User

# The action: what it is called in a filter, and what is said of one.
ACTIONS = {
    "archive": (
        _("Make an archive"),
        _("Archive made: %(pages)s public pages and %(drafts)s drafts"),
    ),
}


def note(board: Board, pages: int, drafts: int, by: User | None) -> None:
    """Write it down. by: None for a command."""
    log(
        instance=board,
        action="boards.archive",
        user=by,
        title=board.title,
        data={"pages": pages, "drafts": drafts},
        content_changed=False,
    )
