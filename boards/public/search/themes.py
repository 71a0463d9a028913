"""Themes as a search knows them: what each is called, and which a search names."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import get_language

from boards.models import Theme
from boards.models.shared.names import in_language, words_in_language
from boards.public.learnt import Learnt, for_reader
from boards.public.search.marking import Sought
from cms.kept.facts import fact
from cms.search.queries import Understood
from cms.search.ways import folded
from cms.search.words import spelt


@dataclass(frozen=True)
class Called:
    """A theme. label: its name in the reader's language. names: the words of each of
    its names, and of what else it is called.
    """

    slug: str
    label: str
    names: tuple[tuple[str, ...], ...]

    def is_named_by(self, terms: Iterable[Sought]) -> bool:
        """Whether all words of one of its names were typed, in whatever form."""
        sought = [*terms]
        return any(
            all(any(one.strength([word]) for one in sought) for word in name)
            for name in self.names
        )


def themes_called(request: HttpRequest, place: str) -> list[Called]:
    """All that there are, once a version. place: as `Names.of` has it."""
    name = f"what themes are called in {get_language()}"
    return fact(request, name, lambda: _all_of(place))


def _all_of(place: str) -> list[Called]:
    themes = Theme.objects.read_at(place)
    return sorted(
        (
            Called(
                theme.slug,
                str(in_language(theme.name)),
                tuple(_words(name) for name in words_in_language(theme)),
            )
            for theme in themes
        ),
        key=lambda called: called.label,
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(folded(spelt(name)).split())


def vocabulary(themes: Iterable[Called]) -> frozenset[str]:
    """Words that are right, also where nothing that is public says them."""
    return frozenset(word for theme in themes for name in theme.names for word in name)


def taught_in(learnt: Iterable[Learnt]) -> frozenset[str]:
    """The short codes of the themes that a reader finds something about."""
    return frozenset(slug for one in for_reader(learnt) for slug in one.themes)


def named_in(
    asked: Understood, themes: Iterable[Called], taught: Collection[str]
) -> list[Called]:
    """Those that a search names, of the ones that something public is about."""
    terms = [Sought.of(term) for term in asked.needed]
    return [one for one in themes if one.slug in taught and one.is_named_by(terms)]
