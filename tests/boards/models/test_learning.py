"""Learning: briefings on one sheet, bulletins, and what is taught about a theme."""

import pytest

from boards.models import (
    AboutReview,
    BriefingPage,
    BulletinPage,
    LearningIndexPage,
    PracticeThemePage,
    Theme,
)
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.factories import (
    get,
    make_board,
    make_document,
    make_page,
    make_review,
    release,
)
from tests.many import multiply
from tests.reading import addresses, each, parsed, words
from tests.states import lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def learning(board: OpenedBoard) -> LearningIndexPage:
    return make_page(LearningIndexPage, board.home, title="Learning", slug="learning")


def taught(page, *slugs: str):
    page.themes.set(Theme.objects.filter(slug__in=slugs))
    page.save()
    return page


def panels(count: int) -> list:
    return [
        ("panel", {"heading": f"Panel {number}", "text": f"<p>Words {number}.</p>"})
        for number in range(1, count + 1)
    ]


def test_the_list_shows_each_kind_of_learning_under_its_own_heading(
    client, board, learning
):
    make_page(BulletinPage, learning, title="A bulletin")
    make_page(PracticeThemePage, learning, title="A theme")
    make_page(BriefingPage, learning, title="A briefing")

    sections = parsed(get(client, board, learning)).select("section.page__section")

    assert [(section.h2.get_text(), section.h3.get_text()) for section in sections] == [
        ("7-minute briefings", "A briefing"),
        ("Learning bulletins and reports", "A bulletin"),
        ("Practice themes", "A theme"),
    ]


def test_the_newest_learning_comes_first_and_the_undated_last(client, board, learning):
    for title, published in {
        "Undated": None,
        "Old": PartialDate(2015),
        "New": PartialDate(2019, 10),
    }.items():
        make_page(BriefingPage, learning, title=title, published=published)

    response = get(client, board, learning)

    assert each(response, ".card__title") == ["New", "Old", "Undated"]
    assert each(response, ".card__meta") == ["October 2019", "2015"]


@pytest.mark.parametrize(
    ("theme", "found"),
    [
        ("neglect", ["On neglect"]),
        ("harm", ["On harm", "On neglect"]),
        ("practice", ["On listening"]),
        ("escalation", []),
        ("nonsense", []),
        ("\x00", ["On harm", "On listening", "On neglect"]),
    ],
)
def test_the_list_can_be_narrowed_to_a_theme_and_its_parts(
    client, board, learning, theme, found
):
    taught(make_page(BriefingPage, learning, title="On neglect"), "neglect", "harm")
    taught(make_page(BulletinPage, learning, title="On harm"), "harm")
    taught(
        make_page(BulletinPage, learning, title="On listening"), "listening-to-children"
    )

    response = get(client, board, learning, theme=theme)

    assert sorted(each(response, ".card__title")) == found


def test_a_narrowed_list_says_by_what_and_leads_back(client, board, learning):
    response = get(client, board, learning, theme="neglect")

    assert words(response, ".chips") == "Take away: Neglect ×"
    assert addresses(response, ".chips a, .empty a")[0].endswith("/learning/")


def test_what_a_visitor_may_not_read_is_not_in_the_list(client, board, learning):
    make_page(BriefingPage, learning, title="A draft", live=False)
    lock(make_page(PracticeThemePage, learning, title="Closed"))

    response = get(client, board, learning)

    assert not each(response, ".card")
    assert "There is nothing here at the moment" in words(response)


def test_briefings_and_bulletins_have_pages_of_their_own_that_keep_the_theme(
    client, board, learning
):
    for number in range(51):
        taught(
            make_page(BriefingPage, learning, title=f"Briefing {number:02}"), "neglect"
        )
    taught(make_page(BulletinPage, learning, title="A bulletin"), "neglect")

    first = get(client, board, learning, theme="neglect")
    [following] = addresses(first, "a[rel=next]")
    second = get(client, board, f"/learning/{following}")

    assert len(each(first, ".card")) == 51
    assert each(second, ".card__title") == ["Briefing 50", "A bulletin"]
    assert words(second, ".chips") == "Take away: Neglect ×"


