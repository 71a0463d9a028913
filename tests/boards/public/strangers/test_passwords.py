"""A password opens its own page on its own host, and is not found by trying many."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from boards.models import ContentPage, OncePublic, Redirect, Role
from cms import guesses
from cms.clients import address_of
from home.provisioning import OpenedBoard
from tests.boards.public.strangers.test_nothing_here import told
from tests.factories import get, host_of, make_board, make_member, make_page
from tests.reading import addresses, parsed, words
from tests.states import home_in, lock, translate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_guessed() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def closed_page(board: OpenedBoard) -> ContentPage:
    return make_page(ContentPage, board.home, slug="a", title="For families")


@pytest.fixture
def restriction(closed_page: ContentPage) -> PageViewRestriction:
    return lock(closed_page)


def door(restriction: PageViewRestriction, page: ContentPage) -> str:
    return f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"


def guess(
    board: OpenedBoard,
    address: str,
    password: str = "guess",
    client: Client | None = None,
    from_address: str = "192.0.2.1",
    **fields: str,
):
    return (client or Client()).post(
        address,
        {"password": password, "return_url": "/a/", **fields},
        headers={"host": host_of(board)},
        REMOTE_ADDR=from_address,
    )


def test_the_form_has_the_boards_look_and_tells_nothing_of_the_page(
    client, board, closed_page, restriction
):
    response = get(client, board, "/a/")

    assert words(response, "h1") == "Password required"
    assert words(response, ".site-header__name") == board.board.title
    assert "tel:999" in addresses(response)
    assert closed_page.title not in response.content.decode()
    assert "Cookie" in response["Vary"]
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_what_a_password_has_opened_is_kept_by_no_cache(
    client, board, closed_page, restriction
):
    guess(board, door(restriction, closed_page), "secret", client)

    response = get(client, board, "/a/")

    assert words(response, "h1") == closed_page.title
    assert "no-store" in response["Cache-Control"]


def test_a_wrong_password_says_so_on_top_and_at_its_field(client, board, closed_page):
    response = guess(board, door(lock(closed_page), closed_page))

    assert response.status_code == 200
    assert words(response, "title").startswith("Error: Password required")
    summary = parsed(response).select_one(".govuk-error-summary a")
    assert summary["href"] == "#id_password"
    assert "not correct" in summary.text
    assert "not correct" in words(response, "#id_password_error")


def test_a_password_sent_again_leads_back_to_where_somebody_wanted_to_go(
    board, closed_page, restriction
):
    below = make_page(ContentPage, closed_page, slug="b")
    address = door(restriction, closed_page)

    right = guess(board, address, "secret", return_url="/a/b/?page=2")
    away = guess(board, address, "secret", return_url="https://elsewhere.example/")

    assert right["Location"] == "/a/b/?page=2"
    assert away["Location"] == closed_page.relative_url(board.site)
    assert guess(board, door(restriction, below), "secret").status_code == 302


def foreign_pairs(board, page, restriction) -> dict[str, tuple[int, int]]:
    """Pairs of a restriction and a page that do not belong together here."""
    stranger = make_board()
    theirs = make_page(ContentPage, stranger.home)
    other = make_page(ContentPage, board.home)
    draft = make_page(ContentPage, page, live=False)
    for_people = make_page(ContentPage, board.home)
    by_login = PageViewRestriction.objects.create(
        page=for_people, restriction_type=PageViewRestriction.LOGIN
    )
    return {
        "another board's": (lock(theirs).pk, theirs.pk),
        "our page, their password": (lock(theirs).pk, page.pk),
        "their page, our password": (restriction.pk, theirs.pk),
        "a page of ours that is open": (restriction.pk, other.pk),
        "the password of another page of ours": (lock(other).pk, page.pk),
        "a draft below": (restriction.pk, draft.pk),
        "no page": (restriction.pk, 987654),
        "no password": (987654, page.pk),
        "for people who log in": (by_login.pk, for_people.pk),
    }


def test_only_a_page_with_its_own_password_answers_on_its_own_host(
    board, closed_page, restriction
):
    never = told("/never-given/", board)
    for name, keys in foreign_pairs(board, closed_page, restriction).items():
        address = "/_util/authenticate_with_password/{}/{}/".format(*keys)

        assert told(address, board) == never, name
        assert guess(board, address, "secret").status_code == 404, name
    assert (
        guess(make_board(), door(restriction, closed_page), "secret").status_code == 404
    )
    cms = Client().post(door(restriction, closed_page), headers={"host": "localhost"})
    assert cms.status_code == 404


def forms(board: OpenedBoard, paths: list[str]) -> list[tuple]:
    """What each address answers, without the address itself."""
    found = []
    for path in paths:
        status, headers, cookies, body = told(path, board)
        headers.pop("Expires")
        headers.pop("Content-Length")
        found.append((status, headers, cookies, body.replace(path.encode(), b"ASKED")))
    return found


@pytest.mark.parametrize("language", ["", "pl/"])
def test_below_a_page_that_asks_every_address_asks_alike(
    board, closed_page, restriction, language
):
    made = {"a": closed_page}
    for place in ("a/live", "a/draft", "a/two", "a/two/deep", "a/own"):
        above, _stroke, slug = place.rpartition("/")
        made[place] = make_page(
            ContentPage, made[above], slug=slug, live=slug != "draft"
        )
    lock(made["a/draft"])
    lock(made["a/own"])
    if language:
        versions = {"": home_in(board, "pl")}
        for place, page in made.items():
            above = versions[place.rpartition("/")[0]]
            versions[place] = translate(page, "pl", above, live=page.live)
    places = [*made, "a/never", "a/two/never", "a/two/deep/never"]

    found = forms(board, [f"/{language}{place}/" for place in places])

    assert found[0][0] == 200
    assert all(form == found[0] for form in found)


def test_who_has_opened_the_page_is_told_what_is_not_below_it(
    board, closed_page, restriction
):
    client = Client()
    guess(board, door(restriction, closed_page), "secret", client)

    assert get(client, board, "/a/never/").status_code == 404
    assert get(client, board, "/a/").status_code == 200


def test_a_page_for_people_who_log_in_is_not_there(client, board):
    page = make_page(ContentPage, board.home, slug="staff")
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.LOGIN
    )
    client.force_login(make_member(board, Role.EDITOR))

    assert told("/staff/", board) == told("/never-given/", board)
    assert get(client, board, "/staff/").status_code == 404


@pytest.mark.parametrize("target", ["page", "address"])
@pytest.mark.parametrize("is_draft", [True, False])
def test_a_redirect_tells_of_no_page_that_is_closed(board, target, is_draft):
    closed = make_page(ContentPage, board.home, slug="embargo", live=not is_draft)
    if not is_draft:
        lock(closed)
    OncePublic.objects.all().delete()
    leads = {"target_page": closed} if target == "page" else {"target_url": "/embargo/"}
    Redirect.objects.create(board=board.board, old_path="/old", **leads)

    status, headers, _cookies, body = told("/old/", board)

    assert status == (404 if is_draft else 200)
    assert "embargo" not in f"{headers}{body.decode()}"
    if is_draft:
        assert told("/old/", board) == told("/never-given/", board)


def test_guesses_from_one_address_wait_longer_each_time(
    board, closed_page, restriction
):
    address = door(restriction, closed_page)
    answers = [guess(board, address) for _number in range(guesses.FREE)]
    answers += [guess(board, address), guess(board, address, "secret")]

    assert [one.status_code for one in answers] == [200] * guesses.FREE + [429, 429]
    refused = answers[-1]
    assert 0 < int(refused["Retry-After"]) <= guesses.FIRST_WAIT + 1
    assert "Try again at" in words(refused, "#id_password_error")
    assert "secret" not in refused.content.decode()
    assert not refused.cookies


def test_each_further_guess_doubles_the_wait(
    board, closed_page, restriction, monkeypatch
):
    now = 1_000_000_000
    monkeypatch.setattr(guesses.time, "time", lambda: now)
    waits = []
    for _number in range(guesses.FREE + 8):
        now += guesses.LONGEST_WAIT + 1
        guess(board, door(restriction, closed_page))
        refused = guess(board, door(restriction, closed_page))
        waits.append(int(refused.get("Retry-After", 0)))

    given = [wait for wait in waits if wait]
    assert given == sorted(given)
    assert given[1] > 1.5 * given[0]
    assert given[-1] <= guesses.LONGEST_WAIT + 1


def test_nobody_waits_for_the_guesses_of_another(board, closed_page, restriction):
    address = door(restriction, closed_page)
    for _number in range(guesses.FREE + 1):
        guess(board, address)
    assert guess(board, address, "secret").status_code == 429

    assert guess(board, address, "secret", from_address="192.0.2.2").status_code == 302


def test_where_many_guess_each_has_one_guess_and_who_knows_it_still_opens(
    board, closed_page, restriction, monkeypatch
):
    monkeypatch.setattr(guesses, "FREE_FOR_ALL", 3)
    address = door(restriction, closed_page)
    for number in range(4):
        guess(board, address, from_address=f"198.51.100.{number}")

    first = guess(board, address, from_address="192.0.2.1")
    second = guess(board, address, from_address="192.0.2.1")
    knows = guess(board, address, "secret", from_address="192.0.2.2")

    assert [first.status_code, second.status_code] == [200, 429]
    assert knows.status_code == 302


def test_one_address_does_not_go_from_password_to_password(board, monkeypatch):
    monkeypatch.setattr(guesses, "FREE_OF_ALL", 3)
    pages = [make_page(ContentPage, board.home) for _number in range(5)]

    answers = [guess(board, door(lock(page), page)) for page in pages]

    assert [one.status_code for one in answers] == [200, 200, 200, 429, 429]


def test_a_guess_is_counted_before_it_is_heard(rf, restriction, monkeypatch):
    """Of two that are sent at one moment, neither knows whether the other is wrong."""
    monkeypatch.setattr(guesses, "FREE", 1)
    first, second = (guesses.Guesser(rf.get("/"), "a page") for _number in range(2))

    assert first.claim() == 0
    assert second.claim() > 0


def test_who_knows_the_password_leaves_no_wait_behind(board, monkeypatch):
    monkeypatch.setattr(guesses, "FREE_OF_ALL", 1)
    pages = [make_page(ContentPage, board.home) for _number in range(3)]

    answers = [guess(board, door(lock(page), page), "secret") for page in pages]

    assert [one.status_code for one in answers] == [302] * 3


@pytest.mark.parametrize(
    ("seen", "address"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("203.0.113.1, 192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("nonsense", ""),
        ("", "127.0.0.1"),
    ],
)
def test_who_asks_is_whom_the_nearest_proxy_saw(rf, settings, seen, address):
    settings.CLIENT_ADDRESS_FROM = "HTTP_X_FORWARDED_FOR"

    request = rf.get("/", headers={"x-forwarded-for": seen})

    assert address_of(request) == address


@pytest.mark.parametrize(
    ("seen", "address"),
    [
        ("192.0.2.9, 192.0.2.1, 10.0.0.1", "192.0.2.1"),
        ("192.0.2.1, 10.0.0.1", "192.0.2.1"),
        ("10.0.0.1", "10.0.0.1"),
    ],
)
def test_behind_two_proxies_who_asks_is_whom_the_first_of_them_saw(
    rf, settings, seen, address
):
    settings.CLIENT_ADDRESS_FROM = "HTTP_X_FORWARDED_FOR"
    settings.PROXIES_IN_FRONT = 2

    assert address_of(rf.get("/", headers={"x-forwarded-for": seen})) == address
