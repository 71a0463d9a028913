"""The cache of all sites' root pages is never filled in the scope of one board.

Otherwise the first editor who saves would leave every other board without addresses,
for everybody, until the cache is forgotten. It is the one cache of Wagtail's that
holds boards' data: look for others when Wagtail is upgraded.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

from django.core.cache import cache
from wagtail.models import Page, Site
from wagtail.models.sites import (
    SITE_ROOT_PATHS_CACHE_KEY,
    SITE_ROOT_PATHS_CACHE_VERSION,
    SiteRootPath,
)

from cms.tenancy.scope import unscoped

KEPT_FOR = 3600  # seconds, as Wagtail keeps them
_held: ContextVar[list[list[SiteRootPath]] | None] = ContextVar("roots", default=None)


@contextmanager
def held_roots() -> Iterator[None]:
    """While a visitor's page is made the cache is asked once, and not for each link."""
    token = _held.set([])
    try:
        yield
    finally:
        _held.reset(token)


def site_root_paths() -> list[SiteRootPath]:
    """The root paths of all sites, which only turn a page's place into an address."""
    held = _held.get()
    if held:
        return held[0]
    roots = _roots()
    if held is not None:
        held.append(roots)
    return roots


def _roots() -> list[SiteRootPath]:
    known: list[SiteRootPath] | None = cache.get(
        SITE_ROOT_PATHS_CACHE_KEY, version=SITE_ROOT_PATHS_CACHE_VERSION
    )
    if known is not None:
        return known
    with unscoped():
        found = _found()
    cache.set(
        SITE_ROOT_PATHS_CACHE_KEY,
        found,
        KEPT_FOR,
        version=SITE_ROOT_PATHS_CACHE_VERSION,
    )
    return found


def _found() -> list[SiteRootPath]:
    """In two questions however many sites there are; Wagtail asks one for each."""
    sites = Site.objects.order_by(
        "-root_page__url_path", "-is_default_site", "hostname"
    ).values_list("id", "hostname", "port", "root_page__translation_key")
    of_sites = Site.objects.values("root_page__translation_key")
    roots = Page.objects.filter(translation_key__in=of_sites).order_by("path")
    versions: dict[UUID, list[tuple[str, str]]] = {}
    for key, *said in roots.values_list(
        "translation_key", "url_path", "locale__language_code"
    ):
        versions.setdefault(key, []).append((said[0], said[1]))
    return [
        SiteRootPath(pk, url_path, Site(hostname=host, port=port).root_url, language)
        for pk, host, port, key in sites
        for url_path, language in versions[key]
    ]