def test_a_briefing_is_seven_numbered_panels_in_their_order(client, board, learning):
    page = make_page(
        BriefingPage,
        learning,
        title="Child P",
        published=PartialDate(2017, 9, 12),
        briefing_panels=panels(7),
    )

    response = get(client, board, page)

    assert each(response, "ol.panels > .panel .panel__title") == [
        f"{number} Panel {number}" for number in range(1, 8)
    ]
    assert each(response, ".panel__body") == [
        f"Words {number}." for number in range(1, 8)
    ]
    assert words(response, ".page__kicker") == "7-minute briefing"
    assert words(response, ".page__meta") == "Published 12 September 2017"


def test_a_briefing_that_is_only_a_file_has_no_empty_panels(client, board, learning):
    page = make_page(BriefingPage, learning)
    release(page, make_document(board), kind="briefing")

    response = get(client, board, page)

    assert not each(response, ".panels")
    assert len(each(response, ".document-item")) == 1


@pytest.mark.parametrize("model", [BriefingPage, BulletinPage])
def test_learning_names_the_reviews_that_it_is_about(client, board, learning, model):
    page = make_page(model, learning)
    for review in (
        make_review(board, title="Child P", published=PartialDate(2017)),
        make_review(board, title="Child Q", published=PartialDate(2018)),
        make_review(board, title="A draft", live=False),
        lock(make_review(board, title="Closed")).page,
    ):
        AboutReview.objects.create(page_id=page.pk, review_id=review.pk)

    response = get(client, board, page)

    assert each(response, ".related a") == ["Child Q", "Child P"]
    assert words(response, ".related__title") == "The reviews that this is about"


def test_a_theme_of_learning_leads_to_the_page_of_the_theme(client, board, learning):
    page = taught(make_page(BriefingPage, learning), "neglect")

    [address] = addresses(get(client, board, page), "a.theme")

    assert address == "/themes/neglect/"
    assert get(client, board, address).status_code == 200


def test_a_practice_theme_gathers_what_teaches_it_or_a_part_of_it(
    client, board, learning
):
    harm = Theme.objects.get(slug="harm")
    page = make_page(PracticeThemePage, learning, theme=harm)
    neglect = Theme.objects.get(slug="neglect")
    make_review(board, title="Both", themes=[harm, neglect])
    make_review(board, title="Part", themes=[neglect], published=PartialDate(2017))
    make_review(board, title="Other", themes=[Theme.objects.get(slug="practice")])
    make_review(board, title="Draft", themes=[harm], live=False)
    make_review(make_board(), title="Theirs", themes=[harm])
    taught(make_page(BriefingPage, learning, title="Sheet"), "neglect", "harm")
    taught(make_page(BriefingPage, learning, title="Beside"), "practice")

    response = get(client, board, page)

    assert each(response, ".related a") == ["Part", "Both"]
    assert each(response, ".card__title") == ["Sheet"]
    assert harm.description in words(response)


def test_a_practice_theme_with_many_reviews_has_pages(client, board, learning):
    theme = Theme.objects.get(slug="neglect")
    page = make_page(PracticeThemePage, learning, theme=theme, slug="neglect")
    multiply(make_review(board, themes=[theme]), 50)

    first = get(client, board, page)
    second = get(client, board, "/learning/neglect/?page=2")

    assert len(each(first, ".related a")) == 50
    assert len(each(second, ".related a")) == 1


def test_a_practice_theme_without_a_theme_is_a_page_of_text(client, board, learning):
    page = make_page(
        PracticeThemePage, learning, body=[("text", "<p>How we work.</p>")]
    )
    make_review(board, title="Child P")

    response = get(client, board, page)

    assert "How we work." in words(response)
    assert "Child P" not in words(response)
