"""A form belongs to the board that it was opened in, whichever is active since."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from wagtail.models import Page

from boards.admin.csrf import OF_NO_BOARD
from boards.models import ContentPage, Redirect, Role
from cms.users.models import User
from home.provisioning import OpenedBoard
from tests.cms_forms import editing, open_form
from tests.factories import make_administrator, make_board, make_page, make_user
from tests.probe.names import Address, addresses_of_the_cms
from tests.reading import words
from tests.worlds import taken_back

pytestmark = pytest.mark.django_db
CONFLICT = 409
# Every page of the CMS has a token; this one asks the database little.
LIGHT = "/admin/redirects/new/"
SCRIPT = {"accept": "application/json"}
DIALOGUE = {"x-requested-with": "XMLHttpRequest"}


@dataclass(frozen=True)
class Desk:
    """Somebody of two boards, at work."""

    ours: OpenedBoard
    theirs: OpenedBoard
    both: User
    page: ContentPage


@pytest.fixture(scope="module")
def desk(django_db_setup, django_db_blocker) -> Iterator[Desk]:
    with taken_back(django_db_blocker):
        ours = make_board(short_name="Ourshire")
        theirs = make_board(short_name="Theirshire")
        groups = [
            board.board.roles.get(role=Role.MANAGER).group for board in (ours, theirs)
        ]
        both = make_user(*groups, email="both@example.org")
        yield Desk(ours, theirs, both, make_page(ContentPage, ours.home, title="Ours"))


class Browser(Client):
    """One that sends what it got: its cookie, and the token of the page it is on."""

    def __init__(self, host: str, user: User) -> None:
        super().__init__(enforce_csrf_checks=True, headers={"host": host})
        self.force_login(user)

    def token(self, address: str = LIGHT) -> str:
        """The token of a page that is opened now."""
        body = self.get(address).content.decode()
        found = re.search(r'"CSRF_TOKEN": "(\w+)"', body)
        assert found, address
        return found[1]

    def go_to(self, board: OpenedBoard) -> HttpResponse:
        """In another tab."""
        data = {"board": board.board.pk, "csrfmiddlewaretoken": self.token()}
        return self.post(reverse("switch_board"), data)


@pytest.fixture
def tab(desk: Desk, settings) -> Browser:
    tab = Browser(settings.CMS_HOST, desk.both)
    tab.go_to(desk.ours)
    return tab


def is_refused(answer: HttpResponse) -> bool:
    said = answer.content.decode()
    return (
        answer.status_code == CONFLICT and "Ourshire" in said and "Theirshire" in said
    )


def a_redirect(token: str) -> dict[str, str]:
    return {
        "csrfmiddlewaretoken": token,
        "old_path": "/old/",
        "target_url": "/new/",
    }


def addresses() -> list[Address]:
    return [one for one in addresses_of_the_cms() if one.name not in OF_NO_BOARD]


def path_of(address: Address) -> str | None:
    """Where an address leads with some values; None where none of ours fit."""
    for value in (1, "boards", "0" * 8 + "-0000-4000-8000-" + "0" * 12):
        try:
            path = address.path(dict.fromkeys(address.parameters, value))
            resolve(path)
        except (NoReverseMatch, Resolver404, KeyError):
            continue
        return path
    return None


def test_what_a_form_creates_is_not_stored_in_another_board(desk, tab):
    token = tab.token()
    tab.go_to(desk.theirs)
    answer = tab.post(reverse("redirects:add"), a_redirect(token))

    assert is_refused(answer)
    assert not Redirect.objects.exists()


def test_the_same_form_is_taken_in_its_own_board(desk, tab):
    answer = tab.post(reverse("redirects:add"), a_redirect(tab.token()))

    assert answer.status_code == 302
    assert Redirect.objects.get().board_id == desk.ours.board.pk


def test_one_click_goes_back_and_sends_what_was_typed(desk, tab):
    token = tab.token()
    tab.go_to(desk.theirs)
    refused = tab.post(reverse("redirects:add"), a_redirect(token))
    form = refused.content.decode().split("<main")[-1]
    typed = dict(re.findall(r'type="hidden" name="([\w-]+)" value="([^"]*)"', form))
    back = re.search(r'name="([\w-]+)" value="(\d+)" class="button"', form)
    answer = tab.post(reverse("redirects:add"), {**typed, back[1]: back[2]})

    assert answer.status_code == 302
    assert Redirect.objects.get().board_id == desk.ours.board.pk
    assert words(tab.get("/admin/"), ".board-bar__name") == "Ourshire"


def test_nobody_is_taken_to_a_board_by_a_token_of_another(desk, tab):
    token = tab.token()
    tab.go_to(desk.theirs)
    sent = {**a_redirect(token), "go-back-to-board": str(desk.theirs.board.pk)}

    assert is_refused(tab.post(reverse("redirects:add"), sent))


def test_a_chosen_file_is_said_to_need_choosing_again(desk, tab, tmp_path):
    chosen = tmp_path / "old addresses.csv"
    chosen.write_text("/a,/b")
    token = tab.token()
    tab.go_to(desk.theirs)
    with chosen.open() as file:
        sent = {"csrfmiddlewaretoken": token, "file": file}
        answer = tab.post(reverse("redirects:import"), sent)

    assert is_refused(answer)
    assert "old addresses.csv" in answer.content.decode()
    assert "go-back-to-board" not in answer.content.decode()


def test_a_page_that_saves_itself_is_told_so_and_keeps_what_was_typed(desk, tab):
    address = editing(desk.page)
    fields = {**open_form(tab, address), "title": "Typed"}
    token = tab.token(address)
    tab.go_to(desk.theirs)
    answer = tab.post(address, fields, headers={**SCRIPT, "x-csrftoken": token})
    told = answer.json()

    assert answer.status_code == CONFLICT
    assert not told["success"]
    # Of this reason alone, and two others, Wagtail's script shows the words.
    assert told["error_code"] == "locked"
    assert "Ourshire" in told["error_message"]
    assert "Theirshire" in told["error_message"]
    assert not Page.objects.get(pk=desk.page.pk).has_unpublished_changes


def test_a_page_that_saves_itself_is_saved_in_its_own_board(desk, tab):
    address = editing(desk.page)
    fields = {**open_form(tab, address), "title": "Typed"}
    sent = {**SCRIPT, "x-csrftoken": tab.token(address)}
    answer = tab.post(address, fields, headers=sent)

    assert answer.json()["success"], answer.content


def test_a_dialogue_shows_why_nothing_was_uploaded(desk, tab):
    token = tab.token()
    tab.go_to(desk.theirs)
    answer = tab.post(
        reverse("wagtailimages:add_multiple"),
        {"csrfmiddlewaretoken": token},
        headers=DIALOGUE,
    )

    assert answer.status_code == 200
    assert not answer.json()["success"]
    assert "Ourshire" in answer.json()["html"]


def test_every_address_of_the_cms_refuses_what_was_opened_in_another_board(desk, tab):
    token = tab.token()
    tab.go_to(desk.theirs)
    paths = {address: path_of(address) for address in addresses()}
    sent = {**SCRIPT, "x-csrftoken": token}
    taken = [
        address.name
        for address, path in paths.items()
        if path and not is_refused(tab.post(path, headers=sent))
    ]

    assert taken == []
    assert [address.name for address, path in paths.items() if path is None] == []


def test_no_address_of_the_cms_takes_what_carries_no_token(desk, tab):
    taken = [
        address.name
        for address in addresses()
        if (path := path_of(address)) and tab.post(path).status_code != 403
    ]

    assert taken == []


def test_a_form_of_the_board_that_is_active_is_asked_of_by_its_own_view(desk, tab):
    """So the refusals above are of the board, and of nothing else."""
    answer = tab.post(reverse("redirects:add"), {"csrfmiddlewaretoken": tab.token()})

    assert answer.status_code == 200
    assert "old_path" in answer.context["form"].errors


def test_from_a_page_of_any_board_one_goes_on_to_another_and_logs_out(desk, tab):
    token = tab.token()
    tab.go_to(desk.theirs)
    sent = {"csrfmiddlewaretoken": token}
    gone = tab.post(reverse("switch_board"), {**sent, "board": desk.ours.board.pk})
    out = tab.post(reverse("wagtailadmin_logout"), sent)

    assert (gone.status_code, out.status_code) == (302, 302)


def test_whose_session_has_ended_is_led_to_the_login_as_before(desk, tab, settings):
    token = tab.token()
    secret = tab.cookies["csrftoken"]
    tab.logout()
    tab.cookies["csrftoken"] = secret.value
    answer = tab.post(reverse("redirects:add"), a_redirect(token))

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize("token", ["", "short", "0" * 64, "a" * 32])
def test_what_is_forged_is_refused_as_before(desk, tab, token):
    assert tab.post(reverse("redirects:add"), a_redirect(token)).status_code == 403


def test_a_token_of_one_browser_is_none_in_another(desk, tab, settings):
    other = Browser(settings.CMS_HOST, desk.both)
    other.go_to(desk.ours)
    token = other.token()
    tab.token()

    assert tab.post(reverse("redirects:add"), a_redirect(token)).status_code == 403


def test_an_administrator_works_on_all_boards_with_one_token(desk, settings):
    tab = Browser(settings.CMS_HOST, make_administrator())
    sent = {**a_redirect(tab.token()), "board": desk.theirs.board.pk}

    assert tab.post(reverse("redirects:add"), sent).status_code == 302


def test_somebody_can_log_in_and_work_at_once(desk, settings):
    tab = Client(enforce_csrf_checks=True, headers={"host": settings.CMS_HOST})
    desk.both.set_password("correct horse battery staple")
    desk.both.save()
    login = tab.get(reverse("wagtailadmin_login")).content.decode()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', login)[1]
    fields = {"username": desk.both.email, "password": "correct horse battery staple"}
    tab.post(reverse("wagtailadmin_login"), {**fields, "csrfmiddlewaretoken": token})
    token = re.search(r'"CSRF_TOKEN": "(\w+)"', tab.get("/admin/").content.decode())[1]

    assert tab.post(reverse("redirects:add"), a_redirect(token)).status_code == 302
