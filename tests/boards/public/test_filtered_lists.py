"""Every list can be narrowed in the same way: counts, several choices, chips, years."""

import pytest

from boards.models import (
    BriefingPage,
    BulletinPage,
    EventIndexPage,
    EventPage,
    LearningIndexPage,
    LibraryIndexPage,
    LibraryItemPage,
    NewsIndexPage,
    NewsPage,
    ReviewIndexPage,
    ReviewPage,
    ReviewType,
    Theme,
)
from cms.partial_dates import PartialDate
from tests.factories import get, make_board, make_document, make_page, release, the_list
from tests.reading import addresses, each, parsed, words
from tests.states import lock
from tests.worlds import taken_back

TITLES = ":is(.card, .news-item, .event-item, .review-item__title, h3) a"
LISTS = {
    ReviewIndexPage: (ReviewPage, {"published": PartialDate(2017)}, {}),
    LearningIndexPage: (
        BriefingPage,
        {"published": PartialDate(2017)},
        {"model": BulletinPage},
    ),
    LibraryIndexPage: (
        LibraryItemPage,
        {"category": "form", "issued": PartialDate(2017)},
        {"category": "policy"},
    ),
    NewsIndexPage: (
        NewsPage,
        {"kind": "statement", "published": PartialDate(2017)},
        {"kind": "news"},
    ),
    EventIndexPage: (
        EventPage,
        {"kind": "training", "starts_at": "2017-01-01T00:30Z"},
        {"kind": "meeting"},
    ),
}


@pytest.fixture(scope="module")
def lists(django_db_setup, django_db_blocker):
    """A board with every list: in each two pages, and some that nobody may read."""
    with taken_back(django_db_blocker):
        board = make_board()
        found = {}
        of_type = {"review_type": ReviewType.objects.first()}
        for model, (kind, first, second) in LISTS.items():
            if kind is ReviewPage:
                first, second = first | of_type, second | of_type
            found[model] = index = the_list(model, board, title=model.__name__)
            one = make_page(kind, index, title="First", **first)
            release(one, make_document(board), kind="easy-read", language="pl")
            others = dict(second)
            other = others.pop("model", kind)
            make_page(other, index, title="Second", **others)
            hidden = make_page(kind, index, title="Locked", **first)
            release(hidden, make_document(board), kind="slides", language="cy")
            lock(hidden)
            draft = make_page(kind, index, title="Draft", live=False, **first)
            release(draft, make_document(board), kind="slides", language="ro")
        yield board, found


def shown(client, lists, model, **wishes):
    board, found = lists
    return get(client, board, found[model], **wishes)


@pytest.mark.parametrize("model", LISTS, ids=lambda model: model.__name__)
def test_a_list_is_narrowed_and_counts_only_what_a_visitor_may_read(
    client, lists, model
):
    whole = shown(client, lists, model)
    narrowed = shown(client, lists, model, language="pl")
    years = shown(client, lists, model, **{"from": "2016", "to": "2017"})

    boxes = each(whole, ".filters__choice label")
    assert "polski (1)" in boxes
    assert "Easy read version (1)" in boxes
    assert "Children and families (1)" in boxes
    # Of what is hidden neither a choice nor a number.
    assert not {"Slides", "Cymraeg", "română"} & {box.split(" (")[0] for box in boxes}
    assert each(narrowed, TITLES) == ["First"]
    assert each(narrowed, ".chip") == ["Take away: polski ×"]
    assert each(years, TITLES) == ["First"]
    assert each(whole, "#year-from option") in (["All", "2017 (1)"], [])


@pytest.mark.parametrize("model", LISTS, ids=lambda model: model.__name__)
def test_what_matches_nothing_says_so_and_leads_back(client, lists, model):
    response = shown(client, lists, model, theme="neglect", language="pl")

    _board, found = lists
    assert not each(response, TITLES)
    assert found[model].url in addresses(response, ".empty a")


def test_many_choices_of_one_filter_add_and_of_several_narrow(client, lists):
    one = {"type": ["statement", "news"]}

    assert each(shown(client, lists, NewsIndexPage, **one), TITLES) == [
        "First",
        "Second",
    ]
    both = shown(client, lists, NewsIndexPage, **one, audience="press")
    assert each(both, TITLES) == ["First"]
    assert "News (0)" in each(both, ".filters__choice label")
    assert addresses(both, ".chip")[-1].endswith("?type=news&type=statement")


def test_a_theme_counts_with_its_parts_and_stands_above_them(client, lists):
    board, _found = lists
    page = BriefingPage.objects.get(slug="first", path__startswith=board.home.path)
    page.themes.set(Theme.objects.filter(slug="neglect"))
    page.save()

    response = shown(client, lists, LearningIndexPage, theme="harm")

    assert each(response, TITLES) == ["First"]
    legends = [
        (label.get_text(" ", strip=True), "filters__choice--depth-1" in box["class"])
        for box in parsed(response).select(".filters__choice")
        if (label := box.select_one("label[for^=theme]"))
    ]
    assert legends == [("Kinds of harm (1)", False), ("Neglect (1)", True)]


def test_search_engines_keep_one_choice_and_no_combination(client, lists):
    def robots(**wishes):
        found = parsed(shown(client, lists, NewsIndexPage, **wishes))
        return [one["content"] for one in found.select("meta[name=robots]")]

    assert robots() == robots(type="news") == []
    assert robots(type=["news", "statement"]) == ["noindex"]
    assert robots(type="news", language="pl") == ["noindex"]
    assert robots(**{"from": "2017"}) == ["noindex"]
    assert robots(theme="'; DROP") == ["noindex"]


def test_pages_of_a_list_keep_what_was_chosen(client, lists):
    response = shown(client, lists, NewsIndexPage, type="news")

    assert response.context["query_string"] == "type=news&"
    assert words(response, ".chip") == "Take away: News ×"
