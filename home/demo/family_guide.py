"""A guide for families, in general words for any review."""

from wagtail.models import Page

from boards.models import ContentPage
from home.demo.builders import add, publish
from home.models import HomePage
from home.opening.concern_page import CHILDLINE, phone
from home.writing import Block, heading, steps, text, to

TITLE = "A guide for families"
SUMMARY = "What a review is, and what part you can have in it."


def add_family_guide(home: HomePage) -> ContentPage:
    """Its place in the menu, without words yet."""
    return add(home, ContentPage, TITLE, "families", show_in_menus=True)


def publish_family_guide(guide: ContentPage, contact: Page) -> None:
    """Its words. contact: the page that says whom a family can ask."""
    purpose = ContentPage.Purpose.FAMILY
    publish(guide, purpose=purpose, summary=SUMMARY, body=_words(contact))


def _words(contact: Page) -> list[Block]:
    return [*_what_it_is(), *_your_part(), *_whom_to_ask(contact)]


def _what_it_is() -> list[Block]:
    return [
        heading("What a review is"),
        text(
            "A child has died, and abuse or neglect may have played a part. "
            "Organisations then look together at what happened, and at what they can "
            "learn from it. That is a review.",
            "A review does not say who is to blame. Courts and coroners decide about "
            "people.",
        ),
    ]


def _your_part() -> list[Block]:
    return [
        heading("Your part in it"),
        steps(
            (
                "You are told",
                "Somebody explains to you why there is a review, and what happens "
                "next.",
            ),
            (
                "You can be heard",
                "The reviewer would like to know what you remember, and what should "
                "have been different. You decide whether you want to talk. You may "
                "bring somebody with you, and you may ask for an interpreter.",
            ),
            (
                "You read it first",
                "You can read the report, or have it read to you, before it is "
                "published.",
            ),
        ),
    ]


def _whom_to_ask(contact: Page) -> list[Block]:
    return [
        heading("Names are left out"),
        text(
            "Reviews use letters or invented names. They protect the child, brothers "
            "and sisters, and you.",
        ),
        heading("Whom you can ask"),
        text(
            f"Ask {to(contact, 'the people whom our contact page names')}. Tell them "
            "which language you speak best.",
            "A child or young person in your family can ring Childline on "
            f"{phone(CHILDLINE)} at any time, free of charge.",
        ),
    ]
