"""The header, menu, breadcrumbs, footer and languages around every page of a board."""

from dataclasses import dataclass, field
from typing import NamedTuple, cast

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page, Site

from boards.governance.lifecycle.state import closure_of
from boards.models import Board, BoardClosure, ContentPage
from boards.models.board.alerts import Alert
from boards.models.board.faces import LETTERS, Face
from boards.models.board.whom_to_ring import WhomToRing
from boards.public.chrome.languages import Languages, languages_around, newer_source_of
from boards.public.chrome.menu import entries_shown
from boards.public.fallback_chrome import remember
from boards.public.ringing import whom_to_ring_now
from boards.public.share_image import PATH as SHARE_IMAGE
from boards.public.theme import favicon_path, theme_path
from cms import trees
from cms.hosts import is_cms_host, public_address
from cms.kept.ends import holds_until
from cms.kept.facts import fact
from cms.querysets import behind_a_restriction
from cms.request_state import state_of
from cms.routing import chain_of, home_of


@dataclass
class Link:
    """A link of the chrome. current: None, "page" (here) or "true" (above here)."""

    title: str
    url: str
    current: str | None = None


@dataclass
class Chrome:
    """What stands around a page. Without a board (unknown address) it is empty."""

    board: Board | None = None
    home: Page | None = None
    home_url: str = "/"
    menu: list[Link] = field(default_factory=list)
    footer: list[Link] = field(default_factory=list)
    concern_url: str = ""
    contact_url: str = ""
    breadcrumbs: list[Link] = field(default_factory=list)
    reviews_url: str = ""
    languages: Languages = field(default_factory=Languages)
    newer_source: Page | None = None
    ring: WhomToRing | None = None
    alerts: list[Alert] = field(default_factory=list)

    @property
    def share_image(self) -> str:
        """What messengers show beside a link."""
        host = self.board.hostname if self.board else None
        return public_address(host, SHARE_IMAGE) if host else ""

    @property
    def closure(self) -> BoardClosure | None:
        """The end of the board, if it has come: every page says so."""
        return closure_of(self.board) if self.board else None

    @property
    def menu_shown(self) -> list[Link]:
        """The entries of the menu that a wide header shows."""
        return self.menu[: self._shown]

    @property
    def rest_of_menu(self) -> list[Link]:
        """Those that it opens with a button; most menus have none."""
        return self.menu[self._shown :]

    @property
    def _shown(self) -> int:
        face = Face(self.board.face) if self.board else Face.PLAIN
        return entries_shown(
            face, [link.title for link in self.menu], self.languages.words
        )

    @property
    def has_card(self) -> bool:
        """Whether the page of who worries begins with a card of whom to ring.

        A board that chose neither hours nor a face has that page as it always was.
        """
        return bool(self.ring or (self.board and self.board.wears_face))

    @property
    def theme_path(self) -> str:
        """Where the board's colours are."""
        return theme_path(self.board.colour, self.board.pattern) if self.board else ""

    @property
    def face_sheet(self) -> str:
        """The static file of the board's face; "" for the plain one, which has none."""
        if not self.board or not self.board.wears_face:
            return ""
        return f"css/faces/{self.board.face}.css"

    @property
    def face_letters(self) -> str:
        """The static file of its letters, asked for at once: "" where it has none."""
        letters = LETTERS.get(Face(self.board.face)) if self.board else None
        return f"fonts/{letters}.woff2" if letters else ""

    @property
    def favicon_path(self) -> str:
        """Where the board's icon is."""
        if not self.board:
            return ""
        return favicon_path(self.board.colour, self.board.short_name)


def chrome_for(request: HttpRequest, page: Page | None) -> Chrome:
    """The chrome of a page, or of an address of a board that is no page.

    Asked once a request, however many templates print a part of it.
    """
    state = state_of(request)
    if state.chrome is None:
        state.chrome = _build(request, page)
    chrome: Chrome = state.chrome
    return chrome


def board_of_request(request: HttpRequest) -> Board | None:
    """The board whose host was asked."""
    site = None if is_cms_host(request) else Site.find_for_request(request)
    return _board_at(request, trees.board_path(site.root_page)) if site else None


def _board_at(request: HttpRequest, path: str) -> Board | None:
    found = Board.objects.select_related(
        "logo", "picture", "locale", "closure__successor"
    ).filter(path=path)
    return fact(request, f"board {path}", found.first)


