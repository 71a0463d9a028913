"""The worker makes anew what is read most, before the first visitor asks for it.

When the version of a board has changed, with its commit, and when a day begins, which
ends all that was kept. What was just published comes first, with what stands above it.
Nothing that a visitor is answered hangs on it: who comes sooner has the page made.
"""

import logging
from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from wagtail.models import Page

from cms import trees
from cms.inner_requests import Inside, request_to
from cms.kept.in_front import refresh_in_front
from cms.models import KeptPage, PublicVersion
from cms.request_state import state_of
from cms.tasks.meanwhile import do_meanwhile
from cms.tenancy.seen import SHARED

logger = logging.getLogger(__name__)

# Of one board.
MOST_READ = 30
JUST_PUBLISHED = 5
# What nobody has asked for since is made for who asks.
READ_WITHIN = timedelta(days=1)
NEW_FOR = timedelta(minutes=10)
# Tasks have their turn after so many.
AT_ONCE = 5
Address = tuple[str, str]


class Refresher:
    """What one worker knows of what has changed, and what it has still to ask for."""

    def __init__(self) -> None:
        self._versions: dict[int, str] = {}
        self._day: date | None = None
        self._waiting: dict[Address, None] = {}
        self._inside: Inside | None = None

    def look(self) -> bool:
        """Make a few pages anew. Whether more are waiting."""
        if not settings.PAGES_ARE_KEPT:
            return False
        for board in self._changed():
            # In the place of what it waited for: the order is another now.
            self._waiting.update(dict.fromkeys(_worth_it(board)))
        for host, path in list(self._waiting)[:AT_ONCE]:
            del self._waiting[host, path]
            self._ask(host, path)
        return bool(self._waiting)

    def _changed(self) -> list[int]:
        versions = {
            board: str(version)
            for board, version in PublicVersion.objects.values_list(
                "board_id", "version"
            )
        }
        today = timezone.localdate()
        former, self._versions = self._versions.items(), versions
        is_new_day, self._day = today != self._day, today
        changed = {key for key, _version in versions.items() - former}
        is_for_all = is_new_day or int(SHARED) in changed
        return sorted((versions.keys() if is_for_all else changed) - {int(SHARED)})

    def _ask(self, host: str, path: str) -> None:
        request = request_to(host, path)
        state_of(request).is_for_nobody = True
        self._inside = self._inside or Inside()
        if self._inside.answer(request).status_code >= 500:
            logger.error("Could not be made anew: %s%s", host, path)
        refresh_in_front(host, path)


def _worth_it(board: int) -> Iterator[Address]:
    """The addresses of a board that somebody will soon ask for; none if nobody does."""
    read = KeptPage.objects.filter(
        board_id=board, read_at__gte=timezone.now() - READ_WITHIN
    )
    most = list(read.order_by("-reads", "path").values_list("host", "path")[:MOST_READ])
    if most:
        host = most[0][0]
        yield from ((host, path) for path in _just_published(board))
    yield from most


def _just_published(board: int) -> Iterator[str]:
    """The paths of what went public a moment ago, each after what stands above it."""
    place = Page.objects.filter(pk=board, depth=trees.BOARD_DEPTH).first()
    if place is None:
        return
    new = trees.in_board_of(Page.objects.live(), place).filter(
        last_published_at__gte=timezone.now() - NEW_FOR, depth__gt=trees.HOME_DEPTH
    )
    paths = [
        path
        for page in new.order_by("-last_published_at", "pk")[:JUST_PUBLISHED]
        for path in trees.places_above(page.path)
    ]
    pages = Page.objects.live().filter(path__in=paths, depth__gte=trees.HOME_DEPTH)
    for page in pages.order_by("-depth", "path"):
        parts = page.get_url_parts()
        if parts and parts[2]:
            yield parts[2]


def install() -> None:
    do_meanwhile("default", Refresher().look)
