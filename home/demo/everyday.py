"""The pages that every board has, whatever else it publishes."""

from datetime import date

from wagtail.models import Page

from boards.models import Board, ContactPage, ContentPage
from home.demo.builders import add_public, add_section, publish
from home.models import Door, HomePage
from home.opening import concern_page, duties, families
from home.provisioning import OpenedBoard
from home.writing import Block, callout, heading, text

Purpose = ContentPage.Purpose
NEXT_REVIEW = date(2027, 11, 1)


def add_everyday_pages(
    opened: OpenedBoard, contact_title: str
) -> tuple[ContactPage, ContentPage]:
    """The contact page, without words yet, and the page for who worries about a child.

    The accessibility statement, the privacy notice and the disclaimer follow them.
    """
    home, board = opened.home, opened.board
    contact = add_section(home, ContactPage, contact_title, "contact")
    concern = add_public(
        home,
        ContentPage,
        concern_page.CONCERN,
        "worried-about-a-child",
        purpose=Purpose.CONCERN,
        summary=concern_page.CONCERN_SUMMARY,
        body=concern_page.words(board, _about_the_numbers(board)),
    )
    _add_accessibility_statement(home, board)
    _add_privacy_notice(home, contact)
    _add_disclaimer(home, board)
    return contact, concern


def add_family_page(home: HomePage, board: Board, contact: Page) -> ContentPage:
    """What a review is, and whom a family asks, as each new board can say it."""
    return add_public(
        home,
        ContentPage,
        families.TITLE,
        "families",
        purpose=Purpose.FAMILY,
        summary=families.SUMMARY,
        body=families.words(board, contact),
    )


def furnish_home(
    home: HomePage,
    summary: str,
    *sections: str | Block,
    concern: Page,
    learning: tuple[str, Page],
    family: Page,
    professionals: tuple[str, Page],
) -> None:
    """The home page's words, its doors, and its sections in their order.

    learning, professionals: what is behind their doors, and the page. sections: the
    name of one that has nothing to fill in, or a block.
    """
    whom, what = families.DOOR
    doors = [
        (concern_page.CONCERN, "Whom to ring, by day and by night.", concern),
        ("Learning from reviews", *learning),
        (whom, what, family),
        ("For professionals", *professionals),
    ]
    home.refresh_from_db()
    home.doors = [
        Door(heading=title, text=words, page=page.page_ptr)
        for title, words, page in doors
    ]
    blocks = [(one, None) if isinstance(one, str) else one for one in sections]
    publish(home, summary=summary, sections=blocks)


def demonstration_office(board: Board, purpose: str) -> Block:
    """An office for a board whose own page names none. Nobody answers there."""
    return "office", {
        "name": f"{board.short_name} office",
        "purpose": purpose,
        "address": "",
        "phone": board.phone,
        "email": board.email,
        "hours": "",
    }


def nobody_answers() -> Block:
    return text(
        "The number and the address above belong to the demonstration. Nobody answers "
        "there."
    )


def _about_the_numbers(board: Board) -> Block:
    return callout(
        "This is a demonstration",
        f"The two numbers of {board.short_name} below, and on top of every page, are "
        "demonstration numbers. They come from the range that Ofcom keeps free for "
        "television and films, so nobody answers them.",
        f"If your worry is real, call {concern_page.phone('999')} in an emergency, or "
        f"the NSPCC helpline on {concern_page.phone(concern_page.NSPCC)}.",
    )


def _add_accessibility_statement(home: HomePage, board: Board) -> None:
    add_public(
        home,
        ContentPage,
        "Accessibility statement",
        "accessibility",
        purpose=Purpose.ACCESSIBILITY,
        summary=f"How the website of {board.short_name} works for everybody, and what "
        "to do when it does not.",
        review_due_on=NEXT_REVIEW,
        body=[*duties.accessibility(), _note_to_boards(board)],
    )


def _note_to_boards(board: Board) -> Block:
    return callout(
        "A note to boards",
        "This statement belongs to the demonstration, whose own files are tagged and "
        "have a title and a language. A board that opens here checks its own. "
        f"{board.short_name} has not made a statement for this website.",
    )


def _add_privacy_notice(home: HomePage, contact: Page) -> None:
    add_public(
        home,
        ContentPage,
        "Privacy notice",
        "privacy",
        purpose=Purpose.PRIVACY,
        summary=duties.PRIVACY_SUMMARY,
        body=duties.privacy(contact),
    )


def _add_disclaimer(home: HomePage, board: Board) -> None:
    add_public(
        home,
        ContentPage,
        "Disclaimer",
        "disclaimer",
        purpose=Purpose.DISCLAIMER,
        summary="What you can rely on here, and what you cannot.",
        body=duties.disclaimer(before=_whose_website(board)),
    )


def _whose_website(board: Board) -> tuple[Block, ...]:
    return (
        heading("This is a demonstration"),
        text(
            f"{board.title} does not run this website. The names and dates of its "
            "reviews are those that the board has published, and so are contact "
            "details unless a page says otherwise. The sentences around them were "
            "written for the demonstration, and every file is a sample that stands in "
            "for the real document.",
        ),
    )
