"""What has happened to a board, in its page's history."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from boards.models import Board
from cms.users.models import User

# What each entry is called in the history: (label, sentence).
ACTIONS = {
    "boards.open": (_("Open"), _("Board opened")),
    "boards.rename": (_("Rename"), _("Board renamed")),
    "boards.hosts": (_("Addresses"), _("Board's addresses changed")),
    "boards.pause": (_("Pause"), _("Board paused")),
    "boards.resume": (_("Resume"), _("Board open to visitors again")),
    "boards.close": (_("Close"), _("Board closed")),
    "boards.reopen": (_("Reopen"), _("Board's end taken back")),
    "boards.delete": (_("Delete"), _("Board deleted")),
    "boards.join_hub": (_("Join the hub"), _("Board joined the hub")),
    "boards.leave_hub": (_("Leave the hub"), _("Board left the hub")),
}


def record(board: Board, action: str, by: User | None, data: dict[str, Any]) -> None:
    """Write down who has done what to a board. by: None for a command."""
    log(
        instance=board,
        action=action,
        user=by if by and by.is_authenticated else None,
        title=board.title,
        data=data,
        content_changed=False,
    )
