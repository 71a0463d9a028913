"""The starting words of the pages that every public site has to have."""

from wagtail.models import Page

from home.writing import Block, heading, text, to

PRIVACY_SUMMARY = "What this website knows about you: next to nothing."


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
