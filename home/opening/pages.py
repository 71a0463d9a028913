"""The standard pages that a board can start with, and how they are made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogContext
from wagtail.models import Page

from boards.models import (
    Board,
    ContactPage,
    ContentPage,
    EventIndexPage,
    FaqPage,
    LearningIndexPage,
    LibraryIndexPage,
    NewsIndexPage,
    ReviewIndexPage,
)
from cms.models import BasePage
from home.models import Door, HomePage
from home.opening import concern_page, duties, families, sections
from home.opening.live_pages import make_public, put_below

Purpose = ContentPage.Purpose
MOST_DOORS = 4


@dataclass(frozen=True)
class StandardPage:
    """A page that a board can start with.

    label: what the tick says. words: the fields of the page, from the board and its
    contact page. door: the heading and the text of its door on the home page.
    """

    label: Any
    model: type[BasePage]
    title: str
    slug: str
    words: Callable[[Any, Page | None], dict[str, Any]]
    in_menu: bool = True
    door: tuple[str, str] | None = None


def _of_purpose(label: Any, title: str, slug: str, words: Any, **more: Any) -> Any:
    return StandardPage(label, ContentPage, title, slug, words, False, **more)


# In the order of the menu. The contact page is made first: others link to it.
PAGES: dict[str, StandardPage] = {
    "reviews": StandardPage(
        _("Reviews"),
        ReviewIndexPage,
        "Reviews",
        "reviews",
        lambda board, contact: sections.REVIEWS,
        door=("Learning from reviews", "What happened, and what has to change."),
    ),
    "learning": StandardPage(
        _("Learning: briefings and bulletins"),
        LearningIndexPage,
        "Learning",
        "learning",
        lambda board, contact: sections.LEARNING,
        door=("Learning for practice", "Briefings for you and your team."),
    ),
    "library": StandardPage(
        _("Library: forms, procedures, guidance"),
        LibraryIndexPage,
        "Library",
        "library",
        lambda board, contact: sections.LIBRARY,
        door=("For professionals", "Forms, procedures and guidance."),
    ),
    "faq": StandardPage(
        _("Questions and answers"),
        FaqPage,
        "Questions and answers",
        "questions",
        sections.faq,
        door=("Questions and answers", "What a review is, and whom to ask."),
    ),
    "news": StandardPage(
        _("News and media statements"),
        NewsIndexPage,
        "News",
        "news",
        lambda board, contact: sections.NEWS,
        door=("News", "What is new, and what we say to the media."),
    ),
    "events": StandardPage(
        _("Events and training"),
        EventIndexPage,
        "Events",
        "events",
        lambda board, contact: sections.EVENTS,
        door=("Events", "Training, workshops and meetings."),
    ),
    "contact": StandardPage(
        _("Contact"),
        ContactPage,
        "Contact us",
        "contact",
        lambda board, contact: sections.contact(board),
        door=("Contact us", "How to reach our office."),
    ),
    "concern": _of_purpose(
        _("“Worried about a child?”, linked on top of every page"),
        concern_page.CONCERN,
        "worried-about-a-child",
        lambda board, contact: {
            "purpose": Purpose.CONCERN,
            "summary": concern_page.CONCERN_SUMMARY,
            "body": concern_page.words(board),
        },
        door=(concern_page.CONCERN, "Whom to ring, by day and by night."),
    ),
    "families": _of_purpose(
        _("For families: “What is a review? Whom do I ask?”"),
        families.TITLE,
        "families",
        lambda board, contact: {
            "purpose": Purpose.FAMILY,
            "summary": families.SUMMARY,
            "body": families.words(board, contact),
        },
        door=families.DOOR,
    ),
    "accessibility": _of_purpose(
        _("Accessibility statement"),
        "Accessibility statement",
        "accessibility",
        lambda board, contact: {
            "purpose": Purpose.ACCESSIBILITY,
            "summary": "How this website works for everybody, and what to do when it "
            "does not.",
            "body": duties.accessibility(),
        },
    ),
    "privacy": _of_purpose(
        _("Privacy notice"),
        "Privacy notice",
        "privacy",
        lambda board, contact: {
            "purpose": Purpose.PRIVACY,
            "summary": duties.PRIVACY_SUMMARY,
            "body": duties.privacy(contact),
        },
    ),
    "disclaimer": _of_purpose(
        _("Disclaimer"),
        "Disclaimer",
        "disclaimer",
        lambda board, contact: {
            "purpose": Purpose.DISCLAIMER,
            "summary": "What you can rely on here, and what you cannot.",
            "body": duties.disclaimer(),
        },
    ),
}
# What a newcomer looks for first.
DOORS = (
    "concern",
    "reviews",
    "families",
    "library",
    "learning",
    "faq",
    "contact",
    "news",
    "events",
)


# What a new home page consists of; those that have nothing to say say nothing.
SECTIONS = ("search", "doors", "newest", "events", "themes")


def make_pages(
    home: HomePage, board: Board, wanted: Iterable[str], *, live: bool
) -> None:
    """Make standard pages below a home page, with doors to them on it.

    wanted: keys of PAGES. live: whether the public reads them at once; words that are
    in another language than the home page wait as drafts.
    """
    chosen = set(wanted)
    made = {key: new_page(home, kind) for key, kind in PAGES.items() if key in chosen}
    # Nobody has published these: they are as opening made them.
    with LogContext():
        if live:
            put_below(home, list(made.values()))
            write(made, board)
            make_public(board, list(made.values()))
            _furnish(home, made)
        else:
            for page in made.values():
                home.add_child(instance=page)
            write(made, board)
            for page in made.values():
                page.save_revision()


def new_page(home: HomePage, kind: StandardPage) -> BasePage:
    return kind.model(
        title=kind.title,
        slug=kind.slug,
        locale=home.locale,
        live=False,
        show_in_menus=kind.in_menu,
    )


def write(made: dict[str, BasePage], board: Board) -> None:
    """Give pages their words, some of which lead to the page of the contacts."""
    for key, page in made.items():
        for name, value in PAGES[key].words(board, made.get("contact")).items():
            setattr(page, name, value)


def _furnish(home: HomePage, made: dict[str, BasePage]) -> None:
    """The home page's words, and doors to the first pages that there are."""
    home.refresh_from_db()
    home.summary = (
        "We bring together the organisations that work with children and families "
        "here, and say openly what we learn."
    )
    doors = [key for key in DOORS if key in made][:MOST_DOORS]
    home.doors = [
        Door(heading=door[0], text=door[1], page=made[key].page_ptr)
        for key in doors
        if (door := PAGES[key].door)
    ]
    home.sections = [(kind, None) for kind in SECTIONS]
    home.save_revision().publish()
