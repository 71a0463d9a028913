"""The pages that every board has, whatever else it publishes."""

from datetime import date

from wagtail.models import Page

from boards.models import Board, ContactPage, ContentPage
from home.demo.builders import (
    Block,
    add_public,
    add_section,
    callout,
    heading,
    publish,
    text,
    to,
)
from home.models import Door, HomePage
from home.provisioning import OpenedBoard

Purpose = ContentPage.Purpose
CONCERN = "Worried about a child?"
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
        CONCERN,
        "worried-about-a-child",
        purpose=Purpose.CONCERN,
        summary="You do not need to be sure. Tell somebody today.",
        body=_concern(board),
    )
    _add_accessibility_statement(home, board, contact)
    _add_privacy_notice(home, contact)
    _add_disclaimer(home, board)
    return contact, concern


def furnish_home(
    home: HomePage,
    summary: str,
    *,
    concern: Page,
    learning: tuple[str, Page],
    professionals: tuple[str, Page],
) -> None:
    """The home page's words and its three doors: what is behind each, and its page."""
    doors = [
        (CONCERN, "Whom to ring, by day and by night.", concern),
        ("Learning from reviews", *learning),
        ("For professionals", *professionals),
    ]
    home.refresh_from_db()
    home.doors = [
        Door(heading=title, text=words, page=page.page_ptr)
        for title, words, page in doors
    ]
    publish(home, summary=summary)


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


def _phone(number: str) -> str:
    digits = number.replace(" ", "")
    return f'<a href="tel:{digits}">{number}</a>'


def _concern(board: Board) -> list[Block]:
    return [
        callout(
            "If a child is in danger now",
            f"Call the police on {_phone('999')}. Do not wait for anybody else.",
        ),
        _about_the_numbers(board),
        heading("If you are worried, but it is not an emergency"),
        text(
            f"Ring {_phone(board.concern_phone)} in office hours, or "
            f"{_phone(board.out_of_hours_phone)} in the evening, at night and at the "
            "weekend. A social worker will listen and ask you a few questions. You can "
            "ring as a parent, relative, neighbour or professional.",
            "Say what you have seen or heard and what worries you about it. You do not "
            "have to prove anything, and you need not give your name.",
        ),
        heading("If you are a child or young person"),
        text(
            f"You can ring Childline on {_phone('0800 1111')} at any time, free of "
            "charge. A teacher, a nurse or another adult whom you trust can help you "
            "as well.",
        ),
    ]


def _about_the_numbers(board: Board) -> Block:
    return callout(
        "This is a demonstration",
        f"The two numbers of {board.short_name} below, and on top of every page, are "
        "demonstration numbers. They come from the range that Ofcom keeps free for "
        "television and films, so nobody answers them.",
        f"If your worry is real, call {_phone('999')} in an emergency, or the NSPCC "
        f"helpline on {_phone('0808 800 5000')}.",
    )


def _add_accessibility_statement(home: HomePage, board: Board, contact: Page) -> None:
    add_public(
        home,
        ContentPage,
        "Accessibility statement",
        "accessibility",
        purpose=Purpose.ACCESSIBILITY,
        summary=f"How the website of {board.short_name} works for everybody, and what "
        "to do when it does not.",
        review_due_on=NEXT_REVIEW,
        body=[*_how_accessible_it_is(), *_what_if_it_is_not(board, contact)],
    )


def _how_accessible_it_is() -> list[Block]:
    return [
        text(
            "Everybody should be able to read what we publish: with a screen reader, "
            "with the keyboard alone, on a small telephone, enlarged four times, or "
            "printed.",
        ),
        heading("How accessible this website is"),
        text(
            "Its pages are built to meet the Web Content Accessibility Guidelines, "
            "version 2.2, level AA, and each kind of page is checked with automatic "
            "tests in a browser. People have not tested it yet, so faults that only a "
            "person notices may be left.",
            "The files of this demonstration are tagged and have a title and a "
            "language. Files that a board adds later are as accessible as the board "
            "makes them.",
        ),
    ]


def _what_if_it_is_not(board: Board, contact: Page) -> list[Block]:
    return [
        heading("If you cannot read something"),
        text(
            "Tell us which page or file it is and which form would help you: large "
            "print, easy read, another language or read aloud. "
            f"{to(contact, 'Ways to reach us')} are on one page.",
        ),
        heading("If our answer does not help"),
        text(
            "The Equality and Human Rights Commission enforces the Public Sector "
            "Bodies (Websites and Mobile Applications) (No. 2) Accessibility "
            "Regulations 2018. The Equality Advisory and Support Service advises you: "
            '<a href="https://www.equalityadvisoryservice.com/">'
            "Equality Advisory and Support Service</a>.",
        ),
        callout(
            "A note to boards",
            "This statement belongs to the demonstration. A board that opens here "
            f"writes its own after its own check. {board.short_name} has not made one "
            "for this website.",
        ),
    ]


def _add_privacy_notice(home: HomePage, contact: Page) -> None:
    add_public(
        home,
        ContentPage,
        "Privacy notice",
        "privacy",
        purpose=Purpose.PRIVACY,
        summary="What this website knows about you: next to nothing.",
        body=_privacy(contact),
    )


def _privacy(contact: Page) -> list[Block]:
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
            f"with {to(contact, 'our office')}. You may also complain to the "
            "Information Commissioner: "
            '<a href="https://ico.org.uk/make-a-complaint/">make a complaint to the '
            "ICO</a>.",
        ),
    ]


def _add_disclaimer(home: HomePage, board: Board) -> None:
    add_public(
        home,
        ContentPage,
        "Disclaimer",
        "disclaimer",
        purpose=Purpose.DISCLAIMER,
        summary="What you can rely on here, and what you cannot.",
        body=_disclaimer(board),
    )


def _disclaimer(board: Board) -> list[Block]:
    return [
        heading("This is a demonstration"),
        text(
            f"{board.title} does not run this website. The names and dates of its "
            "reviews are those that the board has published, and so are contact "
            "details unless a page says otherwise. The sentences around them were "
            "written for the demonstration, and every file is a sample that stands in "
            "for the real document.",
        ),
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
