"""The starting words of the page for who worries about a child."""

from boards.models import Board
from home.writing import Block, callout, heading, steps, text

CONCERN = "Worried about a child?"
CONCERN_SUMMARY = "You do not need to be sure. Tell somebody today."
NSPCC = "0808 800 5000"
CHILDLINE = "0800 1111"
RELAY = "18001"


def phone(number: str) -> str:
    """A number that can be rung by touching it."""
    digits = number.replace(" ", "")
    return f'<a href="tel:{digits}">{number}</a>'


def words(board: Board, *notes: Block) -> list[Block]:
    """Whom to ring, and what happens then. notes: what else has to be said at once.

    Where a board says its hours or chose a face, the page has a card on top of it.
    """
    danger = callout(
        "If a child is in danger now",
        f"Call the police on {phone('999')}. Do not wait for anybody else.",
    )
    return [
        *([] if board.concern_hours or board.wears_face else [danger]),
        *notes,
        heading("If you are worried, but it is not an emergency"),
        text(
            f"{_whom_to_ring(board)} You can ring as a parent, relative, neighbour or "
            "professional.",
            "Say what you have seen or heard and what worries you about it. You do not "
            "have to prove anything, and you need not give your name.",
        ),
        heading("What happens when you ring"),
        steps(*_what_happens()),
        heading("Other ways to reach us"),
        text(_other_ways(board)),
        heading("If you are a child or young person"),
        text(
            f"You can ring Childline on {phone(CHILDLINE)} at any time, free of "
            "charge. A teacher, a nurse or another adult whom you trust can help you "
            "as well.",
        ),
    ]


def _what_happens() -> list[tuple[str, str]]:
    return [
        (
            "Somebody listens",
            "Say it in your own words. There is no wrong way to begin.",
        ),
        (
            "They ask what you know",
            "The child’s name, age and address; who looks after the child; what you "
            "have seen or heard, and when; whether the child is safe now. If you do "
            "not know all of it, ring all the same.",
        ),
        (
            "They decide what the child needs",
            "A social worker looks at what you have said, and at what else is known. "
            "That can lead to advice, to help for the family, or to a visit. They may "
            "not be able to tell you all that is done, because it is private to the "
            "child.",
        ),
        (
            "Ring again if you are still worried",
            "If something new happens, or if nothing seems to change, tell them.",
        ),
    ]


def _other_ways(board: Board) -> str:
    number = board.concern_phone or board.out_of_hours_phone or NSPCC
    ways = (
        "<b>You cannot hear or speak on the phone:</b> use the Relay UK app, or dial "
        f"{phone(f'{RELAY} {number}')} on a textphone.",
        "<b>You use British Sign Language:</b> in an emergency, make a video call by "
        '<a href="https://999bsl.co.uk/">999 BSL</a>. An interpreter speaks to the '
        "police for you.",
        "<b>You can only text:</b> in an emergency, text 999. Your phone has to be "
        "registered first: text “register” to 999.",
        "<b>You speak another language:</b> say its name when somebody answers, and "
        "ask for an interpreter.",
    )
    return f"<ul>{''.join(f'<li>{way}</li>' for way in ways)}</ul>"


def _whom_to_ring(board: Board) -> str:
    by_day, by_night = board.concern_phone, board.out_of_hours_phone
    listens = "A social worker will listen and ask you a few questions."
    if by_day and board.concern_hours:
        return f"Ring the number on top of this page. {listens}"
    if by_day and by_night:
        return (
            f"Ring {phone(by_day)} in office hours, or {phone(by_night)} in the "
            f"evening, at night and at the weekend. {listens}"
        )
    if by_day or by_night:
        return f"Ring {phone(by_day or by_night)}. {listens}"
    return (
        f"Ring the NSPCC helpline on {phone(NSPCC)}. Somebody will listen, advise you, "
        "and pass on what has to be passed on."
    )
