"""The ways to the screens of a board's life, in lists and on top of its page."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import Button

from boards.governance.lifecycle.state import closure_of, pause_of
from boards.models import Board
from cms.users.models import User

# Name of the screen: (label, icon).
LABELS = {
    "rename": (_("Rename"), "edit"),
    "hosts": (_("Addresses on the web"), "site"),
    "pause": (_("Pause"), "time"),
    "resume": (_("End the pause"), "resubmit"),
    "close": (_("Close"), "lock"),
    "reopen": (_("Take the end back"), "rotate"),
    "delete": (_("Delete the board"), "bin"),
}
AFTER_WAGTAILS_OWN = 100


def buttons_of(board: Board, user: User) -> list[Button]:
    """The steps that an administrator can take with a board now."""
    if not user.is_superuser:
        return []
    ended = closure_of(board)
    paused = pause_of(board)
    names = ["rename", "hosts", "resume" if paused else "pause"]
    names += ["reopen" if ended else "close", "delete"]
    return [
        Button(
            LABELS[name][0],
            url=reverse(f"board_{name}", args=[board.pk]),
            icon_name=LABELS[name][1],
            priority=AFTER_WAGTAILS_OWN + number,
        )
        for number, name in enumerate(names)
    ]
