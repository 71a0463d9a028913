"""Which board the CMS is in, for the frame around every screen."""

from typing import Any

from django import template
from django.http import HttpRequest

from boards.admin.active_board import active_board
from boards.admin.help.led_to import task_of
from boards.models import Board
from boards.public.theme import favicon_path, theme_path
from cms.request_state import state_of

register = template.Library()

LOGO = "max-160x96"


@register.simple_tag(takes_context=True)
def desk(context: dict[str, Any]) -> dict[str, Any]:
    """The board that somebody works on, its looks, and the boards they could go to.

    Nothing is known where nobody has logged in.
    """
    request = context.get("request")
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated:
        return {"is_shown": False}
    state = state_of(request)
    if state.frame is None:
        state.frame = _desk(request)
    return state.frame


@register.simple_tag(takes_context=True)
def help_here(context: dict[str, Any]) -> str:
    """The address of the task of the handbook that the screen is about."""
    return task_of(context["request"])


def _desk(request: HttpRequest) -> dict[str, Any]:
    board = active_board(request)
    return {
        "is_shown": True,
        "board": board,
        "others": _others(request, board),
        "administers": request.user.is_superuser,
        "theme": theme_path(board.colour) if board else "",
        "icon": favicon_path(board.colour, board.short_name) if board else "",
        "logo": board.logo.get_rendition(LOGO) if board and board.logo else None,
    }


def _others(request: HttpRequest, board: Board | None) -> list[Board]:
    return [other for other in state_of(request).my_boards if other != board]
