"""The hub finds what its boards have made public, and leads to their own sites."""

import pytest
from bs4 import Tag
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from boards.governance.lifecycle import hosts
from boards.governance.lifecycle.hub import join, leave
from boards.governance.lifecycle.pausing import pause
from boards.models import (
    BriefingPage,
    ContentPage,
    Hub,
    LearningIndexPage,
    Region,
    ReviewPage,
    Theme,
)
from boards.public.learnt import learnt_by
from cms.hosts import public_address
from cms.kept.versions import READ
from cms.languages import language_tag
from cms.partial_dates import PartialDate
from home.provisioning import OpenedBoard
from tests.boards.public.hub.world import HOST, ask, make_hub
from tests.boards.public.search.asking import EVERY, TITLES, says
from tests.boards.public.search.doors import ALIKE, AROUND, PLANTED
from tests.boards.public.search.test_nothing_leaks import (
    CLOSED_IN_THE_INDEX,
    PLACES,
    another_boards,
)
from tests.boards.public.serving.test_table import STATES
from tests.factories import (
    get,
    make_board,
    make_document,
    make_page,
    make_review,
    release,
    the_list,
)
from tests.public_addresses import hub_patterns
from tests.reading import addresses, each, parsed, words
from tests.states import home_in, translate

pytestmark = pytest.mark.django_db
# Each page that somebody opens, with a word that is searched where there is a search.
PAGES = (
    "/",
    "/search/",
    "/search/suggestions/",
    "/themes/",
    "/themes/neglect/",
    "/recent/",
    "/boards/",
    "/pictures/",
    "/about/",
    "/accessibility/",
    "/robots.txt",
    "/sitemap.xml",
)
# What stands for a pattern that takes a value.
IN_PLACE = {"themes/<slug:slug>/": "themes/neglect/"}
# Of what these answer, nothing comes from a board.
SAY_NOTHING = {
    "healthz",
    "readyz",
    "^documents/([0-9]{1,18})/(.*)$",
    ".well-known/security.txt",
    r"^theme/(?P<colour>[0-9a-f]{6})(?:-(?P<pattern>[a-z]+))?\.css$",
    r"^icon/(?P<colour>[0-9a-f]{6})-(?P<letter>[A-Z])\.svg$",
    "favicon.ico",
}
MOST_QUERIES = 12


def neglect() -> Theme:
    theme, _new = Theme.objects.get_or_create(
        slug="neglect", defaults={"name": "Neglect"}
    )
    return theme


def own(board: OpenedBoard, page: Page) -> str:
    """Where a page is on its board's own site."""
    return public_address(board.board.hostname, page.relative_url(board.site))


def found(query: str, **wishes: object) -> list[str]:
    return each(ask("/search/", q=query, **wishes), f"{EVERY} {TITLES}")


def tells_of(word: str, alike: str = ALIKE, around: str = AROUND) -> list[str]:
    """The addresses of the hub that tell of a word."""
    told = [
        f"/search/?q={asked}"
        for asked in (word, alike, around)
        for answer in [ask("/search/", q=asked)]
        if each(answer, TITLES)
        or words(answer, ".search-meant")
        or not words(answer, ".result-count").startswith("0 results")
        or each(answer, ".filters__choice")
    ]
    told += [
        f"/search/suggestions/?q={asked}"
        for asked in (word, alike, around)
        if ask("/search/suggestions/", q=asked[:7]).json()["suggestions"]
    ]
    return told + [path for path in PAGES if word in ask(path).content.decode()]


def test_every_address_of_the_hub_is_asked_for_what_leaks():
    routes = {one.route for one in hub_patterns()}

    assert {f"/{IN_PLACE.get(one, one)}" for one in routes - SAY_NOTHING} == {*PAGES}
    assert routes >= SAY_NOTHING


def test_one_search_finds_what_its_boards_have_learnt_and_leads_to_their_own_sites():
    ours, theirs, elsewhere = make_board(), make_board(), make_board()
    make_hub(ours, theirs)
    report = says(make_document(ours), "Herons nest.", "Herons fly.")
    review = make_review(ours, title="Child P")
    release(review, report, title="The report")
    other = make_review(theirs, title="Herons and bitterns")
    make_review(elsewhere, title="Herons of another board")

    answer = ask("/search/", q="herons")

    assert each(answer, f"{EVERY} {TITLES}") == ["Herons and bitterns", "The report"]
    file = public_address(ours.board.hostname, report.url)
    assert addresses(answer, f"{TITLES} a") == [own(theirs, other), file]
    assert f"{file}#page=2" in addresses(answer)
    assert own(ours, review) in addresses(answer)


