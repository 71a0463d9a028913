"""What stands around every page: numbers to call, menu, way down, footer."""

import pytest

from boards.models import ContactPage, ContentPage, LearningIndexPage, ReviewIndexPage
from home.provisioning import OpenedBoard
from tests.factories import get, make_board, make_page, make_review
from tests.reading import addresses, each, parsed, words
from tests.states import lock

pytestmark = pytest.mark.django_db

Purpose = ContentPage.Purpose


@pytest.fixture
def board() -> OpenedBoard:
    return make_board(
        hostname="board.example",
        concern_phone="0333 240 1727",
        out_of_hours_phone="01228 526690",
        address="Cumbria House\n\n117 Botchergate\n",
        phone="01228 226 898",
        email="lscb@example.gov.uk",
    )


def in_menu(board: OpenedBoard, **fields) -> ContentPage:
    return make_page(ContentPage, board.home, show_in_menus=True, **fields)


def test_the_strip_says_whom_to_call_by_day_by_night_and_at_once(client, board):
    response = get(client, board, "/")

    assert addresses(response, ".strip__numbers a") == [
        "tel:03332401727",
        "tel:01228526690",
        "tel:999",
    ]
    assert "Out of hours 01228 526690" in words(response, ".strip")


def test_without_numbers_of_its_own_a_board_still_names_999(client):
    response = get(client, make_board(), "/")

    assert addresses(response, ".strip a") == ["tel:999"]


def test_a_foreign_number_keeps_its_plus(client):
    response = get(client, make_board(concern_phone="+44 (0)1228 526690"), "/")

    assert addresses(response, ".strip__numbers a")[0] == "tel:+4401228526690"


def test_the_strip_leads_to_the_page_about_concerns(client, board):
    assert not parsed(get(client, board, "/")).select(".strip__title a")
    make_page(ContentPage, board.home, slug="worried", purpose=Purpose.CONCERN)

    assert addresses(get(client, board, "/"), ".strip__title a") == ["/worried/"]


def test_the_menu_is_the_tree_in_its_order(client, board):
    in_menu(board, title="Second", slug="z")
    in_menu(board, title="Third", slug="a")
    first = in_menu(board, title="First", slug="m")
    first.move(board.home, pos="first-child")
    make_page(ContentPage, board.home, title="Not in it")
    make_page(ContentPage, first, title="Deeper", show_in_menus=True)

    response = get(client, board, "/")

    assert each(response, ".site-menu a") == ["First", "Second", "Third"]
    assert addresses(response, ".site-menu a") == ["/m/", "/z/", "/a/"]


@pytest.mark.parametrize("state", ["a draft", "unpublished", "behind a password"])
def test_what_a_visitor_may_not_read_is_in_no_menu_and_no_footer(client, board, state):
    pages = [
        in_menu(board, live=state != "a draft"),
        make_page(ContactPage, board.home, live=state != "a draft"),
        make_page(
            ContentPage,
            board.home,
            purpose=Purpose.PRIVACY,
            live=state != "a draft",
        ),
    ]
    for page in pages:
        if state == "unpublished":
            page.unpublish()
        if state == "behind a password":
            lock(page)

    response = get(client, board, "/")

    assert not each(response, ".site-menu a")
    assert not each(response, ".site-footer__links a")


def test_the_menu_marks_the_page_at_hand_and_the_section_above_it(client, board):
    reviews = make_page(
        ReviewIndexPage, board.home, title="Reviews", show_in_menus=True
    )
    in_menu(board, title="About")
    review = make_review(board)

    def marked(page) -> list[tuple[str, str]]:
        links = parsed(get(client, board, page)).select(".site-menu [aria-current]")
        return [(link.get_text(), link["aria-current"]) for link in links]

    assert marked(reviews) == [("Reviews", "page")]
    assert marked(review) == [("Reviews", "true")]
    assert marked(board.home) == []


def test_another_boards_pages_are_in_no_menu_of_this_one(client, board):
    stranger = make_board()
    in_menu(stranger)

    assert not each(get(client, board, "/"), ".site-menu")


