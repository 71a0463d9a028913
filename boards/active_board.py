"""Which board a person works on now: one at a time, also for a person of several."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from boards.models import Board, BoardRole
from cms.hosts import is_cms_host
from cms.tenancy.middleware import ADMIN, is_dummy
from cms.tenancy.scope import (
    EVERYTHING,
    NOTHING,
    Scope,
    set_scope,
    unscoped,
    widen_to_everything,
)
from cms.users.models import User

SESSION_KEY = "active_board"
# Files, which the CMS's host answers with in the scope of a board as well.
FILES = ("/documents/", settings.MEDIA_URL)
# What has to find a person before it is known who asks. These are Wagtail's own views,
# and show nothing of any board.
ENTRANCE = frozenset(
    {
        "wagtailadmin_login",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_confirm",
    }
)


def boards_of(user: User | AnonymousUser) -> list[int]:
    """The keys of the boards in which somebody has a role, in the tree's order.

    As the owner: no scope shows a person's other boards.
    """
    with unscoped():
        found = BoardRole.objects.filter(group__user=user.pk).order_by("board__path")
        return list(dict.fromkeys(found.values_list("board_id", flat=True)))


def scope_of(request: HttpRequest) -> Scope:
    """What the person who asks may see in the CMS."""
    user = request.user
    if not user.is_authenticated:
        return NOTHING
    if user.is_superuser:
        return EVERYTHING
    boards = boards_of(user)
    chosen = request.session.get(SESSION_KEY)
    if chosen not in boards:
        chosen = boards[0] if boards else None
    return Scope(board=chosen, person=user.pk)


def active_board(request: HttpRequest) -> Board | None:
    """The board that this request works on; None for administrators and strangers."""
    key = getattr(request, "active_board_id", None)
    return Board.objects.filter(pk=key).first() if key else None


def switch_board(request: HttpRequest, board_id: int) -> None:
    """Work on another of one's boards from now on, until switched again.

    Raises PermissionDenied when it is not one of theirs, or is no board at all.
    """
    if board_id not in boards_of(request.user):
        raise PermissionDenied
    request.session[SESSION_KEY] = board_id
    enter(request)


def enter(request: HttpRequest) -> None:
    """Put the connection into the scope of who asks."""
    scope = scope_of(request)
    request.active_board_id = scope.board  # type: ignore[attr-defined]
    if scope == EVERYTHING:
        widen_to_everything()
    else:
        # Also when it seems to be so already: what is shown depends on it.
        set_scope(scope)


def is_scoped(request: HttpRequest) -> bool:
    """Whether a request is answered in the scope of who asks."""
    of_staff = request.path.startswith(ADMIN) or (
        request.path.startswith(FILES) and is_cms_host(request)
    )
    return of_staff and not is_dummy(request)


class SetScope:
    """In the CMS, everybody but administrators works in the scope of one board."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_scoped(request):
            enter(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        match = request.resolver_match
        if match and match.url_name in ENTRANCE and not is_dummy(request):
            widen_to_everything()
