"""The themes that all boards share, with how much of the hub is about each."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest

from boards.models import Theme
from boards.models.shared.names import in_language
from boards.public.learnt import Learnt
from boards.public.reading import as_the_public
from cms.kept.facts import fact

Row = tuple[int, int | None, str, str, str]


@dataclass
class HubTheme:
    """A theme. number: of pages about it or a part of it. depth: in the tree."""

    pk: int
    parent: int | None
    slug: str
    stored_name: str
    description: str
    depth: int = 0
    number: int = 0

    @property
    def name(self) -> str:
        """In the reader's language."""
        return str(in_language(self.stored_name))


@dataclass
class ThemeTree:
    by_slug: dict[str, HubTheme]
    below: dict[int | None, list[HubTheme]] = field(default_factory=dict)

    def names(self) -> dict[str, str]:
        return {slug: one.name for slug, one in self.by_slug.items()}

    def parts_of(self, slug: str) -> list[HubTheme]:
        """Those that are next below it."""
        return self.below.get(self.by_slug[slug].pk, [])

    def whole(self, slug: str) -> set[str]:
        """A theme with all that are part of it, however deep."""
        found = {slug}
        for part in self.parts_of(slug):
            found |= self.whole(part.slug)
        return found

    def taught(self, slug: str, learnt: Iterable[Learnt]) -> list[Learnt]:
        wanted = self.whole(slug)
        return [one for one in learnt if not wanted.isdisjoint(one.themes)]

    def count(self, learnt: list[Learnt]) -> None:
        about: dict[str, set[int]] = defaultdict(set)
        for one in learnt:
            for slug in one.themes:
                about[slug].add(one.page)
        for slug, theme in self.by_slug.items():
            pages: set[int] = set()
            for part in self.whole(slug):
                pages |= about[part]
            theme.number = len(pages)

    def in_order(self) -> list[HubTheme]:
        """Those that something is about, each followed by its parts."""
        return [one for one in self._walk(None, 0) if one.number]

    def most_taught(self) -> list[HubTheme]:
        return sorted(self.in_order(), key=lambda one: (-one.number, one.name))

    def _walk(self, above: int | None, depth: int) -> Iterable[HubTheme]:
        for one in self.below.get(above, []):
            one.depth = depth
            yield one
            yield from self._walk(one.pk, depth + 1)


def theme_tree(request: HttpRequest, learnt: list[Learnt]) -> ThemeTree:
    """learnt: what is counted, each page once."""
    rows = fact(request, "themes", _rows)
    tree = ThemeTree({row[2]: HubTheme(*row) for row in rows})
    for one in sorted(tree.by_slug.values(), key=lambda one: one.name):
        tree.below.setdefault(one.parent, []).append(one)
    tree.count(learnt)
    return tree


@as_the_public
def _rows() -> list[Row]:
    columns = ("pk", "parent", "slug", "name", "description")
    return list(Theme.objects.shared().values_list(*columns))
