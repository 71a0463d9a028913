"""Which board a person works on now: one at a time, also for a person of several."""

from collections.abc import Callable, Iterator, Sequence
from typing import cast

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from boards.governance.staff import presence
from boards.governance.staff.membership import roles_of
from boards.governance.staff.own_boards import SESSION_KEY, boards_of, find_boards_of
from boards.models import Board, LastBoard, Role
from cms.hosts import is_cms_host
from cms.request_state import state_of
from cms.tenancy.middleware import ADMIN, is_dummy
from cms.tenancy.scope import (
    NOTHING,
    Scope,
    current_scope,
    made_in,
    set_scope,
    unscoped,
    widen_to_everything,
)
from cms.users.logged_in import logged_in_user

# Files, which the CMS's host answers with in the scope of a board as well.
FILES = ("/documents/", settings.MEDIA_URL)
# What has to find a person before it is known who asks. It shows nothing of any board.
ENTRANCE = frozenset(
    {
        "wagtailadmin_login",
        "single_sign_on_back",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_confirm",
    }
)


def enter(request: HttpRequest) -> None:
    """Put the connection into the scope of who asks, and note the board on the request.

    Its state has then `active_board` (None for administrators and strangers) and
    `my_boards`.
    """
    user = request.user
    if not user.is_authenticated:
        _note(request, [], None)
        set_scope(NOTHING)
    elif user.is_superuser:
        _note(request, [], None)
        set_scope(Scope(everything=True, person=user.pk))
    else:
        with unscoped():
            boards = find_boards_of(user)
            board = _chosen(request, boards)
        _note(request, boards, board)
        # Also when it seems to be so already: what is shown depends on it.
        set_scope(Scope(board=board.pk if board else None, person=user.pk))
        presence.note(request, board)


def _note(request: HttpRequest, boards: list[Board], board: Board | None) -> None:
    state = state_of(request)
    state.my_boards, state.active_board = boards, board


def _chosen(request: HttpRequest, boards: list[Board]) -> Board | None:
    """The board chosen in this session, or else in the last one, or else the first."""
    by_key = {board.pk: board for board in boards}
    chosen = by_key.get(request.session.get(SESSION_KEY))
    if chosen is None and len(boards) > 1:
        last = LastBoard.objects.filter(user=request.user.pk).first()
        chosen = by_key.get(last.board_id) if last else None
    return chosen or next(iter(boards), None)


def switch_board(request: HttpRequest, board_id: int) -> Board:
    """Work on another of one's boards from now on, until switched again.

    Raises PermissionDenied when it is not one of theirs, or is no board at all.
    """
    board = next((one for one in boards_of(request.user) if one.pk == board_id), None)
    if board is None:
        raise PermissionDenied
    request.session[SESSION_KEY] = board_id
    # As the owner: in a scope nobody writes the name of a board that it does not show.
    with unscoped():
        LastBoard.objects.update_or_create(
            user=request.user,  # type: ignore[misc]
            defaults={"board": board},
        )
    enter(request)
    return board


def active_board(request: HttpRequest) -> Board | None:
    """The board that this request works on; None for administrators and strangers."""
    board: Board | None = state_of(request).active_board
    return board


def my_roles(request: HttpRequest) -> Sequence[Role]:
    """What who asks is for the active board; nothing without one."""
    state = state_of(request)
    if state.my_roles is None:
        board = state.active_board
        state.my_roles = roles_of(board, logged_in_user(request)) if board else []
    return state.my_roles


def is_scoped(request: HttpRequest) -> bool:
    """Whether a request is answered in the scope of who asks."""
    of_staff = request.path.startswith(ADMIN) or (
        request.path.startswith(FILES) and is_cms_host(request)
    )
    return of_staff and not is_dummy(request)


class SetScope:
    """In the CMS, everybody but administrators works in the scope of one board."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_scoped(request):
            return self.get_response(request)
        enter(request)
        response = self.get_response(request)
        # A file asks the database nothing while it is read.
        if isinstance(response, StreamingHttpResponse) and not isinstance(
            response, FileResponse
        ):
            parts = cast(Iterator[bytes], response.streaming_content)
            response.streaming_content = made_in(current_scope(), parts)
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        match = request.resolver_match
        if match and match.url_name in ENTRANCE and not is_dummy(request):
            widen_to_everything()
