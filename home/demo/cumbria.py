"""Cumbria: six reviews, one after another, each with the board's response."""

from wagtail.models import Page

from boards.models import (
    BriefingPage,
    ContactPage,
    EventIndexPage,
    EventPage,
    LearningIndexPage,
    PageDocument,
    ReviewIndexPage,
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
    sample_file,
)
from home.demo.cumbria_reading import reading_guide
from home.demo.everyday import add_everyday_pages, add_family_page, furnish_home
from home.demo.landscapes import fells
from home.demo.look import give_picture
from home.provisioning import OpenedBoard
from home.writing import (
    Block,
    callout,
    external_link,
    heading,
    page_link,
    statute,
    text,
    to,
)

SHORT_NAME = "Cumbria LSCB"
ADDRESS = "\n".join(
    [
        SHORT_NAME,
        "Cumbria House, 3rd Floor",
        "117 Botchergate",
        "Carlisle",
        "Cumbria",
        "CA1 1RD",
    ]
)
EMAIL = "LSCB@cumbria.gov.uk"
TRANSCRIPT = "Sample film: reading a review with your team, transcript"
TRANSCRIPT_SAMPLE = "media-statement.pdf"
SITE_OF_REPORTS = "https://www.cumbriaLSCB.com"

REVIEWS = (
    ("Children P", "12 September 2017"),
    ("Child O", "23 August 2016"),
    ("Child R", "18 July 2016"),
    ("Child AC", "8 July 2016"),
    ("Child L", "17 June 2016"),
    ("Child N", "13 June 2016"),
)
ALONGSIDE = (
    "Read each report together with the LSCB Response beside it. The response says "
    "what Cumbria LSCB will do because of the review, and which lessons individual "
    "professionals and practitioners should take from it."
)
ASK_FIRST = (
    "A report may ask more of your own agency, or of people in your role: further "
    "actions, further recommendations. Your manager can tell you, and so can your "
    "representative on the Cumbria Local Safeguarding Children Board."
)


def furnish(opened: OpenedBoard) -> None:
    home = opened.home
    reviews = add_section(
        home, ReviewIndexPage, "Learning from Serious Case Reviews (SCRs)", "reviews"
    )
    briefings = add_section(
        home, LearningIndexPage, "Serious Case Review Briefings", "briefings"
    )
    events = _add_events(home)
    contact, concern = add_everyday_pages(opened, "Contact us")
    _publish_reviews(opened, reviews, events, contact)
    _publish_briefings(opened, briefings, reviews)
    _publish_contact(contact)
    _furnish_home(opened, reviews, briefings, contact, concern)
    give_picture(
        opened,
        "Fells, drawn for the demonstration",
        lambda: fells(opened.board.colour),
        (1080, 250),
        "Ranges of green hills, one behind another, under a low sun",
    )


def _furnish_home(
    opened: OpenedBoard, reviews: Page, briefings: Page, contact: Page, concern: Page
) -> None:
    home = opened.home
    furnish_home(
        home,
        "Reports of serious case reviews, what the board has done since, and how "
        "practitioners in Cumbria can use what was learnt.",
        "search",
        "newest",
        "doors",
        (
            "sentence",
            "Beside each report stands what this board has done because of it.",
        ),
        "events",
        concern=concern,
        learning=("Six reviews, and our responses.", reviews),
        family=add_family_page(home, opened.board, contact),
        professionals=("Briefings for you and your team.", briefings),
    )


def _publish_reviews(
    opened: OpenedBoard, reviews: ReviewIndexPage, events: Page, contact: Page
) -> None:
    serious_case_review = review_type("serious-case-review")
    film = sample_file(opened.collection, TRANSCRIPT, TRANSCRIPT_SAMPLE)
    newest = REVIEWS[0][0]
    for name, when in REVIEWS:
        body = [text(ALONGSIDE), heading("For your own work"), text(ASK_FIRST)]
        if name == newest:
            body += reading_guide(contact, film)
        add_public(
            reviews,
            ReviewPage,
            name,
            review_type=serious_case_review,
            published=day(when),
            summary=f"The report of the serious case review about {name}, and what "
            "Cumbria LSCB has answered.",
            documents=_documents(opened, name),
            body=body,
        )
    publish(
        reviews,
        grouping=ReviewIndexPage.Grouping.LIST,
        summary="When something has gone badly wrong for a child, we want to know why, "
        "and what must change.",
        intro=_intro(),
        after=_after(events, contact),
    )


def _documents(opened: OpenedBoard, name: str) -> list[PageDocument]:
    return [
        document(opened.collection, "report", f"{name}: SCR Report"),
        document(opened.collection, "response", f"{name}: LSCB Response"),
    ]


