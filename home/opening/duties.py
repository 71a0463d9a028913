"""The starting words of the pages that every public site has to have."""

from wagtail.models import Page

from boards.models import Board
from home.writing import Block, callout, heading, text, to

CONCERN = "Worried about a child?"
CONCERN_SUMMARY = "You do not need to be sure. Tell somebody today."
PRIVACY_SUMMARY = "What this website knows about you: next to nothing."
NSPCC = "0808 800 5000"
CHILDLINE = "0800 1111"


def phone(number: str) -> str:
    """A number that can be rung by touching it."""
    digits = number.replace(" ", "")
    return f'<a href="tel:{digits}">{number}</a>'


def concern(board: Board, *notes: Block) -> list[Block]:
    """Whom to ring. notes: what else has to be said at once."""
    return [
        callout(
            "If a child is in danger now",
            f"Call the police on {phone('999')}. Do not wait for anybody else.",
        ),
        *notes,
        heading("If you are worried, but it is not an emergency"),
        text(
            f"{_whom_to_ring(board)} You can ring as a parent, relative, neighbour or "
            "professional.",
            "Say what you have seen or heard and what worries you about it. You do not "
            "have to prove anything, and you need not give your name.",
        ),
        heading("If you are a child or young person"),
        text(
            f"You can ring Childline on {phone(CHILDLINE)} at any time, free of "
            "charge. A teacher, a nurse or another adult whom you trust can help you "
            "as well.",
        ),
    ]


def _whom_to_ring(board: Board) -> str:
    by_day, by_night = board.concern_phone, board.out_of_hours_phone
    listens = "A social worker will listen and ask you a few questions."
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


def accessibility() -> list[Block]:
    """What the board promises. The facts that follow are printed from the data."""
    return [
        text(
            "We want as many people as possible to be able to use this website. That "
            "means that you should be able to:",
            "<ul><li>read every page with a screen reader</li>"
            "<li>reach everything with the keyboard alone</li>"
            "<li>enlarge the text to four times its size without losing any of it</li>"
            "<li>read every page on a small phone, and on paper</li></ul>",
            "We have tried to make the words easy to understand as well.",
        ),
    ]


def privacy(contact: Page | None) -> list[Block]:
    start = to(contact, "our office") if contact else "our office"
    return [
        heading("When you read this website"),
        text(
            "We set no cookies. Nothing on these pages comes from another company, "
            "and nobody counts or follows what you read. You do not have to log in.",
            "The computer that sends you the pages may note your internet address for "
            "a short time, to keep the website safe.",
        ),
        heading("When you write or ring"),
        text(
            "We use what you tell us to answer you. If we learn that a child may be at "
            "risk of harm, we must pass that on to those who can protect the child.",
        ),
        heading("Your rights"),
        text(
            "You may ask what we hold about you, have it put right, and object. Start "
            f"with {start}. You may also complain to the Information Commissioner: "
            '<a href="https://ico.org.uk/make-a-complaint/">make a complaint to the '
            "ICO</a>.",
        ),
    ]


def disclaimer(*, before: tuple[Block, ...] = ()) -> list[Block]:
    return [
        *before,
        heading("What we publish here"),
        text(
            "We take care that our pages are right when we publish them. They are no "
            "legal advice, and a page may be older than the guidance that holds today.",
            "Reviews use letters or invented names. Please do not try to find out who "
            "a child or a family is, and do not share it if you think you know.",
        ),
        heading("Other websites"),
        text(
            "Some links lead to websites that others run. We say so at each link, and "
            "we cannot answer for what stands there.",
        ),
    ]
