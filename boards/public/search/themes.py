"""Themes that a search names."""

from collections.abc import Callable, Collection, Iterable, Iterator

from django.urls import reverse

from boards.public.filters.names import Names
from boards.public.filters.wishes import Item
from boards.public.learnt import Learnt, for_reader
from boards.public.search.marking import Sought
from cms.search.queries import Understood


def vocabulary(names: Names) -> frozenset[str]:
    """Words that are right, also where nothing that is public says them."""
    every = names.theme_words.values()
    return frozenset(word for said in every for name in said for word in name)


def named_in(
    asked: Understood,
    names: Names,
    found: Collection[Item],
    learnt: Callable[[], Iterable[Learnt]],
    page: str,
) -> list[tuple[str, str]]:
    """Name and address of the themes of which somebody typed all words, in whatever
    form, and that something public is about.

    found: what the search found. learnt: asked where that is nothing. page: the name of
    the address of a theme.
    """
    terms = [Sought.of(term) for term in asked.needed]
    named = [*_named(names, terms)]
    if not named:
        return []
    taught = {slug for item in found for slug in item.values["theme"]}
    if not taught:
        taught = {*names.with_wider(frozenset(_themes_of(learnt())))}
    return sorted(
        (names.label("theme", slug), reverse(page, args=[slug]))
        for slug in named
        if slug in taught
    )


def _themes_of(learnt: Iterable[Learnt]) -> Iterator[str]:
    for one in for_reader(learnt):
        yield from one.themes


def _named(names: Names, terms: list[Sought]) -> Iterator[str]:
    for slug, said in names.theme_words.items():
        if any(all(_is_one_of(terms, word) for word in name) for name in said):
            yield slug


def _is_one_of(terms: list[Sought], word: str) -> bool:
    return any(term.strength([word]) for term in terms)