def test_a_search_is_narrowed_by_board_and_region_with_their_numbers():
    ours, theirs = make_board(), make_board()
    make_hub(ours, theirs)
    join(theirs.board, Region.LONDON)
    make_review(ours, title="Herons one")
    make_review(theirs, title="Herons two")

    choices = each(ask("/search/", q="herons"), ".filters__choice label")

    assert f"{theirs.board.short_name} (1)" in choices
    assert {"London (1)", "North West (1)"} <= {*choices}
    assert found("herons", region="london") == ["Herons two"]
    assert found("herons", board=ours.board.pk) == ["Herons one"]


def test_a_typing_fault_is_searched_as_it_was_meant():
    board = make_board()
    make_hub(board)
    make_review(board, title="Cormorants")

    assert found("cormorents") == ["Cormorants"]


@pytest.mark.parametrize("typed", ["baby a northtown", "Northtown’s baby a"])
def test_the_name_of_its_board_is_among_the_words_of_a_page(typed):
    """Two boards of one kind, whose names tell them apart by one word each."""
    ours, theirs = (
        make_board(name=f"{name} Children Board", short_name=f"{name} Board")
        for name in ("Northtown", "Southtown")
    )
    make_hub(ours, theirs)
    make_review(ours, title="Baby A: ours")
    make_review(theirs, title="Baby A: theirs")
    make_review(theirs, title="Baby A of the Northtown hospital")

    assert found(typed) == ["Baby A: ours", "Baby A of the Northtown hospital"]
    assert [*found("baby a board")] == []
    assert [*found('"baby a" northtown')] == ["Baby A of the Northtown hospital"]


def test_a_theme_page_gathers_what_boards_learnt_and_the_newest_comes_first():
    ours, theirs = make_board(), make_board()
    make_hub(ours, theirs)
    for board, year in ((ours, 2014), (theirs, 2019)):
        date = PartialDate(year)
        make_review(board, title=f"Of {year}", published=date, themes=[neglect()])
    make_review(ours, title="About something else")

    answer = ask("/themes/neglect/")

    assert each(answer, ".search-result__title") == ["Of 2019", "Of 2014"]
    assert "Boards: 2" in words(answer, ".result-count")
    assert "Neglect (2)" in each(ask("/themes/"), ".hub-themes__item")
    assert ask("/themes/nothing-of-it/").status_code == 404


def test_a_reader_of_another_language_gets_the_version_in_it():
    board = make_board()
    review = make_review(board, title="Child P")
    make_review(board, title="In English alone")
    reviews = translate(review.get_parent().specific, "pl", home_in(board, "pl"))
    polish = translate(
        review, "pl", reviews, title="Dziecko P", review_type=review.review_type
    )
    make_hub(board)

    answer = ask("/pl/recent/")

    assert {*each(answer, ".search-result__title")} == {
        "Dziecko P",
        "In English alone",
    }
    assert own(board, polish) in addresses(answer)
    assert f'lang="{language_tag("pl")}"' in answer.content.decode()
    assert ask("/cy/recent/").status_code == 404


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_the_words_of_a_file_are_found_exactly_while_it_opens(state):
    board = make_board()
    make_hub(board)
    file = says(make_document(board), f"It says {PLANTED} here.")
    state(board, file)

    if STATES[state] == 200:
        assert found(PLANTED) == [file.title]
    else:
        assert tells_of(PLANTED) == []


@pytest.mark.parametrize(
    "place", [one for one in PLACES if one != another_boards], ids=lambda p: p.__name__
)
def test_what_the_public_of_a_board_may_not_read_no_page_of_the_hub_tells(place):
    board = make_board()
    make_hub(board)
    place(board)

    assert tells_of(PLANTED) == []


@pytest.mark.parametrize("place", CLOSED_IN_THE_INDEX, ids=lambda place: place.__name__)
def test_what_asks_for_a_password_is_gathered_by_nothing_that_counts(place):
    board = make_board()
    review = make_review(board)
    assert [one.page for one in learnt_by([board.board.pk])] == [review.pk]

    place(board)

    public = ReviewPage.objects.visible().values_list("pk", flat=True)
    assert [one.page for one in learnt_by([board.board.pk])] == [*public]


def not_joined(board: OpenedBoard) -> None:
    leave(board.board)


def paused(board: OpenedBoard) -> None:
    pause(board.board, "For a while.")


def without_an_address(board: OpenedBoard) -> None:
    hosts.change(board.board, hosts.Addresses(""))


@pytest.mark.parametrize("away", [not_joined, paused, without_an_address])
def test_of_a_board_that_is_not_in_it_now_the_hub_tells_nothing(away):
    board = make_board(name=f"Board of {PLANTED}", short_name=PLANTED)
    make_hub(board)
    file = says(make_document(board), f"It says {PLANTED} here.")
    review = make_review(board, title=f"{PLANTED} review", themes=[neglect()])
    release(review, file, title="A report")
    assert len(tells_of(PLANTED)) > 4

    away(board)

    assert tells_of(PLANTED) == []


