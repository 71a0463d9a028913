"""What waits for who looks at the dashboard: first of all that is on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import PageLogEntry

from boards.admin.active_board import active_board, my_roles
from boards.models import (
    Board,
    DocumentRequest,
    Release,
    ReleaseItem,
    ReleaseState,
    Role,
    Shaping,
)
from cms.users.models import User

MOST = 8
WRITERS = frozenset({Role.MANAGER, Role.APPROVER, Role.EDITOR})


@dataclass(frozen=True)
class Waits:
    """One thing to do. verb: in a word or two; since: when it began to wait."""

    verb: str
    title: str
    url: str
    icon: str
    since: datetime | None = None


class WaitingPanel(Component):
    """What the active board's people wait for me to do, the most pressing first."""

    order = 10
    template_name = "wagtailadmin/boards/dashboard/waiting_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        board = active_board(request)
        if board is None:
            return {"board": None}
        rows = list(waiting_for(request.user, board, set(my_roles(request))))
        return {"board": board, "rows": rows[:MOST], "more": len(rows[MOST:])}


def waiting_for(user: User, board: Board, roles: set[Role]) -> Iterator[Waits]:
    """All of it. Translations have a panel of their own: they are each translator's.

    roles: what they are for the board.
    """
    if Role.APPROVER in roles:
        for release in to_sign_off(user, board):
            yield _of(release, _("Sign off…"), "check", release.submitted_at)
    for release in sent_back_to(user, board):
        yield _of(release, _("Sent back: change"), "rotate", release.made_at)
    if roles & WRITERS and (number := _open_requests(board).count()):
        words = ngettext(
            "%(count)s request for a copy", "%(count)s requests for copies", number
        )
        address = reverse("requests:index") + "?state=new"
        yield Waits(_("Answer"), words % {"count": number}, address, "form")


def to_sign_off(user: User, board: Board) -> QuerySet[Release]:
    """The board's releases that this person may be the second person of."""
    touched = Shaping.objects.filter(person=user, page__isnull=False, let_out_at=None)
    shaped = ReleaseItem.objects.filter(
        release=OuterRef("pk"), page__in=touched.values("page")
    )
    waiting = Release.objects.filter(board=board, state=ReleaseState.SUBMITTED)
    return waiting.exclude(Exists(shaped)).order_by("submitted_at")


def sent_back_to(user: User, board: Board) -> QuerySet[Release]:
    """The releases of this person that somebody has sent back, and not yet again."""
    returned = PageLogEntry.objects.filter(action="boards.send_back")
    items = ReleaseItem.objects.filter(
        release=OuterRef("pk"), page__in=returned.values("page")
    )
    theirs = Q(made_by=user) | Q(submitted_by=user)
    preparing = Release.objects.filter(theirs, board=board)
    preparing = preparing.filter(Exists(items), state=ReleaseState.PREPARING)
    return preparing.order_by("made_at")


def _open_requests(board: Board) -> QuerySet[DocumentRequest]:
    return DocumentRequest.objects.filter(board=board, state=DocumentRequest.State.NEW)


def _of(release: Release, verb: str, icon: str, since: datetime | None) -> Waits:
    address = reverse("release", args=[release.pk])
    return Waits(verb, release.title, address, icon, since)
