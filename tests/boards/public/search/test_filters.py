"""Narrowing what was found: counts beside each choice, chips, one address for all."""

import pytest

from boards.models import BriefingPage, LearningIndexPage, Theme
from cms.partial_dates import PartialDate
from tests.boards.public.search.asking import found, says, search
from tests.factories import (
    make_board,
    make_document,
    make_page,
    make_review,
    release,
    the_list,
)
from tests.reading import addresses, each, parsed
from tests.states import home_in
from tests.worlds import taken_back

LABEL = ".filters__choice label"


@pytest.fixture(scope="module")
def board(django_db_setup, django_db_blocker):
    with taken_back(django_db_blocker):
        board = make_board()
        neglect = Theme.objects.filter(slug="neglect")
        for name, year in (("Child P", 2017), ("Child Q", 2019)):
            review = make_review(
                board,
                title=name,
                summary="A heron.",
                published=PartialDate(year),
                themes=neglect if name == "Child P" else (),
            )
            file = says(make_document(board), "A heron.")
            release(review, file, title=f"{name}: report")
        learning = the_list(LearningIndexPage, board)
        make_page(BriefingPage, learning, title="Herons", published=PartialDate(2019))
        make_page(LearningIndexPage, home_in(board, "pl"), title="Heron po polsku")
        yield board


def numbers(board, **wishes) -> dict[str, str]:
    labels = [label.split() for label in each(search(board, "heron", **wishes), LABEL)]
    return {" ".join(words[:-1]): words[-1].strip("()") for words in labels}


def test_each_choice_says_how_many_there_are_of_it(board):
    assert numbers(board) == {
        "Document": "2",
        "Review": "2",
        "Briefing": "1",
        "7-minute briefing": "1",
        "Kinds of harm": "2",
        "Neglect": "2",
        "Rapid review": "4",
        "Report": "2",
        "Published": "4",
        "Everybody": "4",
        "People who work with children and families": "1",
        "English": "5",
        "polski": "1",
    }


def test_choices_of_one_filter_add_and_filters_narrow_each_other(board):
    assert found(board, "heron", kind="reviewpage") == ["Child Q", "Child P"]
    assert len(found(board, "heron", kind=["reviewpage", "file"])) == 4
    assert found(board, "heron", kind="file", theme="neglect") == ["Child P: report"]
    # What else there is of a filter is counted as if nothing was chosen in it.
    counted = numbers(board, kind="reviewpage")
    assert counted["Document"] == "2"
    assert counted["Neglect"] == "1"


def test_years_are_a_first_and_a_last_one(board):
    asked = {"kind": "reviewpage"}
    assert found(board, "heron", **asked, **{"from": "2018"}) == ["Child Q"]
    assert found(board, "heron", **asked, to="2018") == ["Child P"]
    assert found(board, "heron", **asked, **{"from": "2017", "to": "2019"}) != []
    options = each(search(board, "heron"), "#year-from option")
    assert options == ["All", "2019 (3)", "2017 (2)"]


def test_another_language_is_found_where_it_is_chosen(board):
    assert found(board, "heron", language="pl") == ["Heron po polsku"]


def test_a_chip_takes_one_choice_away_and_keeps_the_rest(board):
    response = search(board, "heron", kind="reviewpage", theme="neglect", to="2018")

    chips = addresses(response, ".chip")
    assert each(response, ".chip") == [
        "Take away: Review ×",
        "Take away: Neglect ×",
        "Take away: Until 2018 ×",
    ]
    assert chips[0] == "/search/?q=heron&theme=neglect&to=2018"
    assert chips[2] == "/search/?q=heron&kind=reviewpage&theme=neglect"
    assert parsed(response).select_one("#kind-reviewpage").has_attr("checked")
    assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    "wishes",
    [
        {"kind": "'; DROP TABLE"},
        {"kind": ["x"] * 500},
        {"from": "99999", "to": "-1"},
        {"theme": "\x00"},
        {"language": "xx"},
    ],
    ids=lambda wishes: next(iter(wishes)),
)
def test_a_choice_that_makes_no_sense_is_no_fault(board, wishes):
    assert search(board, "heron", **wishes).status_code == 200
