"""The languages that a page offers: its own versions, and what else a board has."""

from dataclasses import dataclass, field

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import Page, Site

from boards.models.pages.versions import source_of
from boards.translations.states import is_behind
from cms import trees
from cms.hosts import public_address
from cms.kept.facts import fact
from cms.languages import direction, language_tag, name_in_itself
from cms.querysets import behind_a_restriction
from cms.request_state import state_of


@dataclass
class Language:
    """A language, in itself, and the page that it leads to."""

    code: str
    url: str
    address: str = ""
    is_current: bool = False

    @property
    def tag(self) -> str:
        """As `lang` and `hreflang` write it."""
        return language_tag(self.code)

    @property
    def name(self) -> str:
        """Its own name for itself, in its own script."""
        return name_in_itself(self.code)

    @property
    def direction(self) -> str:
        """As `dir` writes it."""
        return direction(self.code)


@dataclass
class Languages:
    """What a reader of another language is offered.

    versions: the languages in which this page is public, its own among them, the
    board's first language first. elsewhere: the other languages of the board, each
    with the home page that says what there is in it.
    """

    versions: list[Language] = field(default_factory=list)
    elsewhere: list[Language] = field(default_factory=list)

    @property
    def alternates(self) -> list[Language]:
        """What search engines are told: nothing when there is one language alone."""
        return self.versions if len(self.versions) > 1 else []

    @property
    def words(self) -> list[str]:
        """About what is read of them: for its length, which is alike in each."""
        return [
            *(one.name for one in self.alternates),
            *(f"{one.name}: Other pages" for one in self.elsewhere),
        ]

    @property
    def is_choice(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self.alternates or self.elsewhere)


def languages_around(request: HttpRequest, page: Page, hostname: str) -> Languages:
    """The languages of a page and of its board, in one query.

    hostname: the board's; part of the addresses that search engines are told. A page
    below a home page that is not public has no address, so it is no version.
    """
    if page.pk is None:
        return Languages()
    if _is_known_to_be_in_one(request, page):
        return Languages()
    found = list(_versions_and_homes(page))
    homes = {home.path: home for home in found if home.depth == trees.HOME_DEPTH}
    versions = [
        version
        for version in found
        if version.translation_key == page.translation_key
        and trees.home_path(version) in homes
    ]
    spoken = {page.locale_id, *(version.locale_id for version in versions)}
    return Languages(
        versions=[_version(request, page, one, hostname) for one in versions],
        elsewhere=[
            Language(home.locale.language_code, home.get_url(request) or "")
            for home in homes.values()
            if home.locale_id not in spoken
        ],
    )


def _version(
    request: HttpRequest, page: Page, version: Page, hostname: str
) -> Language:
    url = version.get_url(request) or ""
    return Language(
        code=version.locale.language_code,
        url=url,
        address=public_address(hostname, url or "/"),
        is_current=version.pk == page.pk,
    )


def newer_source_of(request: HttpRequest, page: Page, home: Page) -> Page | None:
    """The page that this one was translated from, where that says other words by now.

    home: of the page. Asks nothing for a page in the board's first language.
    """
    site = Site.find_for_request(request)
    if site is None or site.root_page_id == home.pk:
        return None
    if not getattr(page, "source_words", ""):
        return None
    source = source_of(page)
    return source if source and source.live and is_behind(page, source) else None


def _is_known_to_be_in_one(request: HttpRequest, page: Page) -> bool:
    """Whether the board has a home in one language, as most have: one of its facts."""
    if state_of(request).version is None:
        return False
    board = trees.board_path(page)
    homes: int = fact(request, f"homes of {board}", _public_homes(page).count)
    return homes < 2


def _public_homes(page: Page) -> QuerySet[Page]:
    public = Page.objects.live().filter(~behind_a_restriction())
    return trees.in_board_of(public, page).filter(depth=trees.HOME_DEPTH)


def _versions_and_homes(page: Page) -> QuerySet[Page]:
    wanted = Q(translation_key=page.translation_key) | Q(depth=trees.HOME_DEPTH)
    return (
        trees.in_board_of(Page.objects.live(), page)
        .filter(wanted)
        .filter(~behind_a_restriction())
        .select_related("locale")
        .order_by("path")
    )
