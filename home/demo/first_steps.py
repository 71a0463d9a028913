"""Five things to try first, for whoever has just started the demonstration."""

from boards.models import Role
from home.demo import cambridgeshire, cumbria, sefton, southampton
from home.demo.work import on_the_way, public_sample

# Which board, who of it, and what they will see.
OF_BOARDS = (
    (
        cumbria.BOARD,
        Role.APPROVER,
        f"“{on_the_way.TO_SIGN_OFF}” waits for your sign-off. Read it, tick four "
        "lines, and it goes public tomorrow at 10:00.",
    ),
    (
        sefton.BOARD,
        Role.EDITOR,
        f"“{on_the_way.SENT_BACK}” came back with a reason. Change its summary and "
        "submit it again. Then add a review of your own.",
    ),
    (
        southampton.BOARD,
        Role.MANAGER,
        f"The minimum time of “{public_sample.REPORT}” ends in 20 days, somebody asks "
        "for a copy, and a file has a comment in it that would go public.",
    ),
    (
        cambridgeshire.BOARD,
        Role.TRANSLATOR,
        "The English of a page has moved on, and its Polish is behind. Put it right; "
        "the site is public in Polish and in Urdu.",
    ),
)
OF_ALL_BOARDS = "Open a sixth board under “Boards”. It is public a minute later."


def five_things(administrator: str) -> list[tuple[str, str, str]]:
    """The email address of each person, where they are, and what they will see."""
    steps = [
        (board.login(role), board.short_name, what) for board, role, what in OF_BOARDS
    ]
    return [*steps, (administrator, "All boards", OF_ALL_BOARDS)]
