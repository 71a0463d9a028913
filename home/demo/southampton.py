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
from home.demo.southampton_questions import publish_questions
from home.provisioning import OpenedBoard
from home.writing import Block, heading, page_link, statute, text

SHORT_NAME = "Southampton LSCB"
WORKING_TOGETHER = "Working Together to Safeguard Children 2015, chapter 4"

# Three reviews that share their day, one report and one statement.
MAY_2014 = "29 May 2014"
TOGETHER = ("Child I and Child M", "Child L", "Family A")


def furnish(opened: OpenedBoard) -> None:
    home = opened.home
    reviews = add_section(home, ReviewIndexPage, "Case Reviews", "reviews")
    learning = add_section(
        home, LearningIndexPage, "Learning and improvement", "learning"
    )
    faq = add_section(home, FaqPage, "Questions and answers", "questions")
    news = add_section(home, NewsIndexPage, "News and statements", "news")
    contact, concern = add_everyday_pages(opened, "Contact us")
    _publish_reviews(opened, reviews, faq)
    _publish_learning(opened, learning, reviews)
    _publish_news(opened, news, reviews)
    publish_questions(faq, reviews)
    _publish_contact(opened, contact)
    furnish_home(
        home,
        "Case reviews of Southampton LSCB: reports, what was learnt from them, and "
        "what the board has said about them in public.",
        "search",
        "doors",
        "numbers",
        "newest",
        "themes",
        concern=concern,
        learning=("Every report, by date.", reviews),
        family=add_family_page(home, opened.board, contact),
        professionals=("Who reviews what, when and why.", faq),
    )


def _publish_reviews(
    opened: OpenedBoard, reviews: ReviewIndexPage, faq: FaqPage
) -> None:
    _add_thematic_review(opened, reviews)
    _add_child_k(opened, reviews)
    for name in TOGETHER:
        add_public(
            reviews,
            ReviewPage,
            name,
            review_type=review_type("serious-case-review"),
            published=day(MAY_2014),
            summary=f"The overview report about {name}. One learning report and one "
            "statement cover this review and the two of the same day.",
            documents=[
                document(opened.collection, "report", f"Overview Report {name}")
            ],
        )
    _publish_list(reviews, faq)


def _add_thematic_review(opened: OpenedBoard, reviews: ReviewIndexPage) -> None:
    title = "Online Safety/Self-Harm – Full Report (2017)"
    add_public(
        reviews,
        ReviewPage,
        "Online Safety/Self-Harm",
        "online-safety-self-harm",
        review_type=review_type("thematic-partnership-review"),
        published=day("2017"),
        summary="A thematic review that partner agencies made together.",
        themes=["online-safety", "self-harm"],
        documents=[document(opened.collection, "report", title)],
    )


def _add_child_k(opened: OpenedBoard, reviews: ReviewIndexPage) -> None:
    files = opened.collection
    add_public(
        reviews,
        ReviewPage,
        "Child K",
        review_type=review_type("serious-case-review"),
        published=day("18 February 2015"),
        summary="The overview report about Child K, the board’s improvement report and "
        "its statement to the media.",
        documents=[
            document(files, "report", "Child K Overview Report"),
            document(files, "improvement-report", "LSCB Improvement Report – Child K"),
            document(files, "media-statement", "LSCB media statement child K"),
        ],
    )


def _named(reviews: ReviewIndexPage, *names: str) -> list[ReviewPage]:
    return list(ReviewPage.objects.child_of(reviews).filter(title__in=names))


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
            "From a serious case review (SCR), agencies learn how to work together "
            "better and keep children from serious abuse. When the Local Safeguarding "
            "Children Board (LSCB) has to carry one out is set out in chapter 4 of "
            "Working Together 2015:",
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
    opened: OpenedBoard, learning: LearningIndexPage, reviews: ReviewIndexPage
) -> None:
    report = document(
        opened.collection,
        "improvement-report",
        "LSCB Learning and Improvement 29th May 2014",
    )
    add_public(
        learning,
        BulletinPage,
        "Learning and improvement: three reviews of May 2014",
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
        documents=[report],
        about=_named(reviews, *TOGETHER),
    )
    publish(learning, summary="What reviews have taught us, and what became better.")


def _publish_news(
    opened: OpenedBoard, news: NewsIndexPage, reviews: ReviewIndexPage
) -> None:
    statement = document(
        opened.collection, "media-statement", "LSCB Media Statement 29th May 2014"
    )
    add_public(
        news,
        NewsPage,
        "Media statement: three reviews of May 2014",
        "media-statement-may-2014",
        kind=NewsPage.Kind.STATEMENT,
        published=day(MAY_2014),
        summary="One statement for the three reviews of that day: Child I and Child M, "
        "Child L, and Family A.",
        documents=[statement],
        about=_named(reviews, *TOGETHER),
    )
    add_public(
        news,
        NewsPage,
        "Serious case review about Child K published",
        "child-k-published",
        published=day("18 February 2015"),
        summary="The overview report, our improvement report and our statement to the "
        "media are on the page of the review.",
        about=_named(reviews, "Child K"),
    )
    publish(news, summary="For the press and the public, the newest first.")


def _publish_contact(opened: OpenedBoard, contact: ContactPage) -> None:
    office = demonstration_office(
        opened.board, "Questions about a review, a report or a statement"
    )
    publish(
        contact,
        summary=f"How to reach {SHORT_NAME}.",
        offices=[office],
        body=[nobody_answers()],
    )


BOARD = DemoBoard(
    name="Southampton Local Safeguarding Children Board",
    short_name=SHORT_NAME,
    hostname="southampton.localhost",
    lead="Everyone in Southampton who works with children keeps them safe together.",
    furnish=furnish,
    facts={
        "phone": "01632 960201",
        "email": "office@southampton.example",
        "concern_phone": "01632 960202",
        "out_of_hours_phone": "01632 960203",
        "concern_hours": "Monday to Friday: 8:30 to 17:00\nBank holidays: closed",
        "colour": "#1f4e79",
        "face": "harbour",
        "pattern": "tides",
    },
)
