"""Cambridgeshire: no reviews listed, and a library for those who refer a case."""

from wagtail.models import Page

from boards.models import (
    ContactPage,
    EventIndexPage,
    EventPage,
    FaqPage,
    LearningIndexPage,
    LibraryIndexPage,
    NewsIndexPage,
    NewsPage,
    PracticeThemePage,
    ReviewIndexPage,
    SubgroupPage,
    Theme,
)
from home.demo.board import DemoBoard
from home.demo.builders import add_public, add_section, day, publish
from home.demo.cambridgeshire_library import Library, add_library
from home.demo.everyday import add_everyday_pages, furnish_home
from home.demo.family_guide import add_family_guide, publish_family_guide
from home.demo.landscapes import fens
from home.demo.languages import add_languages
from home.demo.look import give_picture
from home.models import HomePage
from home.provisioning import OpenedBoard
from home.writing import Block, external_link, heading, questions, text, to

SHORT_NAME = "Cambridgeshire LSCB"
MANAGER, ROLE, PHONE = "Andy Jarvis", "Business Manager", "01480 373582"
SUB_GROUP = "Serious Case Review Sub Group"
LANGUAGES = ("pl", "ur")
# What families and neighbours read, and what every site has to say. The library, the
# questions, the news and the training are for people who work in English.
TRANSLATED = (
    "reviews",
    "learning",
    "from-a-childs-perspective",
    "families",
    "contact",
    "worried-about-a-child",
    "accessibility",
    "privacy",
    "disclaimer",
)
QUESTIONS = (
    (
        "When do you have SCR?",
        "When a child has died and abuse or neglect is known or suspected to be a "
        "factor, agencies consider what there is to learn from how they worked "
        "together. The document below says more.",
    ),
    (
        "Will I be at risk of disciplinary action?",
        "A review asks what can be learnt. The document below tells professionals what "
        "that means for them.",
    ),
)


def furnish(opened: OpenedBoard) -> None:
    home = opened.home
    reviews = add_section(home, ReviewIndexPage, "Serious Case Reviews", "reviews")
    index = add_section(home, LibraryIndexPage, "Forms and guidance", "library")
    learning = add_section(home, LearningIndexPage, "Learning", "learning")
    faq = add_section(home, FaqPage, "Questions and answers", "questions")
    families = add_family_guide(home)
    news = _add_news(home)
    events = _add_events(home)
    contact, concern = add_everyday_pages(opened, "Contact us")
    library = add_library(index, opened.collection, contact)
    _publish_reviews(reviews, library, news, events)
    _publish_learning(learning, library)
    _publish_questions(faq, library)
    publish_family_guide(families, contact)
    _publish_contact(contact, library)
    _furnish_home(home, concern, reviews, families, index)
    give_picture(
        opened,
        "Fens, drawn for the demonstration",
        lambda: fens(opened.board.colour),
        (1100, 310),
    )
    add_languages(home, LANGUAGES, TRANSLATED)


def _furnish_home(
    home: HomePage, concern: Page, reviews: Page, families: Page, library: Page
) -> None:
    furnish_home(
        home,
        "For everyone who works with children in Cambridgeshire: when a case is "
        "reviewed, how to refer one, and what reviews teach us.",
        "search",
        "doors",
        "languages",
        "events",
        "newest",
        concern=concern,
        learning=("What a review is, and what we learn.", reviews),
        family=families,
        professionals=("The referral form, guides and answers.", library),
    )


def _publish_reviews(
    reviews: ReviewIndexPage, library: Library, news: Page, events: Page
) -> None:
    publish(
        reviews,
        summary="What follows when a child has died and abuse or neglect may have "
        "played a part.",
        intro=[
            heading("First, other children; then, the lessons"),
            text(
                "A child has died, and it is known or suspected that abuse or neglect "
                "had a part in it. Local agencies then ask at once whether other "
                "children are at risk of harm and need safeguarding: brothers and "
                "sisters, for example, or children in the same institution if abuse is "
                "alleged there.",
                "After that they ask what the tragedy can teach them about working "
                "together to keep children safe.",
            ),
        ],
        empty_text="No reviews are listed here at the moment.\n\nBelow you can read "
        "how to refer a case, and what reviews across England teach us.",
        after=_after(library, news, events),
    )


