"""The day on which a report goes public: many visitors, and a page that changes.

By the clock of this machine, which also does the asking: what counts is the ratio to
what was measured just before, on the same servers.
"""

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from django.utils import timezone
from wagtail.models import Page

from boards.models import ReviewPage
from home.benchmark.filling import host_of
from home.benchmark.readers import edition_in, reading_on
from home.benchmark.servers import Reader, Server, nginx

VISITORS = 64
PUBLICATIONS = 15
QUIET, BUSY = 8, 15  # seconds
BR = {"Accept-Encoding": "br"}
UNPACKED = {"Accept-Encoding": "identity"}


class Line(NamedTuple):
    """What is printed of something: its name, and the figures in words."""

    name: str
    said: str


@dataclass
class Press:
    """Who puts out edition after edition of a review.

    As it stands when two people have signed it off, without the two: what that costs
    the editor's request is another question than what it costs visitors.
    """

    key: int
    edition: int = 0

    def publish(self) -> float:
        """The moment at which it is committed (of `time.monotonic`)."""
        self.edition += 1
        Page.objects.filter(pk=self.key).update(
            title=f"Child 1, edition {self.edition}", last_published_at=timezone.now()
        )
        return time.monotonic()


def first_visitors(
    server: Server, press: Press, path: str, renders: Path
) -> Iterator[Line]:
    """After a publication. renders: a file that grows with each page that is made."""
    _ask_all(server, path, 1)
    press.publish()
    [alone] = _ask_all(server, path, 1)
    press.publish()
    before = renders.stat().st_size
    taken = _ask_all(server, path, VISITORS)
    made = renders.stat().st_size - before
    ratio = max(taken) / alone
    said = f"{made} renders; the slowest took {ratio:.1f} times one render"
    yield Line(f"{VISITORS} first visitors", said)


def visible(server: Server, press: Press, pages: dict[str, str]) -> Iterator[Line]:
    """How long a publication takes to be seen by all, and whether it is unseen again.

    Asked at the server and at an nginx in front of it, which nobody tells of anything.
    """
    with nginx(server.port, b"") as front:
        places = {"web server": server.port, "nginx, told of nothing": front.port}
        for name, path in pages.items():
            for place, port in places.items():
                waits, stale = _wait_and_look(port, press, path)
                said = (
                    f"{median(waits):.0f} ms, at most {max(waits):.0f}; stale: {stale}"
                )
                yield Line(f"{name}, published to seen, {place}", said)


def _wait_and_look(port: int, press: Press, path: str) -> tuple[list[float], int]:
    """Milliseconds from each commit; answers that showed an older one again."""
    # One for each process of the server, or more.
    readers = [Reader(port, host_of(1)) for _one in range(8)]
    waits, stale = [], 0
    for _time in range(PUBLICATIONS):
        for reader in readers:
            reader.ask(path, **UNPACKED)
        committed = press.publish()
        for reader in readers:
            while edition_in(reader.ask(path, **UNPACKED)[2]) < press.edition:
                time.sleep(0.001)
        waits.append((time.monotonic() - committed) * 1000)
        for reader in readers * 3:
            stale += edition_in(reader.ask(path, **UNPACKED)[2]) < press.edition
    for reader in readers:
        reader.close()
    return waits, stale


def readers_at_full_speed(server: Server, press: Press, path: str) -> Iterator[Line]:
    """What a publication a second costs those who read meanwhile."""
    quiet = _read_for(server, press, path, QUIET, is_published=False)
    busy = _read_for(server, press, path, BUSY, is_published=True)
    ratio = busy.slow / quiet.slow
    said = (
        f"p99 {quiet.slow:.1f} ms, then {busy.slow:.1f} ({ratio:.2f} times);"
        f" errors: {quiet.errors + busy.errors}; stale: {quiet.stale + busy.stale}"
    )
    yield Line("a publication a second", said)


@dataclass(frozen=True)
class Reading:
    """slow: milliseconds that 99 of 100 answers took at most."""

    slow: float
    errors: int
    stale: int


def _read_for(
    server: Server, press: Press, path: str, seconds: int, *, is_published: bool
) -> Reading:
    commits = [(0.0, press.edition)]
    with reading_on(server.port, host_of(1), path) as answers_of_all:
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            time.sleep(1)
            if is_published:
                commits.append((press.publish(), press.edition))
    answers = list(answers_of_all)
    taken = sorted(one.ended - one.begun for one in answers)
    stale = sum(
        0 <= one.edition < max(shown for at, shown in commits if at <= one.begun)
        for one in answers
    )
    slow = taken[int(len(taken) * 0.99)] * 1000
    return Reading(slow, sum(one.edition < 0 for one in answers), stale)


def _ask_all(server: Server, path: str, many: int) -> list[float]:
    """Seconds that each of so many takes who all ask at the same moment."""
    together = threading.Barrier(many)
    taken: list[float] = []

    def ask() -> None:
        reader = Reader(server.port, host_of(1))
        reader.connect()
        together.wait()
        begun = time.monotonic()
        reader.ask(path, **BR)
        taken.append(time.monotonic() - begun)
        reader.close()

    threads = [threading.Thread(target=ask) for _one in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def press_of(review: ReviewPage) -> Press:
    """From the edition that it has by now, where a measurement was interrupted."""
    return Press(review.pk, edition_in(review.title.encode()))
