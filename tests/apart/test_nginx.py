"""nginx as it is shipped passes on all that it must, and writes no secret down."""

import http.client
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import sleep, time

import pytest
from django.conf import settings

from boards.models import ContentPage, PageDocument
from cms.kept.in_front import refresh_in_front
from cms.link_secrets import new_secret
from home.provisioning import OpenedBoard
from tests.apart.asking import ask_at, statuses_of
from tests.apart.databases import connected_to, own_database
from tests.apart.gunicorn import served
from tests.apart.nginx import PROGRAM, Nginx, in_front_of
from tests.factories import (
    host_of,
    make_board,
    make_document,
    make_image,
    make_page,
    make_review,
    release,
)

pytestmark = pytest.mark.skipif(not PROGRAM, reason="nginx is not installed")

MEGABYTE = 1024 * 1024
# What nginx says for itself, and what belongs to one connection.
ITS_OWN = {"server", "date", "connection", "last-modified", "accept-ranges"}


@dataclass
class World:
    nginx: Nginx
    gunicorn: int
    board: OpenedBoard
    other: OpenedBoard
    row: PageDocument
    picture: str
    asked_log: Path

    @property
    def asked(self) -> int:
        """How often the application was asked."""
        return len(self.asked_log.read_text().splitlines())

    @property
    def host(self) -> str:
        return host_of(self.board)

    def directly(self, path: str) -> dict[str, str]:
        """What the application itself says at an address, without nginx."""
        response, _text = ask_at(self.gunicorn, self.host, path)
        return {name.lower(): value for name, value in response.getheaders()}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[World]:
    with (
        pytest.MonkeyPatch.context() as environment,
        django_db_blocker.unblock(),
        own_database() as name,
        connected_to(name),
    ):
        environment.setenv("FILES_HANDED_OVER_BY", "nginx")
        environment.setenv("NGINX_REFRESHED_AT", "http://127.0.0.1")
        environment.setenv("TEST_RUN_FILES", str(settings.MEDIA_ROOT.parent))
        board = make_board()
        review = make_review(board)
        row = release(review, make_document(board))
        picture = make_image(board)
        picture.contextual_alt_text, picture.decorative = "A boat", False
        shown_in = [("figure", {"image": picture, "caption": ""})]
        make_page(ContentPage, board.home, body=shown_in)
        shown = picture.get_rendition("width-4").file.name
        folder = tmp_path_factory.mktemp("nginx")
        other = make_board()
        hosts = [settings.CMS_HOST, host_of(board), host_of(other)]
        log = folder / "asked.log"
        log.touch()
        with served(name, log) as port, in_front_of(port, folder, hosts) as nginx:
            picture = f"{settings.MEDIA_URL}{shown}"
            yield World(nginx, port, board, other, row, picture, log)


@pytest.mark.parametrize("kind", ["document", "picture"])
def test_a_file_that_nginx_sends_has_all_that_the_application_said_of_it(world, kind):
    path = world.row.file.url if kind == "document" else world.picture
    wanted = world.directly(path)
    place = wanted.pop("x-accel-redirect")
    status, said, content = world.nginx.ask("GET", world.host, path)

    lost = {
        name: value
        for name, value in wanted.items()
        if name not in ITS_OWN | {"content-length"} and said.get(name) != value
    }
    assert status == 200
    assert lost == {}
    assert int(said["content-length"]) == len(content) > 0
    assert "x-accel-redirect" not in said
    # The place itself is no address.
    assert world.nginx.ask("GET", world.host, place)[0] == 404


def test_a_part_of_a_file_can_be_asked_for(world):
    status, _said, content = world.nginx.ask(
        "GET", world.host, world.row.file.url, Range="bytes=0-3"
    )

    assert (status, content) == (206, b"%PDF")


def test_an_upload_of_thirty_megabytes_reaches_the_cms(world):
    body = b"x" * 30 * MEGABYTE
    status, _said, _content = world.nginx.ask(
        "POST", settings.CMS_HOST, "/admin/login/", body
    )

    assert status not in (413, 502)


