"""Southampton: reviews by date, and one report and one statement for three of them."""

from boards.models import (
    BulletinPage,
    ContactPage,
    FaqPage,
    LearningIndexPage,
    NewsIndexPage,
    NewsPage,
    ReviewIndexPage,
    ReviewListSection,
    ReviewPage,
)
from home.demo.board import DemoBoard
from home.demo.builders import (
    Block,
    add,
    add_public,
    day,
    document,
    heading,
    page_link,
    publish,
    review_type,
    statute,
    text,
)
from home.demo.everyday import (
    add_concern_page,
    add_contact,
    add_legal_pages,
    furnish_home,
)
from home.demo.southampton_questions import publish_questions
from home.provisioning import OpenedBoard

SHORT_NAME = "Southampton LSCB"
PHONE = "01632 960201"
EMAIL = "office@southampton.example"
WORKING_TOGETHER = "Working Together to Safeguard Children 2015, chapter 4"

# Three reviews that share their day, one report and one statement.
MAY_2014 = "29 May 2014"
TOGETHER = ("Child I and Child M", "Child L", "Family A")


def furnish(opened: OpenedBoard) -> None:
    home = opened.home
    reviews = add(home, ReviewIndexPage, "Case Reviews", "reviews", show_in_menus=True)
    learning = add(
        home,
        LearningIndexPage,
        "Learning and improvement",
        "learning",
        show_in_menus=True,
    )
    faq = add(
        home,
        FaqPage,
        "Questions about Serious Case Reviews",
        "questions",
        show_in_menus=True,
    )
    news = add(home, NewsIndexPage, "News and statements", "news", show_in_menus=True)
    contact = add_contact(home, "Contact us")
    concern = add_concern_page(home, opened.board)
    add_legal_pages(home, opened.board, contact)

    child_k, together = _add_reviews(opened, reviews)
    _publish_list(reviews, faq)
    _publish_learning(opened, learning, together)
    _publish_news(opened, news, child_k, together)
    publish_questions(faq, reviews)
    _publish_contact(contact)
    furnish_home(
        home,
        "Case reviews of Southampton LSCB: reports, what was learnt from them, and "
        "what the board has said about them in public.",
        [
            ("Worried about a child?", "Whom to ring, by day and by night.", concern),
            ("Learning from reviews", "Every report, by date.", reviews),
            ("For professionals", "Who reviews what, when and why.", faq),
        ],
    )


def _add_reviews(
    opened: OpenedBoard, reviews: ReviewIndexPage
) -> tuple[ReviewPage, list[ReviewPage]]:
    """All five reviews; told apart are Child K and the three of May 2014."""
    files = opened.collection
    add_public(
        reviews,
        ReviewPage,
        "Online Safety/Self-Harm",
        "online-safety-self-harm",
        review_type=review_type("thematic-partnership-review"),
        published=day("2017"),
        summary="A thematic review that partner agencies made together.",
        themes=["online-safety", "self-harm"],
        documents=[
            document(files, "report", "Online Safety/Self-Harm – Full Report (2017)")
        ],
    )
    serious_case_review = review_type("serious-case-review")
    child_k = add_public(
        reviews,
        ReviewPage,
        "Child K",
        review_type=serious_case_review,
        published=day("18 February 2015"),
        summary="The overview report about Child K, the board's improvement report and "
        "its statement to the media.",
        documents=[
            document(files, "report", "Child K Overview Report"),
            document(files, "improvement-report", "LSCB Improvement Report – Child K"),
            document(files, "media-statement", "LSCB media statement child K"),
        ],
    )
    together = [
        add_public(
            reviews,
            ReviewPage,
            name,
            review_type=serious_case_review,
            published=day(MAY_2014),
            summary=f"The overview report about {name}. One learning report and one "
            "statement cover this review and the two of the same day.",
            documents=[document(files, "report", f"Overview Report {name}")],
        )
        for name in TOGETHER
    ]
    return child_k, together


