"""The cache of all sites' root pages is never filled in the scope of one board.

Otherwise the first editor who saves would leave every other board without addresses,
for everybody, until the cache is forgotten. It is the one cache of Wagtail's that
holds boards' data: look for others when Wagtail is upgraded.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.cache import cache
from wagtail.models import Site
from wagtail.models.sites import (
    SITE_ROOT_PATHS_CACHE_KEY,
    SITE_ROOT_PATHS_CACHE_VERSION,
    SiteRootPath,
)

from cms.tenancy.scope import unscoped

_wagtails_own = Site.get_site_root_paths
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
        return _wagtails_own()
