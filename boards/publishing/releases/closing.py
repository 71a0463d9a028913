"""When a board closes, its releases are called off."""

from boards.governance.lifecycle.closing import register_ending
from boards.models import Board
from boards.publishing.releases.transitions import give_up
from cms.users.models import User


def call_off_releases(board: Board, by: User, reason: str) -> None:
    """Signed off or not; their drafts stay."""
    for release in board.releases.still_open():
        give_up(release, by, reason)


def install() -> None:
    register_ending(call_off_releases)
