"""The end of a board: its record stays readable where it is, its people go (R14).

Every page and file stays at its address, because a report has to stay available until
its floor, and because links to it stand in minutes, in books and in other reports. Each
page says that the board has closed and who carries on.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, PageSubscription, Revision, WorkflowState

from boards.governance.lifecycle.audit_log import record
from boards.governance.staff.leaving import end_stay
from boards.governance.staff.membership import people_of, set_roles
from boards.models import Board, BoardClosure, Invitation
from boards.models.board.closures import closed
from cms import trees
from cms.staff_dates import short_day
from cms.users.models import User

Ending = Callable[[Board, Any, str], None]
_endings: list[Ending] = []


def register_ending(function: Ending) -> None:
    """Have something called off when a board closes, told by whom and why."""
    if function not in _endings:
        _endings.append(function)


def check_successor(board: Board, successor: Board) -> None:
    """Raise ValidationError when a board cannot carry on the work of another."""
    if successor == board:
        raise ValidationError(_("A board cannot be its own successor. Choose another."))
    if closed(successor):
        raise ValidationError(
            _("%(board)s has closed itself. Name the board that carries on now.")
            % {"board": successor.title}
        )


def effects(board: Board, closed_on: date, successor: Board) -> list[str]:
    """What would come of closing, a sentence each."""
    return [
        _(
            "Every page says: this board closed on %(day)s, and %(successor)s "
            "continues its work."
        )
        % {"day": short_day(closed_on), "successor": successor.title},
        _(
            "Every page and every file stays where it is, on %(host)s and its former "
            "addresses. Reports stay available as long as they have to."
        )
        % {"host": board.hostname or "–"},
        _("No page can be added. Administrators can still correct what is there."),
        *_effects_on_people(list(people_of(board))),
        *_effects_on_releases(board.releases.still_open().count()),
        *_effects_on_plans(_scheduled(board).count()),
    ]


def _effects_on_people(people: list[User]) -> Iterator[str]:
    if people:
        yield ngettext(
            "%(count)s person loses their role in the board: %(names)s.",
            "%(count)s people lose their roles in the board: %(names)s.",
            len(people),
        ) % {"count": len(people), "names": ", ".join(p.email for p in people)}


def _effects_on_releases(count: int) -> Iterator[str]:
    if count:
        yield ngettext(
            "%(count)s release is called off, signed off or not; its drafts stay.",
            "%(count)s releases are called off, signed off or not; their drafts stay.",
            count,
        ) % {"count": count}


def _effects_on_plans(count: int) -> Iterator[str]:
    if count:
        yield ngettext(
            "%(count)s planned publication is called off; its draft stays.",
            "%(count)s planned publications are called off; the drafts stay.",
            count,
        ) % {"count": count}


def effects_of_reopening() -> list[str]:
    return [
        _("Its pages do not say any more that it has closed."),
        _("Pages can be added again."),
        _("Nobody gets their role back by this: invite its people anew."),
    ]


@transaction.atomic
def close(
    board: Board, closed_on: date, successor: Board, by: User | None = None
) -> None:
    """Close a board. Raises ValidationError when the successor cannot be one."""
    check_successor(board, successor)
    # Whoever changes its people at this moment waits, and then finds it closed.
    Board.objects.select_for_update(of=("self",), no_key=True).get(pk=board.pk)
    BoardClosure.objects.update_or_create(
        board=board, defaults={"closed_on": closed_on, "successor": successor}
    )
    _end_roles(board)
    _call_off_what_waits(board, by)
    told = {"closed_on": closed_on.isoformat(), "successor": successor.title}
    record(board, "boards.close", by, told)


@transaction.atomic
def reopen(board: Board, by: User | None = None) -> None:
    """Take a closure back. Roles are given anew: nobody gets theirs back by this."""
    ended, _rows = BoardClosure.objects.filter(board=board).delete()
    if ended:
        record(board, "boards.reopen", by, {})


def _end_roles(board: Board) -> None:
    for person in people_of(board):
        set_roles(board, person, ())
        end_stay(board, person)
    Invitation.objects.unanswered().filter(board=board).update(
        withdrawn_at=timezone.now()
    )


def _call_off_what_waits(board: Board, by: User | None) -> None:
    pages = trees.in_board_of(Page.objects.all(), board)
    PageSubscription.objects.filter(page__in=pages).delete()
    page_type = ContentType.objects.get_for_model(Page)
    for end in _endings:
        end(board, by, _("The board has closed."))
    for state in WorkflowState.objects.active().filter(
        base_content_type=page_type, object_id__in=_keys(board)
    ):
        state.cancel(user=by)
    _scheduled(board).update(approved_go_live_at=None)


def _scheduled(board: Board) -> QuerySet[Revision]:
    return Revision.page_revisions.filter(
        object_id__in=_keys(board), approved_go_live_at__isnull=False
    )


def _keys(board: Board) -> list[str]:
    """The keys of the board's pages, as rows about any kind of object write them."""
    pages = trees.in_board_of(Page.objects.all(), board)
    return [str(key) for key in pages.values_list("pk", flat=True)]
