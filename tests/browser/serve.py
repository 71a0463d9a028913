"""Fills a database with the demonstration, and serves it on loopback.

A process of its own, so that its port, sites and files touch no other test. It says
on standard output where it serves which pages, and ends when its standard input does.
A line of that is the name of a face, which all boards then wear, or none: their own.
Or it is "archive", a board's host and a file, into which its archive is written.
"""

import json
import logging
import sys
import threading

import django
from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.test import override_settings

CACHE = (
    "django.middleware.cache.UpdateCacheMiddleware",
    "django.middleware.cache.FetchFromCacheMiddleware",
)


class QuietHandler(WSGIRequestHandler):
    """Requests are the tests' business, not the reader's of their output."""

    def log_message(self, *args: object) -> None:
        pass


def main(database: str) -> None:
    settings.DATABASES["default"] |= {"NAME": database, "CONN_MAX_AGE": 0}
    django.setup()
    server = ThreadedWSGIServer(("127.0.0.1", 0), QuietHandler)
    port = server.server_port
    with override_settings(
        PUBLIC_PORT=port,
        WAGTAILADMIN_BASE_URL=f"http://{settings.CMS_HOST}:{port}",
        ROOT_URLCONF="tests.browser.urls",
        # Beside the tests, as in production: they need not wait for it.
        TASKS=settings.STORED_TASKS,
        # Every test looks at the same pages, and none changes them.
        MIDDLEWARE=[*CACHE, *settings.MIDDLEWARE],
    ):
        server.set_app(StaticFilesHandler(get_wsgi_application()))
        logging.getLogger("django.request").setLevel(logging.CRITICAL)
        sys.stdout.write(json.dumps({"port": port, **filled()}) + "\n")
        sys.stdout.flush()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for queue in settings.STORED_TASKS["default"]["QUEUES"]:
            threading.Thread(target=work, args=[queue], daemon=True).start()
        own = faces()
        for line in sys.stdin:
            if line.startswith("archive "):
                archive(*line.split()[1:])
            else:
                wear(dict.fromkeys(own, line.strip()) if line.strip() else own)
            sys.stdout.write("\n")
            sys.stdout.flush()


def faces() -> dict[int, str]:
    """Which board wears which face."""
    from boards.models import Board

    return dict(Board.objects.values_list("pk", "face"))


def wear(of_boards: dict[int, str]) -> None:
    """Give each board its face, and forget the pages that show another."""
    from django.core.cache import cache

    from boards.models import Board

    for key, face in of_boards.items():
        Board.objects.filter(pk=key).update(face=face)
    cache.clear()


def archive(hostname: str, to: str) -> None:
    """Write the archive of a board."""
    from pathlib import Path

    from boards.models import Board
    from boards.publishing.archives.making import make_archive

    board = Board.objects.get(hostname=hostname)
    make_archive(board, Path(to), lambda line: None, with_drafts=False, by=None)


def work(queue: str) -> None:
    """Do what the demonstration and the tests ask for, as a worker does."""
    from django_tasks import task_backends

    from cms.tasks.hand import Hand

    Hand(task_backends["default"], queue).work()


def filled() -> dict[str, object]:
    """Fill the database, and say which pages there are to look at."""
    from django.db import transaction

    from home import demo
    from tests import ledger
    from tests.browser import cms_screens, sixth_board

    demo.fill(lambda line: None, force=True, with_work=False)
    ledger.install()
    with transaction.atomic(), ledger.all_by_hand():
        sixth = sixth_board.open_sixth_board()
        cms_screens.furnish(sixth)
    first, *_ = demo.BOARDS
    hostnames = [*(board.hostname for board in demo.BOARDS), sixth_board.HOSTNAME]
    return {
        "boards": {hostname: fullest_pages(hostname) for hostname in hostnames},
        "editor": [first.editor, demo.PASSWORD],
        "manager": [cms_screens.MANAGER, demo.PASSWORD],
        "administrator": [demo.ADMINISTRATOR, demo.PASSWORD],
        "screens": cms_screens.screens(sixth),
        "screens_of_administrators": cms_screens.screens_of_administrators(sixth),
        "screens_of_strangers": cms_screens.screens_of_strangers(),
        "screens_of_wagtail": cms_screens.screens_of_wagtail(sixth),
    }


def fullest_pages(hostname: str) -> dict[str, str]:
    """For each type of page of a board, the address of the one with the most in it."""
    from wagtail.models import Page, Site

    from cms import trees

    home = Site.objects.get(hostname=hostname).root_page
    pages = trees.in_board_of(Page.objects.live(), home).filter(
        depth__gte=trees.HOME_DEPTH
    )
    sizes: dict[str, int] = {}
    addresses: dict[str, str] = {}
    for page in pages.specific().order_by("path"):
        name, size = name_of_type(page), len(page.to_json())
        if size > sizes.get(name, 0):
            sizes[name] = size
            addresses[name] = page.full_url
    return addresses


def name_of_type(page) -> str:
    """The type of a page, apart for each language and for a look of its own."""
    name = page._meta.model_name.removesuffix("page")
    look = "with-exit" if getattr(page, "offers_exit", False) else ""
    language = page.locale.language_code
    parts = (name, look, "" if language == settings.LANGUAGE_CODE else language)
    return "-".join(part for part in parts if part)


if __name__ == "__main__":
    main(sys.argv[1])
