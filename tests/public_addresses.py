"""Every address that there is, from the resolver: none is listed by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from boards.public.hub.site import URLS

ADMIN = "admin/"


@dataclass(frozen=True)
class Pattern:
    """One pattern: how it is written, what answers, and whether it names anything."""

    route: str
    view: Callable[..., Any]
    takes_values: bool

    @property
    def module(self) -> str:
        """Where what answers is written; of a class's view, the class."""
        view = self.view
        return getattr(getattr(view, "view_class", None), "__module__", view.__module__)

    @property
    def name(self) -> str:
        """What answers, by the place where it is written."""
        view = getattr(self.view, "view_class", self.view)
        return f"{self.module}.{view.__qualname__}"


def public_patterns() -> list[Pattern]:
    """All patterns but those of the CMS."""
    return [one for one in _all() if not one.route.startswith(ADMIN)]


def hub_patterns() -> list[Pattern]:
    """All patterns of the hub's host, without those of a language."""
    entries = get_resolver(URLS).url_patterns
    return [one for entry in entries for one in _below(entry, "")]


def admin_patterns() -> list[Pattern]:
    return [one for one in _all() if one.route.startswith(ADMIN)]


def _all() -> Iterator[Pattern]:
    for entry in get_resolver().url_patterns:
        yield from _below(entry, "")


def _below(entry: URLResolver | URLPattern, route: str) -> Iterator[Pattern]:
    route += str(entry.pattern)
    if isinstance(entry, URLResolver):
        for inner in entry.url_patterns:
            yield from _below(inner, route)
        return
    pattern = entry.pattern
    takes_values = bool(pattern.converters or pattern.regex.groups)
    yield Pattern(route, entry.callback, takes_values)
