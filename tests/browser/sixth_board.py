"""A board that uses everything which the five of the demonstration leave out.

Long names, a logo, every type of page in Polish and in Urdu, which runs from right to
left, every block, every state of a document, a matrix of reviews, more news than one
page of the list holds.
"""

from datetime import UTC, datetime

from wagtail.images.tests.utils import get_test_image_file

from boards import models
from cms.models import BoardImage
from cms.partial_dates import PartialDate
from home import writing
from home.demo import builders as build
from home.provisioning import OpenedBoard, Outfit, open_board
from tests import factories
from tests.in_languages import WORDS, one_of_each_in

HOSTNAME = "sixth.localhost"
NAME = "Bournemouth, Christchurch and Poole Safeguarding Children Partnership Board"
LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
# About ninety words: as much as a panel of a briefing should hold.
NINETY_WORDS = (
    "A team reads this panel in one minute, and then talks about it for five. " * 6
)
EVERY_STATE = [
    ("on_request", ""),
    ("delayed", "Delayed until court proceedings have ended."),
    ("not_published", "Not published, to protect the children of the family."),
    ("withdrawn", "Withdrawn in March 2024."),
]


def open_sixth_board() -> OpenedBoard:
    opened = open_board(
        name=NAME,
        short_name="BCP",
        hostname=HOSTNAME,
        lead="Three towns, one partnership: we learn how to keep children safe.",
        address="Civic Centre\nBourne Avenue\nBournemouth\nBH2 6DY",
        phone="01632 960601",
        email="the.safeguarding.children.partnership.office@partnership.example",
        concern_phone="01632 960602",
        out_of_hours_phone="01632 960603",
        concern_hours="Weekdays: 9:00 to 12:30 and 13:30 to 17:00\n"
        "Bank holidays: closed",
        colour="#7a1f5c",
        outfit=Outfit(
            pages=("faq", "concern", "accessibility", "privacy", "disclaimer"),
            logo=get_test_image_file(),
        ),
    )
    picture = opened.board.logo
    contact = add_contact(opened)
    reviews = add_reviews(opened)
    add_learning(opened, reviews)
    add_lists(opened)
    build.add_public(
        opened.home,
        models.ContentPage,
        f"About {LONG_WORD}",
        "about",
        show_in_menus=True,
        summary="Every block that a page can hold.",
        body=every_block(picture, contact),
    )
    add_languages(opened, picture)
    return opened


def add_contact(opened: OpenedBoard) -> models.ContactPage:
    person = {
        "role": "Designated safeguarding lead",
        "name": "A. Person",
        "organisation": "Council",
        "purpose": "Referrals",
        "phone": "01632 960604",
        "email": "lead@partnership.example",
    }
    office = {
        "name": "The office",
        "purpose": "All questions",
        "address": "Civic Centre",
        "phone": "01632 960601",
        "email": "office@partnership.example",
        "hours": "Monday to Friday, 9 am to 5 pm",
    }
    return build.add_public(
        opened.home,
        models.ContactPage,
        "Contact",
        show_in_menus=True,
        offices=[("office", office)],
        roles=[("role", person), ("role", {**person, "name": ""})],
    )


def add_reviews(opened: OpenedBoard) -> list[models.ReviewPage]:
    """A matrix of two reviews; the second has every fact and document it can have."""
    index = build.add_public(
        opened.home,
        models.ReviewIndexPage,
        "Reviews",
        show_in_menus=True,
        grouping=models.ReviewIndexPage.Grouping.MATRIX,
    )
    rapid = build.review_type("rapid-review")
    first = build.add_public(
        index,
        models.ReviewPage,
        "Family Z",
        review_type=rapid,
        published=PartialDate.parse("2011"),
    )
    rows = [build.document(opened.collection, "report", f"{LONG_WORD}: report")]
    for availability, note in EVERY_STATE:
        row = build.document(opened.collection, "briefing", f"A {availability} paper")
        row.availability, row.public_note = availability, note
        row.language = "pl"
        rows.append(row)
    second = build.add_public(
        index,
        models.ReviewPage,
        f"Children Q, {LONG_WORD} and R",
        "children-q",
        review_type=rapid,
        summary="Everything that a review can say of itself.",
        also_known_as="Alex; Child Q",
        local_code="LR-4",
        guidance_edition=models.GuidanceEdition.objects.first(),
        partner_boards="Dorset\nHampshire",
        methodology="Systems",
        reviewers="A. Reviewer\nB. Reviewer",
        commissioned=PartialDate.parse("2015"),
        completed=PartialDate.parse("June 2016"),
        published=PartialDate.parse("12 September 2017"),
        nspcc_reference="C7043",
        themes=models.Theme.objects.values_list("slug", flat=True)[:6],
        documents=rows,
        body=[writing.heading("What we found"), writing.text("Nobody had asked.")],
    )
    second.related_reviews.create(review=first)
    return [first, second]


