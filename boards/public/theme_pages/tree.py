"""The themes that a board knows, and what of them its public has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.http import HttpRequest

from boards.models import Board, FormerTheme, Theme
from cms.kept.facts import fact


@dataclass(frozen=True)
class Tree:
    """themes: by their keys. beside: for each the keys of those related to it."""

    themes: dict[int, Theme]
    beside: dict[int, list[int]]

    def called(self, slug: str) -> Theme | None:
        return next((one for one in self.themes.values() if one.slug == slug), None)

    def parts(self, theme: Theme) -> list[Theme]:
        """Those that are part of it, one step below."""
        return [one for one in self.themes.values() if one.parent_id == theme.pk]

    def with_parts(self, theme: Theme) -> list[Theme]:
        """It and all that are part of it, however deep."""
        found = [theme]
        for one in found:
            found.extend(self.parts(one))
        return found

    def spoken_of(self, theme: Theme) -> list[Theme]:
        """The same without what only gathers others, such as “Practice”."""
        return [one for one in self.with_parts(theme) if not self._gathers(one)]

    def _gathers(self, theme: Theme) -> bool:
        is_top = theme.parent_id is None and not theme.synonyms
        return is_top and bool(self.parts(theme))

    def keys_with_parts(self, themes: Iterable[Theme]) -> set[int]:
        return {one.pk for theme in themes for one in self.with_parts(theme)}

    def above(self, theme: Theme) -> Theme | None:
        return self.themes.get(theme.parent_id or 0)

    def related(self, theme: Theme) -> list[Theme]:
        return [self.themes[key] for key in self.beside[theme.pk] if key in self.themes]

    def lineage(self, key: int) -> Iterator[int]:
        """A theme and all that it is part of."""
        theme = self.themes.get(key)
        while theme is not None:
            yield theme.pk
            theme = self.above(theme)


def tree_of(request: HttpRequest, board: Board) -> Tree:
    """The shared themes, and the board's own."""

    def find() -> Tree:
        links = Theme.related.through.objects.filter(from_theme=OuterRef("pk"))
        beside = links.order_by().values(key=F("to_theme"))
        found = Theme.objects.known_to(board.pk).annotate(beside=ArraySubquery(beside))
        themes: dict[int, Theme] = {theme.pk: theme for theme in found}
        return Tree(themes, {theme.pk: sorted(theme.beside) for theme in found})

    return fact(request, "tree of themes", find)


def former(board: Board, slug: str) -> Theme | None:
    """What an address that is no more leads to at a board."""
    found = FormerTheme.objects.select_related("theme").filter(slug=slug).first()
    if found is None or found.board_id not in (None, board.pk):
        return None
    return found.theme if found.theme.board_id in (None, board.pk) else None
