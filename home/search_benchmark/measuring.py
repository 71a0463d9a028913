"""Asks the search, its suggestions and lists with filters, by the clock."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median, quantiles
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from boards.models import Board
from boards.public.search import views
from cms.clients import Limit
from cms.warming import keep_what_is_loaded
from home.search_benchmark.texts import COMMON, Vocabulary


@dataclass(frozen=True)
class Kind:
    """name: what is asked. goal: milliseconds that 95 of 100 answers may take."""

    name: str
    goal: int
    address: Callable[[random.Random], str]


@dataclass(frozen=True)
class Cost:
    """In milliseconds; and how many questions to the database an answer took.

    own: what this process computed for half of the answers, however busy the machine.
    """

    name: str
    goal: int
    half: float
    p95: float
    own: float
    questions: int


Asked = Callable[[random.Random], str]


def searched(*asked: Asked, **wishes: str) -> Asked:
    """Addresses of searches for words, with what narrows them."""

    def address(chance: random.Random) -> str:
        typed = " ".join(one(chance) for one in asked)
        return f"/search/?{urlencode({'q': typed, **wishes})}"

    return address


def common(chance: random.Random) -> str:
    return chance.choice(COMMON[:12])


def begun(chance: random.Random) -> str:
    typed = chance.choice(("ch", "child", "chil", "neg", "child b", "pro"))
    return f"/search/suggestions/?{urlencode({'q': typed})}"


def kinds() -> list[Kind]:
    words = Vocabulary.of_nobody()

    def misspelt(chance: random.Random) -> str:
        word = words.rare(chance)
        return f"{word[:3]}{word[4]}{word[3]}{word[5:]}"

    wishes = {"theme": "harm", "kind": "file", "from": "2015"}
    return [
        Kind("search: rare word", 150, searched(words.rare)),
        Kind("search: common word", 250, searched(common)),
        Kind("search: two words", 150, searched(common, words.rare)),
        Kind("search: typing fault", 150, searched(misspelt)),
        Kind("search: common, filtered", 200, searched(common, **wishes)),
        Kind("suggestions", 50, begun),
        Kind("list with filters", 200, lambda _chance: "/reviews/?theme=harm&to=2020"),
        Kind("list of reviews", 200, lambda _chance: "/reviews/?page=1"),
    ]


def measure(rounds: int, write: Callable[[str], object]) -> Iterator[Cost]:
    """What each kind takes, of boards in turn. write: takes a line on how far it is."""
    hosts = list(Board.objects.order_by("pk").values_list("hostname", flat=True))
    keep_what_is_loaded()
    unlimited = Limit("suggestions measured", most=10**9)
    kept, views.SUGGESTIONS = views.SUGGESTIONS, unlimited
    try:
        # As in production: nothing looks for templates that were edited, or notes SQL.
        with override_settings(ALLOWED_HOSTS=["*"], DEBUG=False):
            for kind in kinds():
                write(f"  {kind.name} …")
                yield _cost(kind, [host or "" for host in hosts], rounds)
    finally:
        views.SUGGESTIONS = kept


def _cost(kind: Kind, hosts: list[str], rounds: int) -> Cost:
    chance = random.Random(7)  # noqa: S311 - nothing is secret
    times: list[float] = []
    own: list[float] = []
    # The first of each board fills what is remembered, and tells nothing.
    for number in range(rounds + 1):
        client = Client(headers={"host": hosts[number % len(hosts)]})
        address = kind.address(chance)
        client.get("/", secure=settings.SECURE_SSL_REDIRECT)
        start, computed = time.perf_counter(), time.process_time()
        response = client.get(address, secure=settings.SECURE_SSL_REDIRECT)
        times.append((time.perf_counter() - start) * 1000)
        own.append((time.process_time() - computed) * 1000)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}.")
    with CaptureQueriesContext(connection) as captured:
        client.get(address, secure=settings.SECURE_SSL_REDIRECT)
    *_most, p95 = quantiles(times[1:], n=20)
    half, alone = median(times[1:]), median(own[1:])
    return Cost(kind.name, kind.goal, half, p95, alone, len(captured))