def add_learning(opened: OpenedBoard, reviews: list[models.ReviewPage]) -> None:
    index = build.add_public(
        opened.home, models.LearningIndexPage, "Learning", show_in_menus=True
    )
    theme = models.Theme.objects.first()
    panels = [
        ("panel", {"heading": f"Panel {number}", "text": f"<p>{NINETY_WORDS}</p>"})
        for number in range(1, 8)
    ]
    for model, title, fields in (
        (models.BriefingPage, "Asking children", {"briefing_panels": panels}),
        (models.BulletinPage, LONG_WORD, {"body": [writing.text(NINETY_WORDS)]}),
    ):
        build.add_public(
            index,
            model,
            f"What two reviews have taught us: {title}",
            model._meta.model_name,
            summary="For everybody who works with children.",
            published=PartialDate.parse("October 2019"),
            documents=[build.document(opened.collection, "briefing", "On one sheet")],
            about=reviews,
            themes=[theme.slug],
            **fields,
        )
    build.add_public(index, models.PracticeThemePage, theme.name, theme=theme)


def add_lists(opened: OpenedBoard) -> None:
    """Events past and to come, a form with all its dates, and two pages of news."""
    events = build.add_public(opened.home, models.EventIndexPage, "Events")
    for year in (2020, 2090):
        starts = datetime(year, 1, 31, 9, 30, tzinfo=UTC)
        build.add_public(
            events,
            models.EventPage,
            f"Workshop {year}",
            starts_at=starts,
            ends_at=starts,
            venue="County Hall",
            booking_link="https://www.example.org/book",
        )
    library = build.add_public(opened.home, models.LibraryIndexPage, "Library")
    build.add_public(
        library,
        models.LibraryItemPage,
        "Referral form",
        kept_by="Practice Review Group",
        issued=PartialDate.parse("April 2019"),
        review_due=PartialDate.parse("2021"),
        documents=[
            build.document(opened.collection, "form", "Form", sample="form.docx")
        ],
    )
    news = build.add_public(opened.home, models.NewsIndexPage, "News")
    for number in range(51):
        factories.make_page(models.NewsPage, news, title=f"News {number}")


def every_block(
    picture: BoardImage, contact: models.ContactPage
) -> list[writing.Block]:
    clauses = "<ol><li>one<ol><li>two<ol><li>three</li></ol></li></ol></li></ol>"
    table = {
        "columns": [{"type": "text", "heading": LONG_WORD} for _column in range(5)],
        "rows": [{"values": [LONG_WORD] * 5}],
        "caption": "A wide table",
    }
    return [
        writing.heading("A section"),
        ("heading", {"text": "A part of it", "level": "3"}),
        writing.text("<ul><li>One<ul><li>Two</li></ul></li></ul>", NINETY_WORDS),
        writing.callout("Act today", f"Ask {writing.to(contact, 'us')}."),
        writing.steps(("Ask", "Whom?"), ("Write", "What?")),
        ("quote", {"text": "Nobody asked me.", "who": "A young person"}),
        writing.statute("An Act, section 1", clauses, "https://www.example.org/act"),
        (
            "figure",
            {"image": picture, "caption": "Drawn by a pupil"},
        ),
        ("table", table),
        writing.external_link("Another site", "https://www.example.org"),
        writing.page_link("Contact", contact),
    ]


def add_languages(opened: OpenedBoard, picture: BoardImage) -> None:
    """Every type of page in a language of each direction, and every block in Urdu."""
    one_of_each_in(opened, "pl")
    urdu = one_of_each_in(opened, "ur")
    home = urdu["HomePage"]
    title, summary = WORDS["ur"]
    blocks = every_block(picture, urdu["ContactPage"])
    build.add_public(
        home, models.ContentPage, title, "blocks", summary=summary, body=blocks
    )
    concern = models.ContentPage.Purpose.CONCERN
    build.add_public(
        home,
        models.ContentPage,
        title,
        "concern",
        summary=summary,
        body=[writing.text(summary)],
        purpose=concern,
    )
