"""Five things to try first, for whoever has just started the demonstration."""

from dataclasses import dataclass

from boards.models import Role
from home.demo import cambridgeshire, cumbria, sefton, southampton
from home.demo.board import DemoBoard
from home.demo.work import on_the_way, public_sample


@dataclass(frozen=True)
class Try:
    """One thing to try: as whom, and what they will see."""

    email: str
    what: str

    @classmethod
    def of(cls, board: DemoBoard, role: Role, what: str) -> "Try":
        return cls(board.login(role), f"{board.short_name}: {what}")


def five_things(administrator: str) -> list[Try]:
    return [
        Try.of(
            cumbria.BOARD,
            Role.APPROVER,
            f"“{on_the_way.TO_SIGN_OFF}” waits for your sign-off. Read it, tick four "
            "lines, and it goes public tomorrow at 10:00.",
        ),
        Try.of(
            sefton.BOARD,
            Role.EDITOR,
            f"“{on_the_way.SENT_BACK}” came back with a reason. Change its summary and "
            "submit it again. Then add a review of your own.",
        ),
        Try.of(
            southampton.BOARD,
            Role.MANAGER,
            f"the minimum time of “{public_sample.REPORT}” ends in 20 days, somebody "
            "asks for a copy, and a file has a comment in it that would go public.",
        ),
        Try.of(
            cambridgeshire.BOARD,
            Role.TRANSLATOR,
            "the English of a page has moved on, and its Polish is behind. Put it "
            "right; the site is public in Polish and in Urdu.",
        ),
        Try(
            administrator,
            "All boards: open a sixth one under “Boards”. It is public a minute later.",
        ),
    ]