@pytest.mark.parametrize(
    ("path", "megabytes"), [("/admin/login/", 33), ("/search/", 2)]
)
def test_what_is_too_large_is_refused_in_words(world, path, megabytes):
    host = settings.CMS_HOST if path.startswith("/admin/") else world.host
    length = str(megabytes * MEGABYTE)
    status, said, content = world.nginx.ask(
        "POST", host, path, b"x", **{"Content-Length": length}
    )

    assert status == 413
    assert "What you sent is too large" in content.decode()
    assert said["x-content-type-options"] == "nosniff"


def test_an_application_that_is_away_is_said_in_words(world, tmp_path_factory):
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    folder = tmp_path_factory.mktemp("away")
    with in_front_of(port, folder, [world.host]) as nginx:
        status, _said, content = nginx.ask("GET", world.host, "/")

    assert status == 502
    assert "try again in a few minutes" in content.decode()


def test_no_secret_and_nothing_that_was_searched_for_stands_in_a_log(world):
    secret = new_secret()
    for host, path in (
        (world.host, f"/preview/{secret}/"),
        (world.host, "/search/?q=neighbours"),
        (settings.CMS_HOST, f"/admin/join/{secret}/"),
        (settings.CMS_HOST, f"/admin/password_reset/confirm/MQ/{secret}/"),
    ):
        world.nginx.ask("GET", host, path)

    assert "/preview/..." in world.nginx.logs
    assert secret not in world.nginx.logs
    assert "neighbours" not in world.nginx.logs
    assert "127.0.0.1" not in (world.nginx.folder / "logs/boards.log").read_text()


def test_a_host_that_is_nobodys_gets_no_answer(world):
    with pytest.raises(ssl.SSLError):
        world.nginx.ask("GET", "elsewhere.example", "/")

    with pytest.raises(http.client.RemoteDisconnected):
        ask_at(world.nginx.plain, "elsewhere.example", "/")

    # In the handshake a board's is named.
    for host in ("elsewhere.example", f"x.{world.host}", "[::1]", "127.0.0.1"):
        with pytest.raises(http.client.RemoteDisconnected):
            world.nginx.ask("GET", world.host, "/", Host=host)


def test_an_address_as_long_as_the_application_reads_is_passed_on(world):
    path = f"/search/?q={'x' * 4000}"

    assert world.nginx.ask("GET", world.host, path)[0] == 200


def test_what_gunicorn_itself_cannot_read_is_said_in_our_words(world):
    for method, path, headers in (
        ("GET", f"/search/?q={'x' * 6000}", {}),
        ("GET", "/", {f"X-{number}": "1" for number in range(150)}),
        ("G", "/", {}),
    ):
        status, said, content = world.nginx.ask(method, world.host, path, **headers)

        assert status in (400, 414, 431)
        assert "We could not read what your browser sent" in content.decode()
        assert said["x-content-type-options"] == "nosniff"


def test_plain_http_leads_to_the_same_address(world):
    response, _text = ask_at(world.nginx.plain, world.host, "/reviews/?year=2024")

    assert response.status == 301
    assert response.headers["Location"] == f"https://{world.host}/reviews/?year=2024"


def test_a_page_is_compressed_and_says_what_the_application_says(world):
    wanted = world.directly("/")
    status, said, _content = world.nginx.ask(
        "GET", world.host, "/", **{"Accept-Encoding": "gzip"}
    )
    changed = ITS_OWN | {"content-length", "content-encoding", "x-accel-expires"}

    assert status == 200
    assert said["content-encoding"] == "gzip"
    assert {n: v for n, v in wanted.items() if n not in changed} == {
        name: value for name, value in said.items() if name in wanted.keys() - changed
    }


def ask_often(world: World, path: str, times: int = 40) -> tuple[int, int, set[int]]:
    """Which answers; how often the application was asked; in how many seconds."""
    before, begun = world.asked, int(time())
    answers = {world.nginx.ask("GET", world.host, path)[0] for _time in range(times)}
    return world.asked - before, int(time()) - begun + 1, answers


def test_a_page_that_is_kept_is_asked_for_once_a_second(world):
    world.nginx.ask("GET", world.host, "/")
    asked, seconds, answers = ask_often(world, "/")

    assert answers == {200}
    assert asked <= seconds


@pytest.mark.parametrize("path", ["/nowhere/", "/search/", "/search/?q=a", "/?x=1"])
def test_what_is_not_kept_is_asked_for_each_time(world, path):
    asked, _seconds, _answers = ask_often(world, path, 5)

    assert asked == 5


