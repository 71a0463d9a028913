"""What a page costs: made anew, kept, and told to be the same; beside a yardstick."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from boards.models import Board, ReviewPage
from cms.models import BoardDocument
from home.benchmark.filling import CONTENT, GONE, OLD_PATH, SMALL, host_of
from home.benchmark.growth import growth
from home.benchmark.pressing import (
    BR,
    Line,
    first_visitors,
    press_of,
    readers_at_full_speed,
    visible,
)
from home.benchmark.servers import NGINX, Reader, Server, gunicorn, nginx

# As the units of `deploy/systemd` start the web server.
AS_SHIPPED = (3, 4)
# With a query nothing is answered from what is kept.
ANEW = "?x=1"


@dataclass(frozen=True)
class Cost:
    """Of one answer. queries: None where nobody counts. cpu: milliseconds of the
    processor, of the web server alone; of `--against`, by the clock.
    """

    name: str
    queries: int | None
    cpu: float


@dataclass(frozen=True)
class Measured:
    """plain: what a view of Django's costs that says a page, on the same server.
    lines: what is not a cost of one answer.
    """

    plain: Cost
    costs: list[Cost]
    lines: list[Line]


def addresses(number: int = 1) -> dict[str, str]:
    """The pages of a board that are asked for."""
    board = Board.objects.get(short_name=f"Board {number}")
    review = _first_review(board)
    index = Page.objects.get(path=review.path[: -Page.steplen])
    found = {"review": review, "list": index}
    of_pages = {name: page.relative_url(board.site) for name, page in found.items()}
    beside = {"home": "/", "sitemap": "/sitemap.xml"}
    return {**of_pages, **beside}


def file_of(number: int = 1) -> BoardDocument:
    """The first file of the first review of a board."""
    review = _first_review(Board.objects.get(short_name=f"Board {number}"))
    file = review.released_documents.all()[0].file
    if file is None:
        raise BoardDocument.DoesNotExist
    return file


def _first_review(board: Board) -> ReviewPage:
    return ReviewPage.objects.in_board_of(board).order_by("path")[0]


@dataclass(frozen=True)
class Times:
    """answers: how often a page is asked for. requests: after which the memory of a
    process is looked at. against: an address of another server, or nothing.
    """

    answers: int
    requests: int
    against: str


def measure(database: str, times: Times, say: Callable[[str], None]) -> Measured:
    say("  a plain view …")
    with gunicorn(
        "home.benchmark.plain", DJANGO_SETTINGS_MODULE="home.benchmark.plain"
    ) as server:
        plain = Cost("a plain view", 0, _cpu(server, "/", times.answers))
    with tempfile.NamedTemporaryFile() as renders, _in_place() as documents:
        said = {
            "DOCUMENTS_ROOT": documents,
            "BENCHMARK_DATABASE": database,
            "BENCHMARK_RENDERS": renders.name,
            "NGINX_REFRESHED_AT": "http://127.0.0.1",
        }
        with gunicorn("home.benchmark.wsgi", **said) as server:
            costs = _costs(server, times, say)
            say(f"  {times.requests} requests …")
            paths = list(_variants(addresses()).values())
            lines = list(growth(server, paths, times.requests))
        with gunicorn("home.benchmark.wsgi", AS_SHIPPED, **said) as server:
            lines += _press_day(server, Path(renders.name), say)
    return Measured(plain, costs, lines)


@contextmanager
def _in_place() -> Iterator[str]:
    """A folder that holds the file which is asked for."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / str(file_of().file.name)
        place.parent.mkdir(parents=True)
        place.write_bytes(CONTENT)
        yield folder