def _intro() -> list[Block]:
    return [
        text(
            "Cumbria LSCB has published six reports of serious case reviews (SCRs). "
            "Five came out in June, July and August 2016: those about Child O, Child "
            "R, Child AC, Child L and Child N. The sixth, about Children P, followed "
            "in September 2017. Some of the reviews look back at practice of long ago.",
        ),
        callout("Read report and response together", ALONGSIDE),
        external_link("Full reports: www.cumbriaLSCB.com", SITE_OF_REPORTS),
    ]


def _after(events: Page, contact: Page) -> list[Block]:
    return [*_when_there_is_one(), *_dissemination(events, contact)]


def _when_there_is_one() -> list[Block]:
    return [
        heading("For your own work in Cumbria"),
        text(ASK_FIRST),
        heading("When there is a serious case review"),
        statute(
            "Local Safeguarding Children Boards Regulations 2006, regulation 5(2), as "
            "Cumbria LSCB gives it",
            "<p>where abuse of a child is known or suspected; and either -</p>"
            "<p>(i) the child has died; or</p>"
            "<p>(ii) the child has been seriously harmed and there is cause for "
            "concern as to the way in which the authority, their Board partners or "
            "other relevant persons have worked together to safeguard the child</p>",
            "https://www.legislation.gov.uk/uksi/2006/90",
        ),
    ]


def _dissemination(events: Page, contact: Page) -> list[Block]:
    return [
        heading("Dissemination of Learning"),
        text(
            "A number of workshops and a conference will make the lessons of this "
            "review, and of the others that we publish, more widely known. Sharing "
            "what was learnt is how safeguarding gets better, so we use what reviews "
            "recommend to do better for children and young people.",
        ),
        page_link("Workshops and conference", events),
        heading("If you want to talk about a review"),
        text(
            "Your line manager and your representative on the LSCB can answer "
            "questions about a review and what it says. So can the "
            f"{to(contact, 'LSCB Office')}.",
        ),
    ]


def _publish_briefings(
    opened: OpenedBoard, briefings: LearningIndexPage, reviews: ReviewIndexPage
) -> None:
    for review in ReviewPage.objects.child_of(reviews).order_by("path"):
        title = f"{review.title}: serious case review briefing"
        add_public(
            briefings,
            BriefingPage,
            title,
            summary=f"The learning from the review about {review.title}, in short.",
            documents=[
                document(opened.collection, "briefing", f"{review.title}: SCR briefing")
            ],
            about=[review],
        )
    publish(
        briefings,
        summary="A short briefing about each review, for you and your team.",
    )


def _add_events(home: Page) -> EventIndexPage:
    events = add_section(home, EventIndexPage, "Workshops and conference", "events")
    add_public(
        events,
        EventPage,
        "Workshops: lessons from serious case reviews",
        "workshops",
        kind=EventPage.Kind.WORKSHOP,
        summary="A number of workshops about what the reviews have taught us.",
        body=[text("For all who work with children and families in Cumbria.")],
    )
    add_public(
        events,
        EventPage,
        "Conference: lessons from serious case reviews",
        "conference",
        kind=EventPage.Kind.CONFERENCE,
        summary="One conference that brings the lessons of all reviews together.",
        body=[text("For all who work with children and families in Cumbria.")],
    )
    return publish(events, summary="How Cumbria LSCB makes the lessons known.")


def _publish_contact(contact: ContactPage) -> None:
    office = {
        "name": "LSCB Office",
        "purpose": "To talk about a serious case review and what it says",
        "address": ADDRESS,
        "phone": "",
        "email": EMAIL,
        "hours": "",
    }
    publish(
        contact,
        summary="How to reach Cumbria LSCB.",
        offices=[("office", office)],
        body=[
            heading("Before you write to us"),
            text(
                "If you work with children, your line manager or your representative "
                "on the LSCB may be able to help you sooner.",
            ),
        ],
    )


BOARD = DemoBoard(
    name="Cumbria Local Safeguarding Children Board",
    short_name=SHORT_NAME,
    hostname="cumbria.localhost",
    lead="We keep children in Cumbria safe together, and say openly what we have "
    "learnt.",
    furnish=furnish,
    facts={
        "address": ADDRESS,
        "email": EMAIL,
        "concern_phone": "01632 960101",
        "out_of_hours_phone": "01632 960102",
        "concern_hours": "Monday to Thursday: 8:30 to 17:00\n"
        "Friday: 8:30 to 16:30\nBank holidays: closed",
        "colour": "#46611c",
        "face": "fell",
        "pattern": "hills",
    },
)
