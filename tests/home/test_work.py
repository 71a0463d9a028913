"""The day of the demonstration: each role finds its work, at little cost."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.admin.icons import get_icons

from boards.admin.dashboard.later import BY_SCRIPT
from boards.models import Board, Invitation, Release, Role
from boards.publishing.deadlines import duties
from cms.users.models import User
from home import demo
from home.demo.work import on_the_way, public_sample
from tests.factories import cms_client
from tests.reading import parsed, words
from tests.worlds import taken_back

pytestmark = pytest.mark.django_db

BOARD = demo.cambridgeshire.BOARD
LATER = "/admin/dashboard/later/"
# Each with the most questions that it may ask, and how it is asked.
PARTS = [
    ("/admin/", 25, {}),
    (LATER, 40, {"x-requested-with": BY_SCRIPT}),
    (LATER, 48, {}),
]


@pytest.fixture(scope="module", autouse=True)
def at_work(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The board that has work of every kind, in two languages."""
    with taken_back(django_db_blocker), pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "BOARDS", (BOARD,))
        patch.setattr(demo, "TWO_BOARDS", ())
        demo.fill(lambda line: None, force=True)
        yield


def board() -> Board:
    return Board.objects.get(hostname=BOARD.hostname)


def client_of(role: Role) -> Client:
    return cms_client(User.objects.get(email=BOARD.login(role)))


def desk(role: Role) -> str:
    client = client_of(role)
    screens = ("/admin/", LATER)
    return " ".join(words(client.get(screen), "main") for screen in screens)


def test_each_role_finds_its_work():
    found = {role: desk(role) for role in Role}

    assert f"Sign off… : {on_the_way.TO_SIGN_OFF}" in found[Role.APPROVER]
    assert f"Sent back: change : {on_the_way.SENT_BACK}" in found[Role.EDITOR]
    for role in (Role.MANAGER, Role.APPROVER, Role.EDITOR):
        assert "1 request for a copy" in found[role]
        assert public_sample.REPORT in found[role]
    assert "From a child’s perspective" in found[Role.TRANSLATOR]


def test_every_icon_of_a_desk_is_one_that_there_is():
    drawn = {
        str(icon["href"]).removeprefix("#")
        for role in Role
        for screen in ("/admin/", LATER)
        for icon in parsed(client_of(role).get(screen)).select("main use")
    }

    assert len(drawn) > 10
    assert {name for name in drawn if f'id="{name}"' not in get_icons()} == set()


def test_the_later_part_names_itself_and_languages_as_people_here_know_them():
    screen = client_of(Role.MANAGER).get(LATER)

    assert words(screen, "title").startswith("What is due, and what is new")
    assert "The page in Polish (\u2068polski\u2069) is older" in words(screen)


def test_every_day_of_it_is_counted_from_the_day_it_is_made():
    today = timezone.localdate()
    release = Release.objects.get(title=on_the_way.TO_SIGN_OFF)
    floor = next(duty for duty in duties(board(), today) if duty.kind == "floor")

    assert timezone.localtime(release.goes_public_at).hour == 10
    assert timezone.localdate(release.goes_public_at) == today + timedelta(days=1)
    assert floor.due == today + timedelta(days=20)


def test_the_rest_of_it_is_there():
    review = public_sample.of(board())
    states = set(review.released_documents.values_list("availability", flat=True))

    assert states == {"published", "on_request", "withdrawn", "expected"}
    assert review.get_translations().filter(live=True).exists()
    assert [one.is_open for one in Invitation.objects.filter(board=board())] == [True]
    shown = words(client_of(Role.EDITOR).get("/admin/documents/"), "main")
    assert "Sample: briefing about Child V" in shown


@pytest.mark.parametrize(
    "role", [*Role, None], ids=lambda role: role or "administrator"
)
def test_a_dashboard_asks_few_questions(role):
    """As the script fetches its later part, and as the screen that a link opens."""
    person = BOARD.login(role) if role else demo.ADMINISTRATOR
    client = cms_client(User.objects.get(email=person))
    for address, most, headers in PARTS:
        client.get(address, headers=headers)

        with CaptureQueriesContext(connection) as asked:
            response = client.get(address, headers=headers)

        assert response.status_code == 200
        assert len(asked) <= most, [
            query["sql"][:300] for query in asked.captured_queries
        ]
