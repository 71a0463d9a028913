"""Sunderland: tables by kind of document, the law quoted, and a library."""

from dataclasses import dataclass

from wagtail.models import Collection, Page

from boards.models import (
    ContactPage,
    LibraryIndexPage,
    LibraryItemPage,
    ReviewIndexPage,
    ReviewListSection,
    ReviewPage,
)
from home.demo.board import DemoBoard
from home.demo.builders import (
    add_public,
    add_section,
    day,
    document,
    publish,
    review_type,
)
from home.demo.everyday import (
    add_everyday_pages,
    add_family_page,
    demonstration_office,
    furnish_home,
    nobody_answers,
)
from home.demo.look import give_alert
from home.demo.sunderland_law import background
from home.provisioning import OpenedBoard
from home.writing import text, to

SHORT_NAME = "Sunderland SCB"

INTRO = (
    "A serious case review (SCR) follows a serious incident: a child has died or has "
    "been seriously harmed."
)
RETENTION = (
    "Each report stays on this website for at least 12 months. After that we send it "
    "on request."
)
REVIEWS = (
    ("Baby A", "27 February 2018"),
    ("Family X", "8 November 2017"),
    ("YPM", "8 November 2017"),
    ("YPR", "8 November 2017"),
)


@dataclass(frozen=True)
class Publications:
    """The library and its items, for pages that send a reader to them."""

    index: Page
    framework: Page
    procedures: Page


def furnish(opened: OpenedBoard) -> None:
    home = opened.home
    reviews = add_section(home, ReviewIndexPage, "Serious Case Reviews", "reviews")
    index = add_section(home, LibraryIndexPage, "Local Publications", "library")
    contact, concern = add_everyday_pages(opened, "Contact us")
    _publish_contact(opened, contact)
    _add_reviews(opened, reviews)
    _publish_list(reviews, _add_publications(index, opened.collection))
    furnish_home(
        home,
        "Serious case reviews and learning bulletins since 2010, the law behind them, "
        "and the board’s framework for learning.",
        "search",
        "doors",
        "newest",
        "numbers",
        concern=concern,
        learning=("Reports and learning bulletins.", reviews),
        family=add_family_page(home, opened.board, contact),
        professionals=("Our framework and our procedures.", index),
    )
    give_alert(
        opened,
        "warning",
        "Our office is moving",
        "Letters may take longer to reach us for some weeks. Please ring or send an "
        "email instead. The numbers for a worry about a child are the same as before.",
    )


def _add_reviews(opened: OpenedBoard, reviews: ReviewIndexPage) -> None:
    for name, when in REVIEWS:
        add_public(
            reviews,
            ReviewPage,
            name,
            review_type=review_type("serious-case-review"),
            published=day(when),
            summary=f"The report of the serious case review {name}, and a bulletin "
            "with its learning.",
            documents=[
                document(opened.collection, "report", f"SCR {name}", when=when),
                document(
                    opened.collection,
                    "bulletin",
                    f"Learning Bulletin {name}",
                    when=when,
                ),
            ],
        )


def _publish_list(reviews: ReviewIndexPage, publications: Publications) -> None:
    reviews.sections = [
        ReviewListSection(
            review_type=review_type("serious-case-review"),
            heading="SCRs published from 2010 to date",
        )
    ]
    publish(
        reviews,
        grouping=ReviewIndexPage.Grouping.TABLE,
        summary="Several agencies look together at how professionals and organisations "
        "worked with a child and the family.",
        intro=[text(INTRO)],
        retention_note=RETENTION,
        after=background(
            framework=to(publications.framework, "Learning and Improvement Framework"),
            procedures=to(publications.procedures, "SSCB information"),
            publications=to(publications.index, "Local Publications"),
        ),
    )


def _add_publications(index: LibraryIndexPage, files: Collection) -> Publications:
    publications = Publications(
        index=index,
        framework=_add_framework(index, files),
        procedures=_add_procedures(index, files),
    )
    publish(
        index,
        summary="What Sunderland Safeguarding Children Board (SSCB) has published for "
        "those who work with children.",
    )
    return publications


def _add_framework(index: LibraryIndexPage, files: Collection) -> LibraryItemPage:
    return add_public(
        index,
        LibraryItemPage,
        "Learning and Improvement Framework",
        category=LibraryItemPage.Category.FRAMEWORK,
        kept_by="SSCB",
        summary="How organisations in Sunderland learn from experience and improve "
        "what they do for children, young people and their families.",
        documents=[
            document(files, "framework", "SSCB Learning and Improvement Framework")
        ],
    )


def _add_procedures(index: LibraryIndexPage, files: Collection) -> LibraryItemPage:
    title = "SSCB information: procedures for undertaking serious case reviews"
    return add_public(
        index,
        LibraryItemPage,
        "SSCB procedures for serious case reviews",
        category=LibraryItemPage.Category.PROCEDURE,
        kept_by="SSCB",
        summary="How the board undertakes a serious case review.",
        documents=[document(files, "procedure", title, sample="guidance.pdf")],
    )


def _publish_contact(opened: OpenedBoard, contact: ContactPage) -> None:
    office = demonstration_office(
        opened.board, "Reports that are no longer on this website, and other questions"
    )
    publish(
        contact,
        summary="How to reach Sunderland Safeguarding Children Board.",
        offices=[office],
        body=[nobody_answers()],
    )


BOARD = DemoBoard(
    name="Sunderland Safeguarding Children Board",
    short_name=SHORT_NAME,
    hostname="sunderland.localhost",
    lead="Children in Sunderland are safer when we learn from the past, in the open.",
    furnish=furnish,
    facts={
        "phone": "01632 960501",
        "email": "office@sunderland.example",
        "concern_phone": "01632 960502",
        "out_of_hours_phone": "01632 960503",
        "colour": "#9a3324",
        "face": "ledger",
        "pattern": "weave",
    },
)