def _after(library: Library, news: Page, events: Page) -> list[Block]:
    return [
        heading("Refer a case"),
        text(
            f"The {to(library.form, 'referral form')} has ten pages. If you need a SCR "
            f"Referral Form, please contact {MANAGER}, {ROLE}, LSCB, on telephone "
            f'<a href="tel:01480373582">{PHONE}</a>.',
        ),
        heading("What to read"),
        text(_what_to_read(library)),
        heading("What reviews across England show"),
        text(
            "The DfE has published its latest triennial overview of serious case "
            f"reviews. Read {to(news, 'why it matters to you')}, and see which "
            f"{to(events, 'training and events')} we plan.",
        ),
    ]


def _what_to_read(library: Library) -> str:
    return (
        "<ul>"
        f"<li>{to(library.terms, 'Terms of Reference')}: how the {SUB_GROUP} handles a "
        "referral and comes to its decision</li>"
        f"<li>{to(library.questions, 'Frequently Asked Questions')}: what "
        "professionals want to know</li>"
        f"<li>{to(library.themes, 'Practice Themes')}: reviews seen from a child’s "
        "perspective</li>"
        f"<li>{to(library.guide, 'SCR Regional Eastern Guide')}: for Independent "
        "Chairs</li></ul>"
    )


def _add_news(home: Page) -> NewsIndexPage:
    news = add_section(home, NewsIndexPage, "News", "news")
    add_public(
        news,
        NewsPage,
        "Latest triennial overview of Serious Case Reviews",
        "triennial-overview",
        summary="The DfE has published its latest overview of three years of reviews.",
        published=day("July 2016"),
        body=[
            text(
                "The overview shows in depth what serious case reviews have taught us. "
                "It matters to all staff and volunteers who work with children and in "
                "safeguarding.",
                "Briefings and other resources have been made from its findings, for "
                "staff in many different sectors that safeguard children. They are "
                "easy to read and close to practice. We will make them better known "
                "through training and other events.",
            ),
            external_link(
                "Department for Education",
                "https://www.gov.uk/government/organisations/department-for-education",
            ),
        ],
    )
    return publish(news, summary="What is new for people who work with children.")


def _add_events(home: Page) -> EventIndexPage:
    events = add_section(home, EventIndexPage, "Training", "events")
    add_public(
        events,
        EventPage,
        "Training on the triennial overview",
        kind=EventPage.Kind.TRAINING,
        summary="What the latest overview of serious case reviews means for your work.",
        body=[text("For all staff and volunteers who work with children.")],
    )
    return publish(events, summary="How we make the findings of reviews known.")


def _publish_learning(learning: LearningIndexPage, library: Library) -> None:
    add_public(
        learning,
        PracticeThemePage,
        "From a child’s perspective",
        "from-a-childs-perspective",
        theme=Theme.objects.get(slug="listening-to-children"),
        summary="What reviews look like when the child is asked first.",
        body=[
            text(
                f"Our {to(library.themes, 'Practice Themes')} are gathered from a "
                "child’s perspective.",
            )
        ],
    )
    publish(learning, summary="What serious case reviews mean for daily work.")


def _publish_questions(faq: FaqPage, library: Library) -> None:
    document = to(library.questions, "Serious Case Review – Frequently Asked Questions")
    publish(
        faq,
        summary="Two questions that professionals ask, and where to find the others.",
        groups=[
            questions(
                *QUESTIONS,
                ("Where are the other questions?", f"In one document: {document}."),
            )
        ],
    )


def _publish_contact(contact: ContactPage, library: Library) -> None:
    manager = {
        "role": ROLE,
        "name": MANAGER,
        "organisation": "LSCB",
        "purpose": "A SCR Referral Form, and questions about a referral",
        "phone": PHONE,
        "email": "",
    }
    add_public(
        contact,
        SubgroupPage,
        SUB_GROUP,
        summary="Looks at every referral and decides what follows from it.",
        body=[
            text(
                f"Its {to(library.terms, 'Terms of Reference')} say how it handles "
                "referrals and how it makes decisions.",
            )
        ],
    )
    publish(contact, summary="Whom to ask for what.", roles=[("role", manager)])


BOARD = DemoBoard(
    name="Cambridgeshire Local Safeguarding Children Board",
    short_name=SHORT_NAME,
    hostname="cambridgeshire.localhost",
    lead="When children in Cambridgeshire come to harm, we ask what all of us can "
    "learn.",
    furnish=furnish,
    facts={
        "phone": PHONE,
        "concern_phone": "01632 960301",
        "out_of_hours_phone": "01632 960302",
        "concern_hours": "Monday to Friday: 9:00 to 17:00\nBank holidays: closed",
        "colour": "#5b3a8c",
        "face": "plain",
        "pattern": "fields",
    },
)
