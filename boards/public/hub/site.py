"""Which host is the hub's, what it says of itself, and which boards are in it now."""

from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject, Substr
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from boards.models import Hub, HubMembership, Region
from boards.public.fallback_chrome import remember_hub
from boards.public.reading import as_the_public
from boards.public.theme import favicon_path, theme_path
from cms import trees
from cms.hosts import public_address
from cms.kept.facts import fact
from cms.languages import language_tag
from cms.tenancy.public import readable

# The addresses of its pages.
URLS = "boards.public.hub.urls"


@dataclass(frozen=True)
class HubBoard:
    """A board that is in the hub. homes: {place in the tree: (language, url path)}."""

    pk: int
    title: str
    short_name: str
    hostname: str
    region: str
    homes: dict[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def region_name(self) -> str:
        return str(Region(self.region).label)

    @property
    def address(self) -> str:
        return public_address(self.hostname)

    def address_of(self, page: Page) -> str:
        """Where a page is on the board's own site, in the page's language."""
        place = trees.home_path(page)
        language, url_path = self.homes.get(place, (settings.LANGUAGE_CODE, ""))
        rest = page.url_path[len(url_path) :]
        start = "/" if language == settings.LANGUAGE_CODE else f"/{language}/"
        return public_address(self.hostname, f"{start}{rest}")

    def own(self, path: str) -> str:
        """The same path, such as of a file, on the board's own site."""
        return public_address(self.hostname, path)


@dataclass(frozen=True)
class HubSite:
    """What the hub is, and the boards in it that are on the web now, by their names."""

    hostname: str
    name: str
    colour: str
    lead: str
    about: str
    accessibility: str
    boards: dict[int, HubBoard]

    @property
    def languages(self) -> set[str]:
        """Those that one of its boards publishes in, and the one without a prefix."""
        homes = (
            home for board in self.boards.values() for home in board.homes.values()
        )
        return {settings.LANGUAGE_CODE, *(language for language, _path in homes)}

    @property
    def theme_path(self) -> str:
        return theme_path(self.colour)

    @property
    def favicon_path(self) -> str:
        return favicon_path(self.colour, self.name)

    def address(self, path: str) -> str:
        return public_address(self.hostname, path)

    def alternates(self, path: str) -> list[tuple[str, str, str]]:
        """The same page in each of its languages: tag, code, path. "" for one alone."""
        if len(self.languages) == 1:
            return []
        bare = path
        language = get_language()
        if language and path.startswith(f"/{language}/"):
            bare = path[len(language) + 1 :]
        return [
            (
                language_tag(code),
                code,
                bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}",
            )
            for code, _name in settings.LANGUAGES
            if code in self.languages
        ]


def hub_at(request: HttpRequest, host: str) -> HubSite | None:
    """The hub, where a host is its own."""
    found = fact(request, f"hub {host}", lambda: _hub_of(host))
    if found:
        remember_hub(found.hostname, found.name, found.colour)
    return found


@as_the_public
def _hub_of(host: str) -> HubSite | None:
    hub = Hub.objects.filter(hostname=host).first() if host else None
    if hub is None:
        return None
    words = (hub.name, hub.colour, hub.lead, hub.about, hub.accessibility)
    return HubSite(hub.hostname, *words, _boards())


def _boards() -> dict[int, HubBoard]:
    """As the public's role sees them: none that is paused, or without a site."""
    found = {}
    rows = readable(HubMembership.objects.annotate(homes=_homes()), "board")
    for row in rows.order_by("board__title", "board"):
        board = row.board
        if board.hostname:
            found[board.pk] = HubBoard(
                board.pk,
                board.title,
                board.short_name,
                board.hostname,
                row.region,
                {
                    home["path"]: (home["language"], home["url_path"])
                    for home in row.homes
                },
            )
    return found


def _homes() -> ArraySubquery:
    """The public home pages of a board: place, language and path of each."""
    place = Substr("path", 1, trees.BOARD_DEPTH * Page.steplen)
    homes = Page.objects.annotate(place=place).filter(
        depth=trees.HOME_DEPTH, place=OuterRef("board__path")
    )
    facts = JSONObject(
        path="path", language="locale__language_code", url_path="url_path"
    )
    return ArraySubquery(homes.order_by("path").values_list(facts))
