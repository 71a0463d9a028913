"""What the history of a board says about the themes that it proposed."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from boards.models import Board
from cms.users.models import User

# The action: what it is called in a filter, and what is said of one.
ACTIONS = {
    "theme_proposed": (_("Propose a theme"), _("Theme “%(theme)s” proposed")),
    "theme_accepted": (
        _("Accept a theme"),
        _("Theme “%(theme)s” accepted for all boards"),
    ),
    "theme_merged": (
        _("Merge a theme"),
        _("Theme “%(theme)s” merged into “%(into)s”"),
    ),
    "theme_declined": (
        _("Decline a theme"),
        _("Theme “%(theme)s” stays the board's own: %(reason)s"),
    ),
}


def record(board: Board, action: str, by: User, **data: Any) -> None:
    """Write down what became of a theme."""
    log(
        instance=board,
        action=f"boards.{action}",
        user=by if by.is_authenticated else None,
        title=board.title,
        data=data,
        content_changed=False,
    )