def is_needed(script: Tag) -> bool:
    """Without the one that suggests, the form of the search is what it was."""
    source = str(script.get("src", ""))
    return not (script.has_attr("defer") and "js/suggest" in source)


def test_no_page_asks_the_database_often_nor_sets_a_cookie_nor_needs_a_script():
    board = make_board()
    make_hub(board, make_board())
    for number in range(6):
        title = f"Herons {number}"
        make_review(board, title=title, themes=[neglect()], published=PartialDate(2019))
    costs = {}
    for path in PAGES:
        with CaptureQueriesContext(connection) as asked:
            answer = ask(path, **({"q": "herons"} if path == "/search/" else {}))
        costs[path] = len(asked)
        assert (path, answer.status_code) == (path, 200)
        assert not answer.cookies
        assert [one for one in parsed(answer).select("script") if is_needed(one)] == []
        assert "default-src 'self'" in answer["Content-Security-Policy"]

    assert max(costs.values()) <= MOST_QUERIES, costs


def test_what_the_hub_has_not_looks_like_the_hub():
    make_hub(make_board())

    answer = ask("/reviews/child-p/")

    assert answer.status_code == 404
    assert "What was learnt" in words(answer, ".site-header")
    assert ask("/admin/")["Location"].endswith("/admin/")
    assert ask("/documents/1/report.pdf").status_code == 404


def test_without_an_address_there_is_no_hub():
    hub = make_hub(make_board())
    Hub.objects.filter(pk=hub.pk).update(hostname="")

    answer = ask("/")

    assert answer.status_code == 404
    assert "There is no site at this address" in words(answer)


def test_a_host_is_a_boards_or_the_hubs():
    board = make_board()
    hub = make_hub(board)

    with pytest.raises(ValidationError, match="already belongs"):
        hosts.checked_host(make_board().board, HOST)
    hub.hostname = board.board.hostname
    with pytest.raises(ValidationError, match="already belongs to a board"):
        hub.full_clean()
    assert get(Client(), board, "/").status_code == 200


def version_of_hub() -> tuple:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SELECT set_config('safeguarding.changed', '', true)")
        cursor.execute(READ, [HOST])
        return cursor.fetchone()


def test_its_version_follows_the_boards_that_are_in_it_and_no_others():
    ours, elsewhere = make_board(), make_board()
    make_hub(ours)
    versions = [version_of_hub()]
    for change in (
        lambda: make_review(ours),
        lambda: join(elsewhere.board, Region.LONDON),
        lambda: leave(elsewhere.board),
        lambda: pause(ours.board, "For a while."),
    ):
        change()
        versions.append(version_of_hub())
    make_review(elsewhere)

    # Who came and left has changed nothing of what the hub shows.
    assert versions[3] == versions[1]
    assert len({*versions}) == len(versions) - 1
    assert version_of_hub() == versions[-1]


def test_while_somebody_types_it_offers_what_boards_teach_and_says_whose_it_is():
    ours, elsewhere = make_board(), make_board()
    make_hub(ours)
    review = make_review(ours, title="Heron review", themes=[neglect()])
    make_page(ContentPage, ours.home, title="Heron of a page")
    make_review(elsewhere, title="Heron elsewhere")

    heron = ask("/search/suggestions/", q="hero").json()["suggestions"]
    theme = ask("/search/suggestions/", q="negl").json()["suggestions"]

    assert [(one["title"], one["address"]) for one in heron] == [
        ("Heron review", own(ours, review))
    ]
    assert ours.board.short_name in heron[0]["kind"]
    assert ("Neglect", "/themes/neglect/") in [
        (one["title"], one["address"]) for one in theme
    ]


def test_a_search_can_be_narrowed_by_whom_something_is_for():
    board = make_board()
    make_hub(board)
    learning = the_list(LearningIndexPage, board)
    make_page(BriefingPage, learning, title="Herons for workers")
    make_review(board, title="Herons for all")

    assert found("herons", audience="practitioners") == ["Herons for workers"]
    assert "Everybody (1)" in each(ask("/search/", q="herons"), ".filters__choice")


def test_who_finds_nothing_is_shown_themes_and_what_is_new():
    board = make_board()
    make_hub(board)
    make_review(board, title="Child P", themes=[neglect()])

    answer = ask("/search/", q="zibberwort")

    assert each(answer, ".search-instead .hub-themes__item") == ["Neglect"]
    assert each(answer, ".search-instead .search-result__title") == ["Child P"]
    assert not each(ask("/search/", q="child"), ".search-instead")
