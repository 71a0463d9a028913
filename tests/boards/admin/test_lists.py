"""The lists of the CMS: who sees which, in what order, and what they find."""

import csv
import re
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from boards.models import (
    BriefingPage,
    EventIndexPage,
    EventPage,
    LearningIndexPage,
    LibraryIndexPage,
    LibraryItemPage,
    NewsIndexPage,
    NewsPage,
    ReviewType,
    Theme,
)
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.cms_forms import adding
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_editor,
    make_page,
    make_review,
    make_user,
    the_list,
)
from tests.reading import words

pytestmark = pytest.mark.django_db

FAMILIES = [
    "reviews",
    "briefings",
    "bulletins",
    "practice-themes",
    "library",
    "news",
    "events",
]


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def editor(board: OpenedBoard) -> Client:
    """An editor's browser."""
    return cms_client(make_editor(board))


@pytest.fixture
def administrator() -> Client:
    return cms_client(make_administrator())


def titles(client: Client, name: str, **query) -> list[str]:
    response = client.get(reverse(f"{name}:index"), query)
    assert response.status_code == 200
    return [page.title for page in response.context["object_list"]]


@pytest.mark.parametrize("name", FAMILIES)
def test_an_editor_opens_every_list_of_pages_and_one_that_is_empty_says_so(
    editor, name
):
    response = editor.get(reverse(f"{name}:index"))
    is_empty = not response.context["object_list"]

    assert response.status_code == 200
    assert ("to display" in response.content.decode()) is is_empty


@pytest.mark.parametrize("name", FAMILIES)
def test_a_list_stays_open_when_it_is_searched_filtered_and_sorted(board, editor, name):
    list_page = {
        "library": (LibraryIndexPage, LibraryItemPage),
        "news": (NewsIndexPage, NewsPage),
        "events": (EventIndexPage, EventPage),
        "briefings": (LearningIndexPage, BriefingPage),
    }.get(name)
    if list_page:
        make_page(list_page[1], the_list(list_page[0], board), title="Winter words")
    response = editor.get(reverse(f"{name}:index"))
    table = response.context["table"]
    orders = [column.sort_key for column in table.columns.values() if column.sort_key]

    assert orders
    for order in [key for name in orders for key in (name, f"-{name}")]:
        found = titles(editor, name, q="winter", ordering=order, state="live")
        assert found == (["Winter words"] if list_page else [])


def test_the_list_of_events_says_the_day_of_one_that_is_to_come(board, editor):
    make_page(
        EventPage,
        the_list(EventIndexPage, board),
        starts_at=datetime(2099, 6, 1, 9, 30, tzinfo=UTC),
    )

    assert "1 Jun 2099, 10:30" in words(editor.get(reverse("events:index")))


def test_reviews_stand_newest_first_and_those_without_a_date_on_top(board, editor):
    for title, date in [("May", (2014, 5, 29)), ("None", None), ("Year", (2015,))]:
        make_review(board, title=title, published=PartialDate(*date) if date else None)

    assert titles(editor, "reviews") == ["None", "Year", "May"]
    assert titles(editor, "reviews", ordering="published") == ["None", "May", "Year"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"published": "2014"}, ["Alex"]),
        ({"review_type": "serious-case-review"}, ["Alex"]),
        ({"theme": "harm"}, ["Alex"]),
        ({"theme": "neglect"}, ["Alex"]),
        ({"theme": "practice"}, []),
        ({"publication_decision": "delayed"}, ["Beth"]),
        ({"state": "draft"}, ["Beth"]),
        ({"state": "live"}, ["Alex"]),
        ({"q": "ale"}, ["Alex"]),
        ({"q": "Child P"}, ["Beth"]),
        ({"q": "LR-4"}, ["Beth"]),
        ({"q": "beth", "state": "live"}, []),
    ],
    ids=str,
)
def test_reviews_are_found_by_what_an_editor_knows(board, editor, query, found):
    make_review(
        board,
        title="Alex",
        published=PartialDate(2014, 5),
        review_type=ReviewType.objects.get(slug="serious-case-review"),
        themes=[Theme.objects.get(slug="neglect")],
    )
    make_review(
        board,
        title="Beth",
        also_known_as="Child P",
        local_code="LR-4",
        publication_decision="delayed",
        live=False,
    )
    models = {"review_type": ReviewType, "theme": Theme}
    keys = {
        name: models[name].objects.get(slug=value).pk if name in models else value
        for name, value in query.items()
    }

    assert titles(editor, "reviews", **keys) == found


