"""A board joins the hub, and leaves it: in one transaction, told in its history."""

from django.db import transaction

from boards.governance.lifecycle.audit_log import record
from boards.models import Board, Hub, HubMembership
from cms.tenancy.scope import unscoped
from cms.users.models import User


def hub() -> Hub | None:
    """What the administrators have said of the hub; None where there is none."""
    return Hub.objects.exclude(hostname="").first()


def membership_of(board: Board) -> HubMembership | None:
    return HubMembership.objects.filter(board=board).first()


@transaction.atomic
def join(board: Board, region: str, by: User | None = None) -> None:
    """What is public of the board can be found there from now on, and nothing else.

    Joining again changes the region.
    """
    # Nobody writes it in a scope: whoever asks has been found to keep this board.
    with unscoped():
        _row, is_new = HubMembership.objects.update_or_create(
            board=board, defaults={"region": region}
        )
    if is_new:
        record(board, "boards.join_hub", by, {"region": region})


@transaction.atomic
def leave(board: Board, by: User | None = None) -> None:
    """Nothing of the board is found there from now on."""
    with unscoped():
        left, _rows = HubMembership.objects.filter(board=board).delete()
    if left:
        record(board, "boards.leave_hub", by, {})
