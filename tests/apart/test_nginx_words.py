"""nginx and gunicorn say nothing in words of their own: each is a page of ours.

What they have words for is read from nginx itself; what a stranger can bring about is
brought about, on every port and host. Behind it nobody listens, or gunicorn without
an application.
"""

import re
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.apart.gunicorn import PROJECT
from tests.apart.nginx import PROGRAM, Nginx, in_front_of
from tests.apart.ports import free_ports

pytestmark = pytest.mark.skipif(not PROGRAM, reason="nginx is not installed")

HOST, NOBODYS = "board.example", "elsewhere.example"
SHIPPED = (PROJECT / "deploy/nginx/boards.conf").read_text()
# Numbers of nginx's own, of what is said with 400.
INNER = {494, 495, 496, 497}
LINE = "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n"
REDIRECTS = range(300, 400)
HEADERS = (
    "cache-control",
    "content-security-policy",
    "referrer-policy",
    "strict-transport-security",
    "x-content-type-options",
    "x-frame-options",
)


def has_words_for() -> set[int]:
    """Which answers nginx has a page for."""
    found = re.findall(rb"<title>(\d{3}) ", Path(str(PROGRAM)).read_bytes())
    return {int(status) for status in found} | INNER


def saying(status: int, port: int) -> str:
    """An address that nginx answers with a status, whatever brings it about there."""
    whither = " /there" if status in REDIRECTS else ""
    return f"location = /say/{status} {{ return {status}{whither}; }}\n"


@pytest.fixture(scope="module")
def said_at() -> int:
    return free_ports(1)[0]


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory, said_at: int) -> Iterator[Nginx]:
    beside = f"""
server {{
    listen 127.0.0.1:{said_at};
    server_name {HOST};
    include /srv/boards/current/deploy/nginx/errors.conf;
    {"".join(saying(status, said_at) for status in has_words_for())}
}}
"""
    (nobody,) = free_ports(1)
    folder = tmp_path_factory.mktemp("nginx")
    with in_front_of(nobody, folder, [HOST], beside) as nginx:
        yield nginx


def answer_to(connection: socket.socket, sent: bytes) -> bytes:
    """What is answered, to the end of a page; nothing is an answer too."""
    said = b""
    connection.settimeout(20)
    try:
        connection.sendall(sent)
        while not said.endswith(b"</html>\n") and (more := connection.recv(65536)):
            said += more
    except (ConnectionError, ssl.SSLError):
        pass
    connection.close()
    return said


def assert_in_our_words(said: bytes) -> tuple[int, str]:
    """Its status, and its title."""
    head, _gap, page = said.partition(b"\r\n\r\n")
    headers = dict(re.findall(r"(?m)^([\w-]+): (.+?)\r?$", head.decode().lower()))
    status = int(head.split()[1])
    assert b"nginx" not in page.lower(), page
    assert b"gunicorn" not in page.lower()
    assert b'href="tel:999"' in page, said
    assert not [name for name in HEADERS if name not in headers]
    (title,) = re.findall(r"<title>(.+)</title>", page.decode())
    return status, title


def test_every_server_has_the_pages_and_no_place_has_others():
    servers = SHIPPED.split("\nserver {")[1:]

    assert len(servers) > 3
    assert all("/deploy/nginx/errors.conf;" in server for server in servers)
    assert "error_page" not in SHIPPED


def test_all_that_nginx_has_words_for_is_said_in_ours(nginx, said_at):
    # Whom it waits for too long it says nothing to.
    known = has_words_for() - {408}
    assert len(known) > 30
    for status in known:
        asked = (
            f"GET /say/{status} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n"
        )
        connection = socket.create_connection(("127.0.0.1", said_at))
        answer = answer_to(connection, asked.encode())
        assert answer, status
        said, _title = assert_in_our_words(answer)
        # What was there and what may not be read is not told from what never was.
        assert said == status or (status, said) in {
            *((inner, 400) for inner in INNER - {494}),
            *((hidden, 404) for hidden in (401, 403, 410)),
            (494, 431),
        }


STYLE = "/static/shipped.css"
PROVOKED = {
    "no host": ("GET / HTTP/1.1\r\n\r\n", 400),
    "no name of a host": (LINE.replace("{host}", "a b"), 400),
    "two hosts": (LINE.replace("{more}", "Host: {host}\r\n"), 400),
    "no method": (LINE.replace("GET", "g=t"), 400),
    "a method of nobody": (LINE.replace("GET", "TRACE"), 405),
    "a way through": (LINE.replace("GET {path}", "CONNECT {host}:443"), 400),
    "a later version": (LINE.replace("HTTP/1.1", "HTTP/3.1"), 505),
    "no version": (LINE.replace("HTTP/1.1", "HTTP/x"), 400),
    "a long address": (LINE.replace("{path}", "/" + "x" * 9000), 414),
    "a long header": (LINE.replace("{more}", f"X-A: {'x' * 9000}\r\n"), 431),
    "many headers": (LINE.replace("{more}", f"X-A: {'x' * 4000}\r\n" * 12), 431),
    "a length that is none": (LINE.replace("{more}", "Content-Length: x\r\n"), 400),
    "too much": (LINE.replace("{more}", "Content-Length: 999999999\r\n"), 413),
    "sent in no known way": (LINE.replace("{more}", "Transfer-Encoding: x\r\n"), 501),
    "what is internal": (LINE.replace("{path}", "/nginx-errors/400.html"), 404),
    "what is handed over": (LINE.replace("{path}", "/handed-over/media/x"), 404),
    "a style that is not there": (LINE.replace("{path}", "/static/x.css"), 404),
    "a style that takes": (LINE.replace("GET {path}", f"POST {STYLE}"), 405),
    "no part": (
        LINE.replace("{path}", STYLE).replace("{more}", "Range: bytes=99-\r\n"),
        416,
    ),
    "outside": (LINE.replace("{path}", "/../x"), 400),
    "nobody behind": (LINE, 502),
}


@pytest.mark.parametrize("name", PROVOKED)
def test_what_a_stranger_brings_about_is_said_in_our_words(nginx, name):
    sent, status = PROVOKED[name]
    said = {}
    for host in (HOST, NOBODYS):
        line = sent.format(path="/", host=host, more="").encode()
        plain = socket.create_connection(("127.0.0.1", nginx.plain))
        said["plain", host] = answer_to(plain, line)
        said["TLS", host] = answer_to(nginx.shaken_hands(HOST), line)
        wrong = socket.create_connection(("127.0.0.1", nginx.secure))
        said["plain at TLS", host] = answer_to(wrong, line)

    answered = {way: assert_in_our_words(one) for way, one in said.items() if one}

    assert answered["TLS", HOST][0] == status
    assert answered["plain at TLS", HOST][0] in (400, status)
