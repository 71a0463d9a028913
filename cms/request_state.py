"""What the product notes on a request while it is answered: one object, in one place.

Nothing else of ours becomes an attribute of a request; tests/test_architecture.py holds
that. What Django and Wagtail keep there themselves stays where they look for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.http import HttpRequest
from wagtail.models import Page

from cms.kept.decided import Decided
from cms.kept.found import Fact

# Templates read it by this name, as in `request.noted.preview`.
NAME = "noted"


class GatheringSite(Protocol):
    """What is asked of a site that gathers boards. languages: those that it is in."""

    @property
    def languages(self) -> set[str]: ...


@dataclass
class RequestState:
    """Each part is empty until somebody has noted it.

    request_id: what the log calls this request, and its error page. route: the pattern
    that an answer was made by which is kept. host: what it came to, "" when malformed.

    A visitor's GET. is_for_nobody: whether we ask ourselves, so that the next visitor
    finds it made. kept_as: by which memory has what was answered. version: the board
    that was asked, and which version of it. found: what it has found for this version.
    hub: the site that gathers boards, where it was
    asked for. chain: the pages from the home page down to the
    one asked for. nearest_page: the deepest live page above an address. chrome: header,
    menu and footer. may_be_kept: whether the answer is the same for every visitor.
    opened_file: the key of a file that who asks may have. decided: by what the database
    decides that a visitor has the file as it is. preview: for whom a
    draft is shown by a link. board_in_preview: a board's facts that are not stored yet.
    is_one_of_many: whether it is one of so many like it that no search engine should
    keep it. is_for_one: whether it says what one reader searched for, so that nobody
    keeps it on its way.

    The CMS. at_the_gate: who has logged in and not shown a second factor. my_boards:
    those that somebody works for. active_board: the one of them that they work on.
    my_roles: what they are there. frame: what stands around every screen.

    The token of a form. csrf_root: the browser's own secret. csrf_mixed: the same with
    the active board in it. form_token: what was sent, "" for nothing, None where nobody
    looked. board_of_form: the key of the board that it was made in.
    """

    request_id: str = ""
    route: str = ""
    host: str | None = None

    is_for_nobody: bool = False
    kept_as: str = ""
    version: tuple[int, str] | None = None
    found: dict[str, Fact] = field(default_factory=dict)
    hub: GatheringSite | None = None
    chain: list[Page] = field(default_factory=list)
    nearest_page: Page | None = None
    chrome: Any = None
    may_be_kept: bool = False
    opened_file: int | None = None
    decided: Decided | None = None
    preview: dict[str, Any] | None = None
    board_in_preview: Page | None = None
    is_one_of_many: bool = False
    is_for_one: bool = False

    at_the_gate: object = None
    my_boards: Sequence[Any] = ()
    active_board: Any = None
    my_roles: Sequence[Any] | None = None
    frame: dict[str, Any] | None = None

    csrf_root: str = ""
    csrf_mixed: str | None = None
    form_token: str | None = None
    board_of_form: int | None = None


def state_of(request: HttpRequest) -> RequestState:
    """The one object of a request, made when it is first asked for."""
    state: RequestState | None = getattr(request, NAME, None)
    if state is None:
        state = RequestState()
        setattr(request, NAME, state)
    return state
