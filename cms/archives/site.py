"""All that the public can read of one host, as files in a folder."""

import posixpath
import re
from base64 import b64encode
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from django.urls import Resolver404, resolve

from cms.archives import rewriting
from cms.archives.visitor import Answer, Visitor

Say = Callable[[str], None]
Keep = Callable[[str, Answer], None]
SAYS_EVERY = 100
SHEET = "text/css"
# Of a list with several pages each is a file; other questions need a server.
PAGED = re.compile(r"(?:[a-z]+[-_])?page")


def no_more(_place: str, _answer: Answer) -> None:
    """The files alone."""


class SiteAsFiles:
    """Reads a host by its links, and writes what it finds.

    without: names of addresses that need a server, which are not asked for. note: what
    each page says on top, as HTML.
    """

    def __init__(
        self, visitor: Visitor, folder: Path, without: Iterable[str], note: str
    ) -> None:
        self._visitor = visitor
        self._folder = folder
        self._without = set(without)
        self._note = note
        self._home = f"https://{visitor.host}/"
        # What each address is called among the files; "" where there is nothing.
        self.files: dict[str, str] = {}

    def write(self, first: Iterable[str], say: Say, keep: Keep = no_more) -> int:
        """Follow every link from some addresses on; how many pages there are.

        keep: is given each place and what a visitor is answered there.

        All is read before anything is written: only then it is known which links lead
        to a file.
        """
        waiting = [place for one in first if (place := self._here(one))]
        pages = 0
        while waiting:
            place = waiting.pop()
            if place in self.files:
                continue
            answer = self._visitor.read(place)
            self.files[place] = name_of(place, answer) if answer else ""
            if answer is None:
                continue
            target = self._folder / self.files[place]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(answer.content)
            keep(place, answer)
            waiting += self._found(place, answer)
            pages += answer.is_page
            if answer.is_page and pages % SAYS_EVERY == 0:
                say(f"{pages} pages …")
        for place, name in self.files.items():
            self._turn(place, name)
        return pages

    def _here(self, address: str, below: str = "") -> str | None:
        """The place of an address on this host, without what need not be asked for."""
        whole = urljoin(urljoin(self._home, below), address)
        parts = urlsplit(whole)
        if parts.scheme not in ("http", "https") or parts.hostname != self._host:
            return None
        asked = sorted(parse_qsl(parts.query))
        if not all(
            PAGED.fullmatch(name) and value.isdecimal() for name, value in asked
        ):
            return None
        if self._is_left_out(parts.path):
            return None
        query = "&".join(f"{name}={value}" for name, value in asked)
        return f"{parts.path}?{query}" if query else parts.path

    @property
    def _host(self) -> str | None:
        return urlsplit(self._home).hostname

    def _is_left_out(self, path: str) -> bool:
        try:
            return resolve(unquote(path)).url_name in self._without
        except Resolver404:
            return False

    def _found(self, place: str, answer: Answer) -> list[str]:
        if answer.is_page:
            addresses = rewriting.links_of(answer.content)
        elif answer.kind == SHEET:
            addresses = rewriting.addresses_in_sheet(answer.content)
        else:
            return []
        found = (self._here(address, place) for address in addresses)
        return [one for one in found if one is not None]

    def _turn(self, place: str, name: str) -> None:
        """Have the links of what was written lead to files."""
        kind = posixpath.splitext(name)[1]
        # A document of a board that is called so is its own.
        if kind not in (".html", ".css") or place.startswith("/documents/"):
            return
        target = self._folder / name
        content = target.read_bytes()

        def way(address: str) -> str | None:
            return self._way(address, place)

        def way_of_sheet(address: str) -> str | None:
            return self._drawing(address, place) or self._way(address, place)

        is_page = kind == ".html"
        turned = (
            rewriting.page(content, way, self._note)
            if is_page
            else rewriting.sheet(content, way_of_sheet)
        )
        target.write_bytes(turned)

    def _drawing(self, address: str, place: str) -> str | None:
        """A drawing as part of the sheet that names it.

        From disk a browser takes no other file as a mask, which a pattern is.
        """
        here = self._here(address, place)
        name = self.files.get(here, "") if here else ""
        if not name.endswith(".svg"):
            return None
        drawn = b64encode((self._folder / name).read_bytes()).decode("ascii")
        return f"data:image/svg+xml;base64,{drawn}"

    def _way(self, address: str, place: str) -> str | None:
        """From a file to where an address leads; None where nothing is there."""
        whole = urlsplit(urljoin(urljoin(self._home, place), address))
        if whole.hostname != self._host or whole.scheme not in ("http", "https"):
            return address
        if not urlsplit(address)._replace(fragment="").geturl():
            return address
        here = self._here(address, place)
        name = self.files.get(here, "") if here else ""
        if not name:
            return None
        start = posixpath.dirname(self.files[place]) or "."
        way = quote(posixpath.relpath(name, start))
        return f"{way}#{whole.fragment}" if whole.fragment else way


def name_of(place: str, answer: Answer) -> str:
    """What the file of a place is called."""
    parts = urlsplit(place)
    path = unquote(parts.path).lstrip("/")
    asked = "".join(f"-{name}-{value}" for name, value in parse_qsl(parts.query))
    if answer.is_page:
        return posixpath.join(path, f"index{asked}.html")
    if path.endswith("/") or not path:
        suffix = answer.kind.rpartition("/")[2].partition("+")[0]
        return posixpath.join(path, f"index.{suffix or 'bin'}")
    return path