def _costs(server: Server, times: Times, say: Callable[[str], None]) -> list[Cost]:
    pages, few = addresses(), addresses(SMALL)
    costs: list[Cost] = []
    for name, path in _variants(pages).items():
        say(f"  {name} …")
        often = _often(name, path, times.answers)
        costs.append(Cost(name, _queries(path), _cpu(server, path, often)))
    for name in ("review", "list", "home"):
        path, host = f"{few[name]}{ANEW}", host_of(SMALL)
        often = _often(name, path, times.answers)
        cpu = _cpu(server, path, often, host=host)
        costs.append(Cost(f"{name}, anew, board of few", _queries(path, host), cpu))
    costs += _same(server, "review", pages["review"], times.answers)
    file = file_of().url
    costs.append(Cost("file", None, _cpu(server, file, times.answers)))
    costs += _same(server, "file", file, times.answers)
    if NGINX:
        costs += _behind_nginx(server, pages["review"], times.answers)
    if against := times.against:
        costs.append(Cost(f"{against} (ms by the clock)", None, _by_clock(against)))
    connection.close()
    return costs


def _often(name: str, path: str, times: int) -> int:
    is_dear = ANEW in path or name in ("unknown address", "page that is gone")
    return max(5, times // 20) if is_dear else times


def _press_day(server: Server, renders: Path, say: Callable[[str], None]) -> list[Line]:
    pages = addresses()
    press = press_of(_first_review(Board.objects.get(short_name="Board 1")))
    say("  many first visitors …")
    lines = list(first_visitors(server, press, pages["review"], renders))
    lines += _transferred(server, pages)
    say("  published to seen …")
    seen = {name: pages[name] for name in ("review", "list")}
    lines += list(visible(server, press, seen)) if NGINX else []
    say("  readers at full speed …")
    return [*lines, *readers_at_full_speed(server, press, pages["review"])]


def _transferred(server: Server, pages: dict[str, str]) -> list[Line]:
    return [
        Line(f"{name}, its own bytes", f"{len(_mark(server, pages[name])[1])}")
        for name in ("review", "list")
    ]


def _variants(pages: dict[str, str]) -> dict[str, str]:
    anew = {f"{name}, made anew": f"{path}{ANEW}" for name, path in pages.items()}
    kept = {f"{name}, kept": path for name, path in pages.items()}
    beside = {
        "search": "/search/?q=child",
        "unknown address": "/nowhere/",
        "page that is gone": f"/{GONE}/",
        "redirect": f"{OLD_PATH}/",
        "last page of the list, anew": f"{pages['list']}?page=9999",
    }
    return {**anew, **beside, **kept}


def _queries(path: str, host: str = host_of(1), **headers: str) -> int:
    asked = {"host": host, "X-Forwarded-Proto": "https", **headers}
    client = Client(headers=asked)
    for _time in range(2):
        client.get(path, secure=True)
    with CaptureQueriesContext(connection) as captured:
        client.get(path, secure=True)
    return len(captured)


def _cpu(
    server: Server, path: str, times: int, host: str = host_of(1), **headers: str
) -> float:
    reader = Reader(server.port, host)
    for _time in range(2):
        reader.ask(path, **BR, **headers)
    before = server.cpu()
    for _time in range(times):
        reader.ask(path, **BR, **headers)
    spent = server.cpu() - before
    reader.close()
    return spent / times


def _mark(server: Server, path: str) -> tuple[str, bytes]:
    reader = Reader(server.port, host_of(1))
    _status, said, body = reader.ask(path, **BR)
    reader.close()
    return said["etag"], body


def _same(server: Server, name: str, path: str, times: int) -> list[Cost]:
    mark, _body = _mark(server, path)
    had = {"If-None-Match": mark}
    cpu = _cpu(server, path, times, **had)
    return [Cost(f"{name}, 304", _queries(path, **had), cpu)]


def _behind_nginx(server: Server, path: str, times: int) -> list[Cost]:
    _etag, body = _mark(server, path)
    with nginx(server.port, body) as front:
        static = _cpu(front, "/static.html", times * 5)
        kept = _cpu(front, path, times * 5)
    return [
        Cost("nginx: a file of these bytes", None, static),
        Cost("nginx: review, kept", None, kept),
    ]


def _by_clock(address: str) -> float:
    parts = urlsplit(address)
    reader = Reader(parts.port or 80, parts.netloc, parts.hostname or "")
    taken = []
    for _time in range(20):
        begun = time.perf_counter()
        reader.ask(parts.path or "/")
        taken.append((time.perf_counter() - begun) * 1000)
    reader.close()
    return sorted(taken)[len(taken) // 4]
