"""What a page costs: a fixed number of questions to the database, and few bytes."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from wagtail.models import Page, Site

from boards.models import (
    AboutReview,
    BriefingPage,
    ContentPage,
    GuidanceEdition,
    LearningIndexPage,
    Redirect,
    RelatedReview,
    ReviewIndexPage,
    ReviewPage,
    Theme,
)
from home.models import Door
from home.provisioning import OpenedBoard
from home.sections import SectionsBlock
from tests.every_page import PUBLISHED, one_of_each
from tests.factories import (
    get,
    make_board,
    make_document,
    make_page,
    make_review,
    release,
    the_list,
)
from tests.kept import pages_are_kept
from tests.many import multiply
from tests.states import home_in
from tests.whole import WHOLE
from tests.worlds import taken_back

FEW, MANY = 10, (1000 if WHOLE else 250)
LIST = "/reviews/"
FILTERS = ("type=rapid-review", "year=2017", "theme=harm", "document=report", "page=2")
LISTS = {
    **{f"list by {grouping}": LIST for grouping in ReviewIndexPage.Grouping.values},
    **{f"list with {wish}": f"{LIST}?{wish}" for wish in FILTERS},
}
# What each costs in a process that knows the board's facts (cms/kept/facts.py), where
# nothing of it is kept. One more is one too many; one less is noted.
COSTS = {
    "HomePage": 8,
    "ReviewPage": 7,
    "BriefingPage": 7,
    "BulletinPage": 7,
    "PracticeThemePage": 10,
    # Of a list that nothing is chosen of, what there is is counted once.
    "LearningIndexPage": 7,
    "LibraryIndexPage": 7,
    "LibraryItemPage": 6,
    "FaqPage": 5,
    "ContactPage": 5,
    "SubgroupPage": 5,
    "NewsIndexPage": 5,
    "NewsPage": 6,
    "EventIndexPage": 6,
    "EventPage": 5,
    "ContentPage": 6,
    # Two of them enter the public's role, and leave it.
    "search": 7,
    "search with filters": 7,
    "theme": 7,
    "404": 1,
    "gone": 1,
    "redirect": 1,
    "sitemap": 6,
    # It lists what there is in its language as well.
    "home in Polish": 8,
    # All that there are.
    "home of sections": 14,
    **dict.fromkeys(LISTS, 7),
    # Fewer of what was found has entries beside it. Two of the questions enter the
    # public's role, and leave it.
    **dict.fromkeys((f"list with {one}" for one in FILTERS[:4]), 10),
}
SECTIONS = {
    kind: "We learn." if kind == "sentence" else None
    for kind in SectionsBlock.base_blocks
}
# What a process asks once: the board's facts, the sites' roots, what there is in a
# list and what stands beside it, and each content type that it meets.
ASKED_ONCE = 24
# Bytes of the longest question.
LONGEST = 2_000
# Wagtail reads the whole row of a review that a block names.
LONGER = {"home of sections": 2_400}


@dataclass
class Cost:
    """How many queries a page took: asked again, and by a process that knows nothing.

    longest: the longest question of the first, in bytes.
    """

    warm: int
    cold: int
    longest: int


@pytest.fixture(scope="module")
def costs(django_db_setup, django_db_blocker) -> Iterator[dict[int, dict[str, Cost]]]:
    """What each page costs with few reviews and with many."""
    with taken_back(django_db_blocker, is_looked_at=False):
        board = make_board(phone="01480 373582")
        pages = full_pages(board)
        review = pages["ReviewPage"]
        multiply(review, FEW - ReviewPage.objects.count())
        found = {FEW: all_costs(board, pages)}
        multiply(review, MANY - FEW)
        found[MANY] = all_costs(board, pages)
        yield found


def full_pages(board: OpenedBoard) -> dict[str, Page]:
    """A page of every type, with everything around it that is asked for."""
    the_list(ReviewIndexPage, board, slug="reviews", show_in_menus=True)
    for purpose in ContentPage.Purpose.values:
        make_page(ContentPage, board.home, purpose=purpose, show_in_menus=True)
    pages = one_of_each(board)
    review = pages["ReviewPage"]
    fill(board, review)
    door = {"home": board.home, "page": review, "heading": "Learning"}
    for number in range(3):
        Door.objects.create(sort_order=number, **door)
    home_in(board, "pl")
    make_page(ContentPage, board.home, slug="what-was-here").unpublish()
    Redirect.objects.create(
        board=board.board, old_path="/an-old-address", target_page=review
    )
    return pages


def fill(board: OpenedBoard, review: ReviewPage) -> None:
    """What a review of ordinary size has."""
    review.guidance_edition = GuidanceEdition.objects.first()
    review.themes.set(Theme.objects.filter(parent__slug="harm"))
    review.save()
    for kind in ("executive-summary", "briefing", "response"):
        release(review, make_document(board), kind=kind)
    learning = the_list(LearningIndexPage, board)
    for _number in range(2):
        about = make_page(BriefingPage, learning, published=PUBLISHED)
        AboutReview.objects.create(page_id=about.pk, review=review)
        release(about, make_document(board), kind="briefing")
    for _number in range(2):
        other = make_review(board)
        RelatedReview.objects.create(page=review, review=other)


def all_costs(board: OpenedBoard, pages: dict[str, Page]) -> dict[str, Cost]:
    addresses: dict[str, Page | str] = {
        name: page for name, page in pages.items() if name != "ReviewIndexPage"
    }
    addresses |= {
        "search": "/search/?q=child",
        "search with filters": "/search/?q=child&kind=reviewpage&theme=harm&from=2001",
        "theme": "/themes/neglect/",
        "404": "/nowhere/",
        "gone": "/what-was-here/",
        "redirect": "/an-old-address/",
        "sitemap": "/sitemap.xml",
        "home in Polish": "/pl/",
    }
    found = {name: cost(board, address) for name, address in addresses.items()}
    for name, address in LISTS.items():
        if name.startswith("list by"):
            ReviewIndexPage.objects.update(grouping=name.rsplit(" ", 1)[-1])
        found[name] = cost(board, address)
    board.home.refresh_from_db()
    board.home.sections = [
        (kind, {"review": pages["ReviewPage"]} if kind == "featured" else value)
        for kind, value in SECTIONS.items()
    ]
    board.home.save()
    found["home of sections"] = cost(board, "/")
    board.home.sections = []
    board.home.save()
    return found


def cost(board: OpenedBoard, address: Page | str) -> Cost:
    cache.clear()
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    page = Page.objects.get(pk=address.pk) if isinstance(address, Page) else address
    path = page if isinstance(page, str) else page.specific.relative_url(board.site)
    # With a query nothing is answered from what is kept.
    path += "&x=1" if "?" in path else "?x=1"
    with pages_are_kept():
        cold, warm = queries(board, path), queries(board, path)
    longest = max(len(sql.encode()) for sql in warm)
    return Cost(warm=len(warm), cold=len(cold), longest=longest)


def queries(board: OpenedBoard, path: str) -> list[str]:
    asked = []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        get(Client(), board, path)
    return asked


@pytest.mark.parametrize("name", COSTS)
def test_a_page_costs_few_queries_and_no_more_with_many_reviews(costs, name):
    few, many = costs[FEW][name], costs[MANY][name]

    assert few.warm == many.warm == COSTS[name]


def test_no_question_of_a_page_is_long(costs):
    too_long = {
        (many, name): one.longest
        for many, found in costs.items()
        for name, one in found.items()
        if one.longest > LONGER.get(name, LONGEST)
    }

    assert costs[MANY]
    assert too_long == {}


@pytest.mark.parametrize("name", COSTS)
def test_a_page_costs_hardly_more_when_every_cache_is_empty(costs, name):
    few, many = costs[FEW][name], costs[MANY][name]

    assert few.cold == many.cold
    assert many.cold - many.warm <= ASKED_ONCE


def test_every_page_that_is_asked_for_has_its_number(costs):
    assert costs[MANY].keys() == COSTS.keys()


@pytest.mark.django_db
def test_the_html_of_a_review_is_small_on_the_way():
    board = make_board()
    review = full_pages(board)["ReviewPage"]
    review.body = [
        ("heading", {"text": "What we found", "level": "2"}),
        *[
            ("text", f"<p>{'What we learnt and what changed. ' * 12}{n}</p>")
            for n in range(12)
        ],
    ]
    review.save()

    response = get(Client(), board, review)

    assert response.status_code == 200
    assert len(gzip.compress(response.content, mtime=0)) <= 10_000