def test_what_somebody_with_a_session_reads_is_asked_for_each_time(world):
    world.nginx.ask("GET", world.host, "/")
    before = world.asked
    for _time in range(3):
        world.nginx.ask("GET", world.host, "/", Cookie="sessionid=mine")

    assert world.asked - before == 3


def test_what_is_taken_back_is_out_of_nginx_with_its_second_and_nobody_tells_it(world):
    page = make_page(ContentPage, world.board.home, slug="taken")
    shown = world.nginx.ask("GET", world.host, "/taken/")[0]
    ContentPage.objects.filter(pk=page.pk).update(live=False)
    sleep(1 - time() % 1)

    assert shown == 200
    assert world.nginx.ask("GET", world.host, "/taken/")[0] in (404, 410)


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_what_has_changed_is_shown_as_soon_as_nginx_is_told(world, settings, encoding):
    settings.NGINX_REFRESHED_AT = f"http://127.0.0.1:{world.nginx.inner}"
    page = make_page(ContentPage, world.board.home, slug=f"told-{encoding}")
    path, accepted = f"/told-{encoding}/", {"Accept-Encoding": encoding}
    # At the beginning of a second, over which nginx would go on with what it has.
    sleep(1 - time() % 1)
    before = world.nginx.ask("GET", world.host, path, **accepted)
    ContentPage.objects.filter(pk=page.pk).update(title="Another title")
    refresh_in_front(world.host, path)
    asked = world.asked
    after = world.nginx.ask("GET", world.host, path, **accepted)

    assert before[2] != after[2]
    assert after[1]["content-encoding"] == encoding
    assert world.asked - asked <= 1


def test_who_has_a_page_is_told_by_nginx_that_it_is_the_same(world):
    mark = world.nginx.ask("GET", world.host, "/")[1]["etag"]
    status, said, content = world.nginx.ask(
        "GET", world.host, "/", **{"If-None-Match": mark}
    )

    assert (status, content) == (304, b"")
    assert said["etag"] == mark
    assert said["cache-control"] == "no-cache"


def test_who_has_a_file_is_told_that_it_is_the_same_and_by_no_old_mark(world):
    path = world.row.file.url
    mark = world.nginx.ask("GET", world.host, path)[1]["etag"]
    same = world.nginx.ask("GET", world.host, path, **{"If-None-Match": mark})
    other = world.nginx.ask("GET", world.host, path, **{"If-None-Match": '"other"'})

    assert (same[0], same[2], same[1]["cache-control"]) == (
        304,
        b"",
        "public, no-cache",
    )
    assert other[0] == 200


def test_a_request_that_names_two_hosts_puts_nothing_in_anothers_place(world):
    host, other = world.host, host_of(world.other)
    make_page(ContentPage, world.board.home, slug="both", title="Of the first board")
    make_page(ContentPage, world.other.home, slug="both", title="Of the other board")
    # At the beginning of a second, over which nginx goes on with what it has.
    sleep(1 - time() % 1)
    world.nginx.ask("GET", host, f"https://{other}/both/", Host=host)
    _status, _said, content = world.nginx.ask("GET", other, "/both/")

    assert "Of the other board" in content.decode()


# Of which one reader may believe one part, and the next another.
DOUBTFUL = [
    "Content-Length: 6\r\nTransfer-Encoding: chunked",
    "Transfer-Encoding: chunked\r\nContent-Length: 6",
    "Content-Length: 0\r\nContent-Length: 60",
    "Content-Length: +5",
    "Transfer-Encoding : chunked",
    "Transfer-Encoding: xchunked",
    "X-Folded: a\r\n Transfer-Encoding: chunked",
]


@pytest.mark.parametrize("length", DOUBTFUL)
def test_what_ends_nobody_knows_where_is_refused_with_all_that_follows(world, length):
    host = f"Host: {world.host}\r\n"
    hidden = f"GET / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"
    sent = f"POST / HTTP/1.1\r\n{host}{length}\r\n\r\n0\r\n\r\n{hidden}"
    directly = socket.create_connection(("127.0.0.1", world.gunicorn), timeout=60)

    for asking in (world.nginx.shaken_hands(world.host), directly):
        assert statuses_of(asking, sent) in ([400], [501])
