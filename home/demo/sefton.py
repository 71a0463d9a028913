"""Sefton: reviews by month with their briefings, and a sub-group's procedure."""

from boards.models import (
    BriefingPage,
    ContactPage,
    LearningIndexPage,
    PageDocument,
    ReviewIndexPage,
    ReviewListSection,
    ReviewPage,
    SubgroupPage,
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
from home.demo.panels import SUMMARY, sample_panels
from home.provisioning import OpenedBoard
from home.writing import Block, external_link, heading, steps, text, to

SHORT_NAME = "Sefton LSCB"
GUIDANCE = "Working Together to Safeguard Children (DfE)"
GUIDANCE_ADDRESS = "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2"

# Name, month, and whether an executive summary was published beside the report.
REVIEWS = (
    ("MATILDA", "October 2019", False),
    ("JANET", "April 2019", False),
    ("CHARLIE", "March 2019", True),
    ("MARTHA, MARY & BEN", "July 2018", False),
)


def furnish(opened: OpenedBoard) -> None:
    home = opened.home
    reviews = add_section(home, ReviewIndexPage, "Learning from Reviews", "reviews")
    briefings = add_section(home, LearningIndexPage, "7 minute briefings", "briefings")
    contact, concern = add_everyday_pages(opened, "Contact and people")
    group = _add_review_group(opened, contact)
    _publish_contact(opened, contact)
    _publish_reviews(opened, reviews, group)
    _publish_briefings(briefings, reviews)
    furnish_home(
        home,
        "Reports of serious case reviews in Sefton, and a briefing about each that "
        "takes seven minutes.",
        "doors",
        "search",
        ("featured", {"review": _newest_of(reviews)}),
        ("sentence", "Seven minutes in a team meeting are enough to begin."),
        "numbers",
        concern=concern,
        learning=("What happened, and what to change.", reviews),
        family=add_family_page(home, opened.board, contact),
        professionals=("Seven minutes for your team meeting.", briefings),
    )


def _publish_reviews(
    opened: OpenedBoard, reviews: ReviewIndexPage, group: SubgroupPage
) -> None:
    serious_case_review = review_type("serious-case-review")
    for name, month, has_summary in REVIEWS:
        add_public(
            reviews,
            ReviewPage,
            name,
            review_type=serious_case_review,
            published=day(month),
            summary=f"The report of the Serious Case Review (SCR) {name}, and a "
            "briefing about its learning.",
            documents=_documents(opened, name, has_summary=has_summary),
        )
    reviews.sections = [
        ReviewListSection(
            review_type=serious_case_review, heading="Serious Case Reviews (SCRs)"
        )
    ]
    publish(
        reviews,
        grouping=ReviewIndexPage.Grouping.MONTH,
        summary="We look back so that children and their families get better help from "
        "all of us.",
        intro=_intro(),
        after=_after(group),
    )


def _newest_of(reviews: ReviewIndexPage) -> ReviewPage | None:
    return ReviewPage.objects.child_of(reviews).newest_first().first()


def _documents(
    opened: OpenedBoard, name: str, *, has_summary: bool
) -> list[PageDocument]:
    files = opened.collection
    rows = [document(files, "report", f"{name}: SCR Report")]
    if has_summary:
        rows.append(document(files, "executive-summary", f"{name}: Executive Summary"))
    title = f"{name}: Sefton LSCB 7 minute briefing on the learning from the SCR"
    rows.append(document(files, "briefing", title))
    return rows


def _intro() -> list[Block]:
    return [
        text(
            "Many people and organisations protect children together, and each plays a "
            "part in a complex multi-agency system. We keep asking how well the system "
            "works, because children and families should get a better response from "
            "all of us.",
            "Sometimes a child dies or is seriously injured through abuse or neglect. "
            "Then it is not enough to know what happened. We want to know why: what "
            "the actions of each agency meant for the life of the child and of the "
            "family, and whether another way of working could have ended differently. "
            "Only then can we judge well what may need to change, here or across the "
            "country.",
        ),
    ]


def _after(group: SubgroupPage) -> list[Block]:
    return [
        heading("Who decides on a review"),
        text(
            f"A sub-group of Sefton LSCB, the {to(group, 'Practice Review Group')}, "
            "oversees the reviews of the board, assures their quality, and advises "
            "whether the criteria for a review are met. It has local procedures for "
            f"Serious Case Reviews, in line with {GUIDANCE}.",
            "Any professional and any agency may refer a case to the LSCB when the "
            "criteria for a SCR are met. Whether one is started is decided by the "
            "independent chair.",
        ),
        external_link(GUIDANCE, GUIDANCE_ADDRESS),
    ]


def _publish_briefings(briefings: LearningIndexPage, reviews: ReviewIndexPage) -> None:
    for review in ReviewPage.objects.child_of(reviews).order_by("path"):
        add_public(
            briefings,
            BriefingPage,
            f"{review.title}: 7 minute briefing",
            published=review.published,
            summary=SUMMARY,
            briefing_panels=sample_panels(),
            about=[review],
        )
    publish(
        briefings,
        summary="The learning from a review on one sheet, to talk about in a team "
        "meeting.",
    )


def _add_review_group(opened: OpenedBoard, contact: ContactPage) -> SubgroupPage:
    return add_public(
        contact,
        SubgroupPage,
        "Practice Review Group (PRG)",
        "practice-review-group",
        summary="The sub-group of Sefton LSCB that says which cases are reviewed, and "
        "sees that practice improves.",
        body=_what_the_group_does(),
        documents=[
            document(
                opened.collection,
                "procedure",
                "Reflective Review Procedure, with the referral form in appendix 1",
            )
        ],
    )


def _what_the_group_does() -> list[Block]:
    return [
        text(
            "By law the group has a part in deciding whether a case should be "
            "reviewed. It considers whether there are lessons about how agencies "
            "safeguard children together, and sees to it that what is learnt makes "
            "practice better in the end.",
            "It writes the reports about the cases that it has considered and about "
            "how it came to its decisions. Above all, it is there so that agencies "
            "work better with one another.",
        ),
        heading("Refer a case"),
        text(
            "Bring any case from which several agencies could learn. That may "
            "be a case in which good practice was seen.",
        ),
        steps(
            (
                "Open the Reflective Review Procedure",
                "The group works by it. You find it below.",
            ),
            ("Fill in the referral form", "It is appendix 1 of the procedure."),
        ),
        heading("More about reviews"),
        external_link(GUIDANCE, GUIDANCE_ADDRESS),
    ]


def _publish_contact(opened: OpenedBoard, contact: ContactPage) -> None:
    office = demonstration_office(
        opened.board, "Questions about a review, and how to refer a case"
    )
    publish(
        contact,
        summary=f"How to reach {SHORT_NAME} and its Practice Review Group.",
        offices=[office],
        body=[nobody_answers()],
    )


BOARD = DemoBoard(
    name="Sefton Local Safeguarding Children Board",
    short_name=SHORT_NAME,
    hostname="sefton.localhost",
    lead="Understanding why things happened helps Sefton to protect children better.",
    furnish=furnish,
    facts={
        "phone": "01632 960401",
        "email": "office@sefton.example",
        "concern_phone": "01632 960402",
        "out_of_hours_phone": "01632 960403",
        "concern_hours": "Monday to Thursday: 8:00 to 17:30\n"
        "Friday: 8:00 to 17:00\nBank holidays: closed",
        "colour": "#0b6670",
        "face": "handbook",
        "pattern": "leaves",
    },
)