def test_breadcrumbs_lead_back_to_the_home_page(client, board):
    learning = make_page(LearningIndexPage, board.home, title="Learning", slug="l")
    review = make_review(board, title="Child P")

    crumbs = parsed(get(client, board, review)).select(".govuk-breadcrumbs li")

    assert [crumb.get_text(strip=True) for crumb in crumbs] == [
        "Home",
        review.get_parent().title,
        "Child P",
    ]
    assert crumbs[-1]["aria-current"] == "page"
    assert not crumbs[-1].a
    assert each(get(client, board, learning), ".govuk-breadcrumbs a") == ["Home"]
    assert not each(get(client, board, board.home), ".govuk-breadcrumbs")


def test_breadcrumbs_name_no_page_above_that_is_a_draft(client, board):
    above = make_page(ContentPage, board.home, title="Secret plan", live=False)
    below = make_page(ContentPage, above, title="Below")

    response = get(client, board, below)

    assert response.status_code == 200
    assert "Secret plan" not in response.content.decode()


def test_every_page_offers_one_search(client, board):
    page = make_page(ContentPage, board.home)

    for path, name in [(page, "site-search"), ("/", "hero-search")]:
        forms = parsed(get(client, board, path)).select("form[role=search]")

        assert [form["action"] for form in forms] == ["/search/"]
        assert forms[0].select_one("input[name=q]")["id"] == name
        assert forms[0].select_one(f"label[for={name}]")


def test_the_footer_says_how_to_reach_the_board(client, board):
    response = get(client, board, "/")

    footer = words(response, ".site-footer")
    assert "Cumbria House 117 Botchergate" in footer
    assert addresses(response, ".site-footer a") == [
        "tel:01228226898",
        "mailto:lscb@example.gov.uk",
    ]
    assert board.board.title in footer


def test_the_footer_leads_to_the_pages_that_every_site_has(client, board):
    for purpose in (Purpose.ACCESSIBILITY, Purpose.PRIVACY, Purpose.DISCLAIMER):
        make_page(ContentPage, board.home, slug=purpose, purpose=purpose)
    make_page(ContentPage, board.home, slug="families", purpose=Purpose.FAMILY)
    make_page(ContactPage, board.home, slug="contact")

    assert addresses(get(client, board, "/"), ".site-footer__links a") == [
        "/contact/",
        "/accessibility/",
        "/privacy/",
        "/disclaimer/",
    ]


def test_the_footer_says_how_fresh_the_page_is(client, board, time_machine):
    time_machine.move_to("2017-09-12 12:00 +0000")
    page = make_page(ContentPage, board.home, review_due_on="2018-09-01")
    assert "Last updated" not in words(get(client, board, page), ".site-footer")

    page.save_revision().publish()

    dates = words(get(client, board, page), ".site-footer__dates")
    assert dates == "Last updated 12 September 2017 . Next review 1 September 2018"


@pytest.mark.parametrize(
    ("purpose", "offered"),
    [
        (Purpose.CONCERN, True),
        (Purpose.FAMILY, True),
        (Purpose.GENERAL, False),
        (Purpose.ACCESSIBILITY, False),
        (Purpose.PRIVACY, False),
        (Purpose.DISCLAIMER, False),
    ],
)
def test_the_exit_stands_where_somebody_may_be_watching_the_reader(
    client, board, purpose, offered
):
    page = make_page(ContentPage, board.home, purpose=purpose)

    exits = parsed(get(client, board, page)).select(".exit-this-page a")

    assert bool(exits) is offered
    for button in exits:
        assert "noreferrer" in button["rel"]
        assert button["href"].startswith("https://")


def test_the_title_of_a_page_names_the_page_and_the_board(client, board):
    review = make_review(board, title="Child P")
    named = make_review(board, title="Child Q", seo_title="Child Q: what we learnt")

    def title(page) -> str:
        return words(get(client, board, page), "title")

    assert title(review) == f"Child P – {board.board.title}"
    assert title(named) == f"Child Q: what we learnt – {board.board.title}"
    assert title(board.home) == f"{board.home.lead} – {board.board.title}"


def test_what_an_editor_types_is_text_and_never_markup(client):
    hostile = '"><script>alert(1)</script>'
    board = make_board(name=hostile, address=hostile)
    make_page(
        ContentPage,
        board.home,
        title=hostile,
        slug="hostile",
        summary=hostile,
        search_description=hostile,
        show_in_menus=True,
    )

    for path in ("/", "/hostile/", "/nowhere/"):
        response = get(client, board, path)

        assert not parsed(response).select("script:not([src]):not([type])")
        assert words(response, ".site-header__name") == hostile
        assert each(response, ".site-menu a") == [hostile]
