"""The starting words of the page for families: what a review is, and whom they ask."""

from wagtail.models import Page

from boards.models import Board
from home.opening.concern_page import CHILDLINE, phone
from home.writing import Block, heading, steps, text, to

TITLE = "What is a review? Whom do I ask?"
SUMMARY = (
    "For families and friends: what a review is, what part you can have in it, and who "
    "answers your questions."
)
DOOR = ("For families", "What a review is, and whom you can ask.")


def words(board: Board, contact: Page | None) -> list[Block]:
    """contact: the page that says how the board is reached, if it has one."""
    return [*_what_it_is(), *_your_part(), *_whom_to_ask(board, contact)]


def _what_it_is() -> list[Block]:
    return [
        heading("What a review is"),
        text(
            "When a child has died or been seriously harmed, and somebody may have "
            "hurt or neglected the child, the organisations that knew the family look "
            "together at what happened. They ask what they can do better. That is a "
            "review.",
            "It is not a trial. It does not say who is to blame, and nobody is "
            "punished by it. Courts, coroners and employers decide about people.",
            "Reviews leave names out, to protect the child, brothers and sisters, and "
            "you.",
        ),
    ]


def _your_part() -> list[Block]:
    return [
        heading("What part you can have in it"),
        steps(
            (
                "You are told",
                "Somebody explains why there is a review, how long it may take and "
                "whom you can ring about it.",
            ),
            (
                "You can be heard",
                "You may say what you remember and what should have been different. "
                "You may bring somebody with you, and ask for an interpreter. You may "
                "also say no.",
            ),
            (
                "You see it first",
                "Ask to read the report, or to have it read to you, before everybody "
                "else can.",
            ),
        ),
    ]


def _whom_to_ask(board: Board, contact: Page | None) -> list[Block]:
    return [
        heading("Whom you can ask"),
        text(_how_to_reach(board, contact)),
        heading("Help for you"),
        text(
            f"A child or young person can ring Childline on {phone(CHILDLINE)} at any "
            "time, free of charge. Your GP can help you to find support after a death.",
        ),
    ]


def _how_to_reach(board: Board, contact: Page | None) -> str:
    ways = [f"ring {phone(board.phone)}"] if board.phone else []
    if board.email:
        ways.append(f'write to <a href="mailto:{board.email}">{board.email}</a>')
    if contact:
        ways.append(f"see {to(contact, 'how to reach us')}")
    reach = " or ".join(ways) or "use the address at the foot of every page"
    return (
        f"Ask our office: {reach}. Say that you ask as a family member, and which "
        "language you speak best. You do not need to know the right words."
    )