def _build(request: HttpRequest, page: Page | None) -> Chrome:
    chain = _chain(request, page)
    if not chain:
        return Chrome()
    home = chain[0]
    board = cast(Board | None, state_of(request).board_in_preview)
    if board is None and (board := _board_at(request, trees.board_path(home))):
        remember(board)
    chrome = Chrome(board=board, home=home, home_url=home.get_url(request) or "/")
    if board is not None:
        is_home = page is not None and page.pk == home.pk
        tried = state_of(request).board_in_preview is not None
        _add_what_ends(chrome, board, is_home=is_home, tried=tried)
    _add_links(chrome, request, chain)
    if page is not None and len(chain) > 1:
        chrome.breadcrumbs = [
            Link(above.title, above.get_url(request) or "")
            for above in chain[:-1]
            if above.live
        ]
    if page is not None and board is not None:
        chrome.languages = languages_around(request, page, board.hostname or "")
        chrome.newer_source = newer_source_of(request, page, home)
    return chrome


def _add_what_ends(chrome: Chrome, board: Board, *, is_home: bool, tried: bool) -> None:
    """What is said for a while: whom to ring, and the alerts of the board.

    tried: it is a preview, which shows alerts that begin later as well.
    """
    now = timezone.now()
    chrome.ring = whom_to_ring_now(board)
    chrome.alerts = [
        alert
        for alert in board.alerts_at(now, get_language() or "", or_later=tried)
        if alert.everywhere or is_home
    ]
    holds_until(chrome.ring.until if chrome.ring else None, board.next_change(now))


def _chain(request: HttpRequest, page: Page | None) -> list[Page]:
    """The pages from the home page down to this one; the home alone for no page."""
    chain = chain_of(request)
    if chain and (page is None or chain[-1].pk == page.pk):
        return chain
    if page is not None and page.depth and page.depth >= trees.HOME_DEPTH:
        above = page.get_ancestors().filter(depth__gte=trees.HOME_DEPTH)
        return [*above.select_related("locale"), page]
    site = None if is_cms_host(request) else Site.find_for_request(request)
    return [home_of(request, site)] if site else []


def _linked_pages(home: Page) -> QuerySet[Page]:
    """The pages below a home that the chrome links to, with why."""
    purposes = Q(contentpage__purpose__gt="")
    own_places = Q(contactpage__isnull=False) | Q(reviewindexpage__isnull=False)
    found = (
        Page.objects.live()
        .filter(~behind_a_restriction())
        .filter(Q(show_in_menus=True) | purposes | own_places)
        .annotate(
            purpose=F("contentpage__purpose"),
            contact=F("contactpage"),
            reviews=F("reviewindexpage"),
        )
        .order_by("path")
    )
    return trees.in_tree_of(found, home).filter(depth=trees.HOME_DEPTH + 1)


class Linked(NamedTuple):
    """A page that the chrome links to, with why."""

    pk: int
    title: str
    url: str
    show_in_menus: bool
    contact: int | None
    reviews: int | None
    purpose: str | None


def _linked(request: HttpRequest, home: Page) -> list[Linked]:
    return [
        Linked(
            item.pk,
            item.title,
            item.get_url(request) or "",
            item.show_in_menus,
            item.contact,
            item.reviews,
            item.purpose,
        )
        for item in _linked_pages(home)
    ]


def _add_links(chrome: Chrome, request: HttpRequest, chain: list[Page]) -> None:
    """Fill menu, footer and the pages with a purpose, in one query a version."""
    above = {page.pk for page in chain}
    home = chain[0]
    linked = fact(request, f"linked {home.pk}", lambda: _linked(request, home))
    for item in linked:
        link = Link(item.title, item.url)
        if item.pk in above:
            link.current = "page" if item.pk == chain[-1].pk else "true"
        if item.show_in_menus:
            chrome.menu.append(link)
        if item.contact:
            chrome.contact_url = link.url
            chrome.footer.insert(0, link)
        if item.reviews:
            chrome.reviews_url = chrome.reviews_url or link.url
        if item.purpose == ContentPage.Purpose.CONCERN:
            chrome.concern_url = chrome.concern_url or link.url
        if item.purpose in ContentPage.FOOTER_PURPOSES:
            chrome.footer.append(link)
