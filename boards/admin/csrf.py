"""A form belongs to the board that it was opened in.

Each unsafe request to the CMS carries the token against forged requests, whoever sends
it: a form, a dialogue, a page that saves itself. So the token says the board as well:
its secret is the browser's own, mixed with the key of the active board. What was opened
in one board and is sent while another is active is refused, and nothing of it stored.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.middleware.csrf import (  # type: ignore[attr-defined]
    CSRF_SECRET_LENGTH,
    CSRF_TOKEN_LENGTH,
    CsrfViewMiddleware,
    InvalidTokenFormat,
    _add_new_csrf_cookie,
    _check_token_format,
    _unmask_cipher_token,
)
from django.utils.crypto import constant_time_compare, salted_hmac

from boards.admin.active_board import ENTRANCE, active_board, is_scoped, switch_board
from boards.admin.other_board import GO_BACK, refusal
from cms.request_state import state_of

# What is sent from the page of any board, and stores nothing in one.
OF_NO_BOARD = ENTRANCE | {"switch_board", "wagtailadmin_logout"}
_SALT = "boards.csrf"
_DIGITS = 10


def secret_of(root: str, board: int | None) -> str:
    """The secret of the pages that a browser opens in a board.

    root: the browser's own, which its cookie holds. It begins with the board's key, so
    that a token tells of itself which board it claims; the rest proves the claim.
    """
    if board is None:
        return root
    claim = f"{board:0{_DIGITS}d}"
    proof = salted_hmac(_SALT, f"{root}:{claim}", algorithm="sha256").hexdigest()
    return (claim + proof)[:CSRF_SECRET_LENGTH]


def board_in(token: str, root: str) -> int | None:
    """The key of the board that a token was made in; None without one, or a true one.

    token: of the right form.
    """
    is_masked = len(token) == CSRF_TOKEN_LENGTH
    secret = _unmask_cipher_token(token) if is_masked else token
    claim = secret[:_DIGITS]
    if not claim.isdecimal():
        return None
    board = int(claim)
    return board if constant_time_compare(secret, secret_of(root, board)) else None


class BoardCsrfMiddleware(CsrfViewMiddleware):
    """Django's protection against forged requests, with the board in each token.

    Stands behind `SetScope`, which knows the board.
    """

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if not is_scoped(request) or active_board(request) is None:
            return
        if "CSRF_COOKIE" not in request.META:
            _add_new_csrf_cookie(request)
        self._mix(request, request.META["CSRF_COOKIE"])

    def _mix(self, request: HttpRequest, root: str) -> None:
        """Have every token of this request's answer made in its board."""
        board = active_board(request)
        mixed = secret_of(root, board.pk if board else None)
        state = state_of(request)
        state.csrf_root, state.csrf_mixed = root, mixed
        request.META["CSRF_COOKIE"] = mixed

    def _set_csrf_cookie(self, request: HttpRequest, response: HttpResponse) -> None:
        # The cookie holds the browser's own secret: it is that of all its boards.
        # Whoever has just logged in has got a new one, which nothing is mixed into.
        state = state_of(request)
        if request.META["CSRF_COOKIE"] == state.csrf_mixed:
            request.META["CSRF_COOKIE"] = state.csrf_root
        super()._set_csrf_cookie(request, response)  # type: ignore[misc]

    def _get_secret(self, request: HttpRequest) -> str | None:
        root = super()._get_secret(request)  # type: ignore[misc]
        board = state_of(request).board_of_form
        return secret_of(root, board) if root else root

    def _check_token(self, request: HttpRequest) -> None:
        """Accept what was opened in any board; `process_view` asks in which."""
        root = self._root(request)
        state_of(request).form_token = token = _token_of(request)
        try:
            _check_token_format(token)
        except InvalidTokenFormat:
            pass  # Refused below, in Django's words.
        else:
            state_of(request).board_of_form = board_in(token, root)
        super()._check_token(request)  # type: ignore[misc]

    def _root(self, request: HttpRequest) -> str:
        try:
            return super()._get_secret(request) or ""  # type: ignore[misc]
        except InvalidTokenFormat:
            return ""

    def process_view(  # type: ignore[override]
        self,
        request: HttpRequest,
        callback: Any,
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> HttpResponse | None:
        # In the CMS no view is exempt: a part of it that checks for itself (its API)
        # knows no boards.
        checked: Any = None if is_scoped(request) else callback
        forged = super().process_view(request, checked, callback_args, callback_kwargs)
        # Without a token nothing was checked: the request is safe, or refused.
        state = state_of(request)
        if forged or state.form_token is None or not _is_of_a_board(request):
            return forged
        opened_in = state.board_of_form
        board = active_board(request)
        if opened_in == (board.pk if board else None):
            return None
        if opened_in and _goes_back(request, opened_in):
            switch_board(request, opened_in)
            self._mix(request, self._root(request))
            return None
        return refusal(request, opened_in)


def _goes_back(request: HttpRequest, opened_in: int) -> bool:
    """Whether somebody asks to go on in the board of the form, and works for it."""
    mine = {board.pk for board in state_of(request).my_boards}
    return opened_in in mine and request.POST.get(GO_BACK) == str(opened_in)


def _token_of(request: HttpRequest) -> str:
    """The token that a request carries, where Django looks for it."""
    sent = ""
    if request.method == "POST":
        try:
            sent = request.POST.get("csrfmiddlewaretoken", "")
        except UnreadablePostError:
            return ""
    return sent or request.headers.get("x-csrftoken", "")


def _is_of_a_board(request: HttpRequest) -> bool:
    """Whether what is asked may store something in the active board.

    Who is not logged in any more can store nothing, and is led to the login.
    """
    match = request.resolver_match
    return (
        is_scoped(request)
        and request.user.is_authenticated
        and not (match and match.view_name in OF_NO_BOARD)
    )