def _publish_list(reviews: ReviewIndexPage, faq: FaqPage) -> None:
    reviews.sections = [
        ReviewListSection(
            review_type=review_type("thematic-partnership-review"),
            heading="Thematic Partnership Reviews",
        ),
        ReviewListSection(
            review_type=review_type("serious-case-review"),
            heading="Published Serious Case Reviews",
        ),
    ]
    publish(
        reviews,
        grouping=ReviewIndexPage.Grouping.DATE,
        summary="What agencies in Southampton learn when children have been let down, "
        "so that they protect others better.",
        after=_background(faq),
    )


def _background(faq: FaqPage) -> list[Block]:
    return [
        heading("When there is a serious case review"),
        text(
            "A serious case review (SCR) shows agencies how they can work better "
            "together to keep children from serious abuse. Chapter 4 of Working "
            "Together 2015 sets out when the Local Safeguarding Children Board (LSCB) "
            "must carry one out:",
        ),
        statute(
            WORKING_TOGETHER,
            "<p>abuse or neglect of a child is known or suspected; and either –</p>"
            "<p>(i) the child has died; or</p>"
            "<p>(ii) the child has been seriously harmed and there is cause for "
            "concern as to the way in which the authority, their Board partners or "
            "other relevant persons have worked together to safeguard the child.</p>",
        ),
        text("Some deaths call for a review as well:"),
        statute(
            f"{WORKING_TOGETHER}, in the words of {SHORT_NAME}",
            "<p>SCRs should also be undertaken when a child dies in custody, including "
            "where the child was detained under the Mental Health Act 1983, as well as "
            "cases where a child died by suspected suicide.</p>",
        ),
        page_link("Questions about Serious Case Reviews: who decides, who leads", faq),
    ]


def _publish_learning(
    opened: OpenedBoard, learning: LearningIndexPage, together: list[ReviewPage]
) -> None:
    title = "LSCB Learning and Improvement 29th May 2014"
    add_public(
        learning,
        BulletinPage,
        title,
        "learning-and-improvement-may-2014",
        published=day(MAY_2014),
        summary="One report for the three reviews of that day: Child I and Child M, "
        "Child L, and Family A.",
        body=[
            text(
                "The three reviews were published together, and so was what the board "
                "learnt from them and set out to improve.",
            )
        ],
        documents=[document(opened.collection, "improvement-report", title)],
        about=together,
    )
    publish(learning, summary="What reviews have taught us, and what became better.")


def _publish_news(
    opened: OpenedBoard,
    news: NewsIndexPage,
    child_k: ReviewPage,
    together: list[ReviewPage],
) -> None:
    title = "LSCB Media Statement 29th May 2014"
    add_public(
        news,
        NewsPage,
        title,
        "media-statement-may-2014",
        kind=NewsPage.Kind.STATEMENT,
        published=day(MAY_2014),
        summary="One statement for the three reviews of that day: Child I and Child M, "
        "Child L, and Family A.",
        documents=[document(opened.collection, "media-statement", title)],
        about=together,
    )
    add_public(
        news,
        NewsPage,
        "Serious case review about Child K published",
        "child-k-published",
        published=day("18 February 2015"),
        summary="The overview report, our improvement report and our statement to the "
        "media are on the page of the review.",
        about=[child_k],
    )
    publish(news, summary="For the press and the public, the newest first.")


def _publish_contact(contact: ContactPage) -> None:
    office = {
        "name": f"{SHORT_NAME} office",
        "purpose": "Questions about a review, a report or a statement",
        "address": "",
        "phone": PHONE,
        "email": EMAIL,
        "hours": "",
    }
    publish(
        contact,
        summary="How to reach Southampton LSCB.",
        offices=[("office", office)],
        body=[
            text(
                "This number and address belong to the demonstration. Nobody answers "
                "them."
            )
        ],
    )


BOARD = DemoBoard(
    name="Southampton Local Safeguarding Children Board",
    short_name=SHORT_NAME,
    hostname="southampton.localhost",
    lead="Everyone in Southampton who works with children keeps them safe together.",
    furnish=furnish,
    facts={
        "phone": PHONE,
        "email": EMAIL,
        "concern_phone": "01632 960202",
        "out_of_hours_phone": "01632 960203",
        "colour": "#1f4e79",
    },
)
