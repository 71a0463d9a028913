"""Every address of the CMS, from the resolver: none is listed by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

ADMIN = "admin/"


@dataclass(frozen=True)
class Address:
    """One pattern of the CMS: its name, how it is written, and what it asks for."""

    name: str
    route: str
    parameters: tuple[str, ...] = field(default=())
    view: Callable | None = field(default=None, compare=False, repr=False)

    @property
    def takes_no_post(self) -> bool:
        """Whether its view says of itself that nothing can be sent to it."""
        if actions := getattr(self.view, "actions", None):
            return "post" not in actions
        kind = getattr(self.view, "view_class", None)
        if kind is None:
            return False
        return not hasattr(kind, "post") or "post" not in kind.http_method_names

    @property
    def namespace(self) -> str:
        return self.name.rpartition(":")[0]

    def path(self, values: dict[str, Any]) -> str:
        """Where the pattern leads with these values; one that has no name as it is."""
        try:
            return reverse(self.name, kwargs=values)
        except NoReverseMatch:
            if self.parameters:
                raise
            return "/" + self.route.replace("^.*/$", "no-such-page/")


def addresses_of_the_cms() -> list[Address]:
    return [
        address
        for resolver in get_resolver().url_patterns
        if str(resolver.pattern).startswith(ADMIN)
        for address in _below(resolver, "", (), ())
    ]


def _below(
    entry: URLResolver | URLPattern,
    route: str,
    namespaces: tuple[str, ...],
    parameters: tuple[str, ...],
) -> Iterator[Address]:
    route += str(entry.pattern)
    parameters += _parameters(entry.pattern)
    if isinstance(entry, URLPattern):
        yield Address(
            ":".join([*namespaces, entry.name or route]),
            route,
            parameters,
            entry.callback,
        )
        return
    if entry.namespace:
        namespaces += (entry.namespace,)
    for inner in entry.url_patterns:
        yield from _below(inner, route, namespaces, parameters)


def _parameters(pattern: Any) -> tuple[str, ...]:
    if pattern.converters:
        return tuple(pattern.converters)
    regex = pattern.regex
    unnamed = regex.groups - len(regex.groupindex)
    return (*regex.groupindex, *(f"unnamed {number}" for number in range(unnamed)))
