"""The sitemap of one board, in all its languages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import JSONObject, Mod, RowNumber
from django.utils.timezone import localtime
from wagtail.models import Page

from cms import trees
from cms.hosts import public_address
from cms.languages import language_tag
from cms.querysets import behind_a_restriction

# Addresses in one file, each counted in all languages of the board: the standard allows
# 50,000 and 50 MB, of which this is a tenth.
MOST = 25_000
# What Django leaves as it is in an address that it makes of a route.
SAFE = "!$&'()*+,;=/~:@"
URLSET = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


@dataclass
class Entry:
    """One address, when it changed, and the same page in other languages."""

    address: str
    changed: datetime | None
    alternates: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Home:
    """A public home page, below which everything that is public has an address."""

    path: str
    url_path: str
    address: str
    tag: str

    def address_of(self, url_path: str) -> str:
        """Of a page below: as Wagtail puts it together, without asking for each."""
        below = url_path.removeprefix(self.url_path)
        return self.address + quote(below, safe=SAFE)


class Sitemap:
    """What search engines are told of one board, by the addresses of one host.

    Below a home page that is not public nothing has an address. Who reads none of the
    languages is sent to the board's first, which comes first in the tree.
    """

    def __init__(self, board: Page, host: str) -> None:
        self._board = board
        self._homes = {home.path: home for home in self._public_homes(host)}

    def parts(self) -> list[int]:
        """Where each file begins: the keys of pages. One where nothing is parted."""
        begins = Mod(F("place"), self._most_of_one())
        pages = self._pages().annotate(
            place=Window(RowNumber(), order_by=F("path").asc()), begins=begins
        )
        found = pages.filter(begins=1 % self._most_of_one())
        return list(found.values_list("pk", flat=True))

    def of_one_file(self) -> list[Entry] | None:
        """Every public page, where one file holds them; else None."""
        found = [*self._entries(self._pages()[: self._most_of_one() + 1])]
        return found if len(found) <= self._most_of_one() else None

    def entries(self, first: int | None = None) -> Iterator[Entry]:
        """Every public page in the order of the tree; or one file, from its begin."""
        pages = self._pages()
        if first is not None:
            begins = Page.objects.filter(pk=first).values("path")
            pages = pages.filter(path__gte=begins)[: self._most_of_one()]
        return self._entries(pages)

    def _entries(self, pages: QuerySet[Page]) -> Iterator[Entry]:
        columns = ("path", "url_path", "last_published_at")
        if len(self._homes) == 1:
            for path, url_path, changed in pages.values_list(*columns):
                yield Entry(self._home_of(path).address_of(url_path), changed)
            return
        same = self._pages().filter(translation_key=OuterRef("translation_key"))
        versions = ArraySubquery(same.values_list(JSONObject(at="path", to="url_path")))
        for path, url_path, changed, found in pages.values_list(*columns, versions):
            entry = Entry(self._home_of(path).address_of(url_path), changed)
            if len(found) > 1:
                entry.alternates = [*self._alternates(found)]
            yield entry

    def _alternates(self, versions: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
        """The versions of a page, the first language's first."""
        for number, version in enumerate(versions):
            home = self._home_of(version["at"])
            address = home.address_of(version["to"])
            if not number:
                yield "x-default", address
            yield home.tag, address

    def _most_of_one(self) -> int:
        return max(2, MOST // max(1, len(self._homes)))

    def _home_of(self, path: str) -> Home:
        return self._homes[path[: trees.HOME_DEPTH * Page.steplen]]

    def _public_homes(self, host: str) -> Iterator[Home]:
        homes = self._public().filter(depth=trees.HOME_DEPTH).select_related("locale")
        for home in homes:
            parts = home.get_url_parts()
            if parts and parts[2]:
                tag = language_tag(home.locale.language_code)
                address = public_address(host, parts[2])
                yield Home(home.path, home.url_path, address, tag)

    def _pages(self) -> QuerySet[Page]:
        """Below the public homes, these among them."""
        below = Q(pk__in=[])
        for path in self._homes:
            below |= Q(path__range=(path, trees.last_below(path)))
        return self._public().filter(below)

    def _public(self) -> QuerySet[Page]:
        return (
            trees.in_board_of(Page.objects.live(), self._board)
            .filter(~behind_a_restriction(), depth__gte=trees.HOME_DEPTH)
            .order_by("path")
        )


def entries(board: Page, host: str) -> Iterator[Entry]:
    """Every public page of a board. Pages of one translation name each other."""
    return Sitemap(board, host).entries()


def index(addresses: Iterable[str]) -> str:
    """The file that names the others."""
    lines = [f"<sitemap><loc>{escape(one)}</loc></sitemap>" for one in addresses]
    return _document(INDEX, lines, "</sitemapindex>")


def urlset(found: Iterable[Entry]) -> str:
    """One file. Without a template, which takes longer than all the rest."""
    return _document(URLSET, map(_url, found), "</urlset>")


def _url(entry: Entry) -> str:
    said = [f"<loc>{escape(entry.address)}</loc>"]
    if entry.changed:
        changed = localtime(entry.changed).isoformat(timespec="seconds")
        said.append(f"<lastmod>{changed}</lastmod>")
    for tag, address in entry.alternates:
        href = quoteattr(address)
        said.append(f'<xhtml:link rel="alternate" hreflang="{tag}" href={href}/>')
    return f"<url>{''.join(said)}</url>"


def _document(begin: str, lines: Iterable[str], end: str) -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return "\n".join([head, begin, *lines, end, ""])
