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
    add,
    add_public,
    day,
    document,
    publish,
    review_type,
    text,
    to,
)
from home.demo.everyday import (
    add_concern_page,
    add_contact,
    add_legal_pages,
    furnish_home,
)
from home.demo.sunderland_law import background
from home.provisioning import OpenedBoard

SHORT_NAME = "Sunderland SCB"
PHONE = "01632 960501"
EMAIL = "office@sunderland.example"

REVIEWS = (
    ("Baby A", "27 February 2018"),
    ("Family X", "8 November 2017"),
    ("YPM", "8 November 2017"),
    ("YPR", "8 November 2017"),
)


@dataclass(frozen=True)
class Publications:
    """The library's items, for pages that send a reader to them."""

    index: LibraryIndexPage
    framework: Page
    procedures: Page


def furnish(opened: OpenedBoard) -> None:
    home = opened.home
    reviews = add(
        home, ReviewIndexPage, "Serious Case Reviews", "reviews", show_in_menus=True
    )
    index = add(
        home, LibraryIndexPage, "Local Publications", "library", show_in_menus=True
    )
    contact = add_contact(home, "Contact us")
    concern = add_concern_page(home, opened.board)
    add_legal_pages(home, opened.board, contact)

    publications = _add_publications(index, opened.collection)
    _publish_contact(contact)
    _publish_reviews(opened, reviews, publications)
    furnish_home(
        home,
        "Serious case reviews and learning bulletins since 2010, the law behind them, "
        "and the board's framework for learning.",
        [
            ("Worried about a child?", "Whom to ring, by day and by night.", concern),
            ("Learning from reviews", "Reports and learning bulletins.", reviews),
            ("For professionals", "Our framework and our procedures.", index),
        ],
    )


def _publish_reviews(
    opened: OpenedBoard, reviews: ReviewIndexPage, publications: Publications
) -> None:
    serious_case_review = review_type("serious-case-review")
    for name, when in REVIEWS:
        add_public(
            reviews,
            ReviewPage,
            name,
            review_type=serious_case_review,
            published=day(when),
            summary=f"The report of the serious case review {name}, and a bulletin "
            "with its learning.",
            documents=[
                document(opened.collection, "report", f"SCR {name}"),
                document(opened.collection, "bulletin", f"Learning Bulletin {name}"),
            ],
        )
    reviews.sections = [
        ReviewListSection(
            review_type=serious_case_review, heading="SCRs published from 2010 to date"
        )
    ]
    publish(
        reviews,
        grouping=ReviewIndexPage.Grouping.TABLE,
        summary="Several agencies look together at how professionals and organisations "
        "worked with a child and the family.",
        intro=[
            text(
                "A serious case review (SCR) follows a serious incident: a child has "
                "died or has been seriously harmed.",
            )
        ],
        retention_note="Each report stays on this website for a minimum of 12 months. "
        "Thereafter we send it on request.",
        after=background(
            framework=to(publications.framework, "Learning and Improvement Framework"),
            procedures=to(publications.procedures, "SSCB information"),
            publications=to(publications.index, "Local Publications"),
        ),
    )


def _add_publications(index: LibraryIndexPage, files: Collection) -> Publications:
    framework = add_public(
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
    procedures = add_public(
        index,
        LibraryItemPage,
        "SSCB procedures for serious case reviews",
        category=LibraryItemPage.Category.PROCEDURE,
        kept_by="SSCB",
        summary="How the board undertakes a serious case review.",
        documents=[
            document(
                files,
                "procedure",
                "SSCB information: procedures for undertaking serious case reviews",
                sample="guidance.pdf",
            )
        ],
    )
    publish(
        index,
        summary="What Sunderland Safeguarding Children Board (SSCB) has published for "
        "those who work with children.",
    )
    return Publications(index, framework, procedures)


def _publish_contact(contact: ContactPage) -> None:
    office = {
        "name": f"{SHORT_NAME} office",
        "purpose": "Reports that are no longer on this website, and other questions",
        "address": "",
        "phone": PHONE,
        "email": EMAIL,
        "hours": "",
    }
    publish(
        contact,
        summary="How to reach Sunderland Safeguarding Children Board.",
        offices=[("office", office)],
        body=[
            text(
                "This number and address belong to the demonstration. Nobody answers "
                "them."
            )
        ],
    )


BOARD = DemoBoard(
    name="Sunderland Safeguarding Children Board",
    short_name=SHORT_NAME,
    hostname="sunderland.localhost",
    lead="Children in Sunderland are safer when we learn from the past, in the open.",
    furnish=furnish,
    facts={
        "phone": PHONE,
        "email": EMAIL,
        "concern_phone": "01632 960502",
        "out_of_hours_phone": "01632 960503",
        "colour": "#9a3324",
    },
)
