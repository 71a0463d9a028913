"""An archive of one board, from the first question to the last checksum."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone
from django.utils.html import format_html

from boards.models import Board
from boards.publishing.archives.audit_log import note
from boards.publishing.archives.drafts import write_drafts
from boards.publishing.archives.record import write_record
from cms.archives.bags import PAYLOAD, make_bag, zip_folder
from cms.archives.site import SiteAsFiles
from cms.archives.visitor import Visitor
from cms.archives.warc import NoWarc, begun
from cms.sitemaps import entries
from cms.users.models import User

Say = Callable[[str], None]
# Addresses that need a server: the archive has no links to them.
NEED_A_SERVER = (
    *("search", "ask_for_a_copy", "asked_for_a_copy", "is_it_useful", "thanks"),
    *("preview", "wagtailadmin_home"),
)


class CannotArchive(Exception):
    """A sentence for who asked."""


@dataclass(frozen=True)
class Made:
    """What is in an archive."""

    pages: int
    drafts: int


def make_archive(
    board: Board,
    to: Path,
    say: Say,
    *,
    with_drafts: bool = False,
    warc: Path | None = None,
    by: User | None,
) -> Made:
    """Write the archive of a board, a zip, and note it in its history.

    Only what the public may read, unless drafts are asked for. Works as the owner.
    warc: a file for the same in the form of web archives, without any drafts.
    Raises CannotArchive for a board that nobody can read.
    """
    visitor = Visitor(_host_of(board))
    with tempfile.TemporaryDirectory(prefix="archive-") as work:
        folder = Path(work) / to.stem
        payload = folder / PAYLOAD
        payload.mkdir(parents=True)
        site = SiteAsFiles(visitor, payload, NEED_A_SERVER, _note())
        pages = _write_site(board, site, say, warc)
        say(f"{pages} pages, {sum(map(bool, site.files.values()))} files.")
        write_record(board, site.files, payload / "record")
        drafts = write_drafts(board, payload / "drafts") if with_drafts else 0
        _write_door(board, folder, site.files["/"])
        make_bag(folder, _info(board, with_drafts))
        zip_folder(folder, to)
    note(board, pages, drafts, by)
    return Made(pages, drafts)


def _host_of(board: Board) -> str:
    if not board.hostname or not board.site:
        raise CannotArchive(
            f"{board.title} has no address on the web: nobody reads it."
        )
    return board.hostname


def _write_site(board: Board, site: SiteAsFiles, say: Say, warc: Path | None) -> int:
    """All that the public reads; how many pages."""
    host = str(board.hostname)
    first = ["/", *(one.address for one in entries(board, host))]
    if warc is None:
        pages = site.write(first, say)
    else:
        try:
            with begun(warc, host, _of_warc(board)) as written:
                pages = site.write(first, say, written.add)
        except NoWarc as reason:
            raise CannotArchive(str(reason)) from reason
    if not pages:
        raise CannotArchive(f"The public can read nothing of {board.title} now.")
    return pages


def _of_warc(board: Board) -> dict[str, str]:
    return {
        "software": "Safeguarding Boards",
        "isPartOf": board.title,
        "description": "Pages and files of its website, as the public could read them.",
    }


def _note() -> str:
    """What holds in fifty years: a number on an old page is no number to rely on."""
    return format_html(
        '<aside class="callout callout--note" lang="en-gb" dir="ltr" '
        'aria-label="Archive"><p>This is an archive of {day}. Telephone numbers and '
        "advice may have changed since. If a child is in danger now, call the "
        "emergency services.</p></aside>",
        day=f"{timezone.localdate():%d %B %Y}",
    )


def _info(board: Board, with_drafts: bool) -> dict[str, str]:
    what = "Pages, files and record of its website, as the public could read them"
    return {
        "Source-Organization": board.title,
        "External-Identifier": board.hostname or "",
        "External-Description": f"{what}{', and drafts' if with_drafts else ''}.",
        "Bagging-Date": f"{timezone.localdate():%Y-%m-%d}",
        "Bag-Software-Agent": "Safeguarding Boards",
    }


def _write_door(board: Board, folder: Path, home: str) -> None:
    """What somebody opens who finds the folder on a stick."""
    page = format_html(
        '<!doctype html>\n<html lang="en-gb"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>{board}: archive</title></head><body><main><h1>{board}</h1>"
        "<p>Its website as anybody could read it on {day}. It needs no server.</p>"
        '<p><a href="{home}">Open the home page</a></p>'
        '<p><a href="data/record/record.json">The record as data</a></p>'
        "</main></body></html>\n",
        board=board.title,
        day=f"{timezone.localdate():%d %B %Y}",
        home=f"{PAYLOAD}/{home}",
    )
    (folder / "index.html").write_text(page, encoding="utf-8")