def test_only_years_that_have_reviews_are_offered(board, editor):
    make_review(board, published=PartialDate(2014, 5))
    make_review(make_board(), published=PartialDate(1999))

    response = editor.get(reverse("reviews:index"))

    choices = response.context["filters"].form.fields["published"].choices
    assert [value for value, _label in choices if value] == [2014]


def test_adding_leads_straight_to_the_form_below_the_boards_only_list(board, editor):
    news = the_list(NewsIndexPage, board)

    response = editor.get(reverse("news:choose_parent"))

    assert response.url == adding(NewsPage, news)


def test_adding_without_a_list_to_add_to_says_what_is_missing(editor):
    response = editor.get(reverse("news:choose_parent"), follow=True)

    (message,) = response.context["messages"]
    assert str(message).strip() == (
        "A page of the kind “news or statement” goes below a page of the kind “news "
        "list”, and there is none yet. Add that below your home page first."
    )


def test_an_editor_sees_the_pages_of_their_own_board_only(board, editor):
    make_review(board, title="Ours")
    make_review(make_board(), title="Theirs")

    assert titles(editor, "reviews") == ["Ours"]
    assert titles(editor, "reviews", q="theirs") == []


def test_who_works_on_several_boards_sees_whose_page_it_is(board, administrator):
    make_review(board, title="Ours")
    make_review(make_board(short_name="Elsewhere"), title="Theirs")

    html = administrator.get(reverse("reviews:index")).content.decode()

    assert board.board.short_name in html
    assert "Elsewhere" in html


def test_a_list_costs_the_same_however_long_it_is(
    board, editor, django_assert_max_num_queries
):
    make_review(board)
    address = reverse("reviews:index")
    editor.get(address)
    with django_assert_max_num_queries(35) as few:
        editor.get(address)
    for _number in range(4):
        make_review(board)

    with django_assert_max_num_queries(len(few)):
        editor.get(address)


def test_the_reviews_can_be_taken_away_as_a_table(board, editor):
    make_review(board, title="Alex", published=PartialDate(2014, 5))

    response = editor.get(reverse("reviews:index"), {"export": "csv"})

    text = b"".join(response.streaming_content).decode("utf-8-sig")
    heading, row = csv.reader(text.splitlines())
    assert heading[:4] == ["Name", "Also known as", "Local code", "Type of review"]
    assert row[:4] == ["Alex", "", "", "Rapid review"]
    assert row[5:7] == ["May 2014", "Published"]


def menu_names(client: Client) -> set[str]:
    """The names of all items of the menu, at any depth."""
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    return set(re.findall(r'"name": "([\w-]+)"', html))


def test_only_administrators_see_the_list_of_boards(board, editor, administrator):
    address = reverse("boards:index")

    assert editor.get(address).status_code == 302
    html = administrator.get(address).content.decode()
    assert board.board.title in html
    assert board.board.hostname in html
    assert board.board.colour in html


def test_an_editors_menu_holds_what_they_work_on(editor):
    names = menu_names(editor)

    assert {"explorer", "reviews", "learning", "library", "events"} <= names
    assert not {"shared-lists", "boards", "snippets", "settings"} & names


def test_an_administrators_menu_holds_the_shared_lists_and_the_boards(administrator):
    assert {"shared-lists", "boards", "reviews"} <= menu_names(administrator)


def test_somebody_without_pages_sees_no_lists_of_pages():
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))

    assert "reviews" not in menu_names(cms_client(user))
