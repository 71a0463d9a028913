"""The library: what a form is for, who keeps it, then the file."""

import re

import pytest
from django.template.loader import get_template

from boards.models import LibraryIndexPage, LibraryItemPage
from boards.models.pages.kinds import page_kind
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_document, make_page, release
from tests.reading import each, parsed, words
from tests.states import lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def library(board: OpenedBoard) -> LibraryIndexPage:
    return make_page(LibraryIndexPage, board.home, title="Library", slug="library")


def test_items_stand_under_their_kinds_in_the_order_of_the_tree(client, board, library):
    for title, category in [
        ("Guide", "guidance"),
        ("Second form", "form"),
        ("Procedure", "procedure"),
        ("First form", "form"),
        ("Leaflet", ""),
    ]:
        make_page(LibraryItemPage, library, title=title, category=category)

    found = parsed(get(client, board, library)).select("main :is(h2, h3)")

    assert [(heading.name, heading.get_text()) for heading in found] == [
        ("h2", "Forms"),
        ("h3", "Second form"),
        ("h3", "First form"),
        ("h2", "Procedures"),
        ("h3", "Procedure"),
        ("h2", "Guidance"),
        ("h3", "Guide"),
        ("h2", "Other documents"),
        ("h3", "Leaflet"),
    ]


def test_nothing_is_said_of_the_kind_of_what_nobody_chose_one_for(
    client, board, library
):
    item = make_page(LibraryItemPage, library, title="Leaflet")

    assert each(get(client, board, library), "main h2") == ["Documents"]
    assert each(get(client, board, item), ".page__kicker") == []
    assert page_kind(item) == ""


def test_each_fact_that_is_printed_has_the_list_of_facts_shown():
    facts = get_template("components/library_facts.html").template.source
    printed = set(re.findall(r"{% if item\.(\w+) %}", facts))

    assert printed == set(LibraryItemPage.FACTS)


def test_the_list_says_what_an_item_is_for_and_gives_its_files(client, board, library):
    item = make_page(
        LibraryItemPage, library, title="Referral", summary="Use it to refer a case."
    )
    release(item, make_document(board), title="Referral form", kind="form")
    release(item, make_document(board), title="Guide to the form", kind="guidance")

    response = get(client, board, library)

    assert "Referral Use it to refer a case." in words(response)
    titles = each(response, ".document-item__title")
    assert [title.split(" (")[0] for title in titles] == [
        "Referral form",
        "Guide to the form",
    ]


def test_what_a_visitor_may_not_read_is_not_in_the_library(client, board, library):
    make_page(LibraryItemPage, library, title="A draft", live=False)
    closed = make_page(LibraryItemPage, library, title="Closed")
    release(closed, make_document(board), title="Its file", kind="form")
    lock(closed)

    text = words(get(client, board, library))

    assert "There is nothing here at the moment" in text
    assert "Its file" not in text


def test_an_item_says_who_keeps_it_and_until_when_it_holds(client, board, library):
    item = make_page(
        LibraryItemPage,
        library,
        category="terms",
        kept_by="Practice Review Group",
        issued=PartialDate(2019, 4),
        review_due=PartialDate(2021),
        body=[("text", "<p>Who may refer.</p>")],
    )
    release(item, make_document(board), title="Terms", kind="terms-of-reference")

    response = get(client, board, item)

    assert words(response, ".page__kicker") == "Terms of reference"
    assert each(response, ".facts dd") == [
        "Practice Review Group",
        "April 2019",
        "2021",
    ]
    # The item is of that date; of its file nobody said one.
    assert words(response, ".document-item__meta") == "Terms of reference"
    assert "Who may refer." in words(response)


def test_an_item_of_which_nothing_is_known_has_no_empty_facts(client, board, library):
    response = get(client, board, make_page(LibraryItemPage, library))

    assert not each(response, ".facts")


def test_the_word_before_an_issue_is_not_said_twice(client, board, library):
    item = make_page(LibraryItemPage, library, issue="Issue 3.1b")
    other = make_page(LibraryItemPage, library, issue="Issued in May")

    assert each(get(client, board, item), ".facts dd") == ["3.1b"]
    assert each(get(client, board, other), ".facts dd") == ["Issued in May"]


def test_the_list_loads_no_long_text(client, board, library):
    make_page(LibraryItemPage, library, body=[("text", "<p>Long.</p>")])

    response = get(client, board, library)

    [(_heading, [(item, _documents)])] = response.context["groups"]
    assert "body" in item.get_deferred_fields()
