"""What a page costs: made anew, kept, and told to be the same; beside a yardstick."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from boards.models import Board, ReviewPage
from home.benchmark.filling import host_of
from home.benchmark.servers import NGINX, Reader, Server, gunicorn, nginx

BR = {"Accept-Encoding": "br"}
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
    """plain: what a view of Django's costs that says a page, on the same server."""

    plain: Cost
    costs: list[Cost]


def addresses() -> dict[str, str]:
    """The pages of the first board that are asked for."""
    board = Board.objects.get(short_name="Board 1")
    review = ReviewPage.objects.in_board_of(board).order_by("path")[0]
    index = Page.objects.get(path=review.path[: -Page.steplen])
    found = {"review": review, "list": index}
    of_pages = {name: page.relative_url(board.site) for name, page in found.items()}
    beside = {"home": "/", "sitemap": "/sitemap.xml"}
    return {**of_pages, **beside}


def measure(
    database: str, times: int, against: str, say: Callable[[str], None]
) -> Measured:
    pages = addresses()
    queries = {name: _queries(path) for name, path in _variants(pages).items()}
    connection.close()
    say("  a plain view …")
    with gunicorn(
        "home.benchmark.plain", DJANGO_SETTINGS_MODULE="home.benchmark.plain"
    ) as server:
        plain = Cost("a plain view", 0, _cpu(server, "/", times))
    costs: list[Cost] = []
    said = {"BENCHMARK_DATABASE": database, "NGINX_REFRESHED_AT": "http://127.0.0.1"}
    with gunicorn("home.benchmark.wsgi", **said) as server:
        for name, path in _variants(pages).items():
            say(f"  {name} …")
            is_dear = ANEW in path or name.startswith("unknown")
            often = max(5, times // 20) if is_dear else times
            costs.append(Cost(name, queries[name], _cpu(server, path, often)))
        costs += _same(server, pages["review"], times)
        if NGINX:
            costs += _behind_nginx(server, pages["review"], times)
    if against:
        costs.append(Cost(f"{against} (ms by the clock)", None, _by_clock(against)))
    return Measured(plain, costs)


def _variants(pages: dict[str, str]) -> dict[str, str]:
    anew = {f"{name}, made anew": f"{path}{ANEW}" for name, path in pages.items()}
    kept = {f"{name}, kept": path for name, path in pages.items()}
    beside = {
        "search": "/search/?q=child",
        "unknown address": "/nowhere/",
    }
    return {**anew, **beside, **kept}


def _queries(path: str) -> int:
    client = Client(headers={"host": host_of(1), "X-Forwarded-Proto": "https"})
    for _time in range(2):
        client.get(path, secure=True)
    with CaptureQueriesContext(connection) as captured:
        client.get(path, secure=True)
    return len(captured)


def _cpu(server: Server, path: str, times: int, **headers: str) -> float:
    reader = Reader(server.port, host_of(1))
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


def _same(server: Server, path: str, times: int) -> list[Cost]:
    mark, _body = _mark(server, path)
    had = {"If-None-Match": mark}
    return [Cost("review, 304", 1, _cpu(server, path, times, **had))]


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
