"""A draft of any page in the look that its board's manager prepares.

Editors see what becomes of their pages before the public does; the board's other facts
stay those that are public.
"""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models.board.belonging import board_of_page
from boards.models.board.look import IN_NEW_LOOK
from cms.previewing import Mode, more_previews
from cms.request_state import state_of


def modes(page: Page) -> list[Mode]:
    board = board_of_page(page)
    if board is None or not board.look_in_draft():
        return []
    return [(IN_NEW_LOOK, _("In the board's new look"))]


def prepare(page: Page, request: HttpRequest, name: str) -> None:
    board = board_of_page(page) if name == IN_NEW_LOOK else None
    if board is not None:
        for field, value in board.look_in_draft().items():
            setattr(board, field, value)
        state_of(request).board_in_preview = board


def install() -> None:
    more_previews.modes = modes
    more_previews.prepare = prepare
