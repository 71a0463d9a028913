"""A board with one page of every type, each with all that its type can hold."""

from typing import Any

from wagtail.models import Page, get_page_models

from boards.models import (
    AboutReview,
    BriefingPage,
    BulletinPage,
    ContactPage,
    ContentPage,
    EventIndexPage,
    EventPage,
    FaqPage,
    LearningIndexPage,
    LibraryIndexPage,
    LibraryItemPage,
    NewsIndexPage,
    NewsPage,
    PracticeThemePage,
    ReviewIndexPage,
    SubgroupPage,
    Theme,
)
from cms.models import BasePage
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.factories import make_document, make_page, make_review, release, the_list

TYPES = sorted(
    model.__name__ for model in get_page_models() if issubclass(model, BasePage)
)
TEXT = [("text", "<p>What we learnt.</p>")]
PUBLISHED = PartialDate(2017, 9, 12)


def one_of_each(board: OpenedBoard) -> dict[str, Page]:
    """One page of every type, by the name of its type. All are live."""
    review = make_review(
        board,
        slug="child-p",
        title="Child P",
        published=PUBLISHED,
        themes=[Theme.objects.get(slug="neglect")],
        body=TEXT,
    )
    pages = [
        board.home,
        the_list(ReviewIndexPage, board),
        review,
        *_learning(board),
        *_library(board),
        *_people(board),
        *_news_and_events(board),
        make_page(FaqPage, board.home, slug="questions", groups=[question()]),
        make_page(ContentPage, board.home, slug="about", body=TEXT, show_in_menus=True),
    ]
    release(review, make_document(board))
    for page in pages:
        if type(page) in (BriefingPage, BulletinPage, NewsPage):
            AboutReview.objects.create(page_id=page.pk, review=review)
    return {type(page).__name__: page for page in pages}


def question(text: str = "What is a review?", heading: str = "") -> tuple[str, Any]:
    """A group of one question."""
    answer = "<p>A look back, to learn.</p>"
    return (
        "group",
        {"heading": heading, "questions": [{"question": text, "answer": answer}]},
    )


def _learning(board: OpenedBoard) -> list[Page]:
    learning = the_list(LearningIndexPage, board, slug="learning", show_in_menus=True)
    panels = [
        ("panel", {"heading": f"Panel {number}", "text": "<p>Words.</p>"})
        for number in range(1, 8)
    ]
    return [
        learning,
        make_page(BriefingPage, learning, published=PUBLISHED, briefing_panels=panels),
        make_page(BulletinPage, learning, published=PUBLISHED, body=TEXT),
        make_page(
            PracticeThemePage,
            learning,
            theme=Theme.objects.get(slug="neglect"),
            body=TEXT,
        ),
    ]


def _library(board: OpenedBoard) -> list[Page]:
    library = the_list(LibraryIndexPage, board, slug="library")
    item = make_page(LibraryItemPage, library, kept_by="Review Group", body=TEXT)
    release(item, make_document(board), kind="form")
    return [library, item]


def _people(board: OpenedBoard) -> list[Page]:
    office = {"name": "Office", "phone": "01480 373582", "email": "", "address": ""}
    contact = make_page(
        ContactPage, board.home, slug="contact", offices=[("office", office)]
    )
    return [contact, make_page(SubgroupPage, contact, body=TEXT)]


def _news_and_events(board: OpenedBoard) -> list[Page]:
    news = the_list(NewsIndexPage, board, slug="news")
    events = the_list(EventIndexPage, board, slug="events")
    return [
        news,
        make_page(NewsPage, news, published=PUBLISHED, body=TEXT),
        events,
        make_page(EventPage, events, venue="County Hall", body=TEXT),
    ]
