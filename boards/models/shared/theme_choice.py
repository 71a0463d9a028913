"""The themes as the tree that they are, wherever somebody chooses from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django import forms

if TYPE_CHECKING:
    from boards.models import Theme


def in_tree_order(themes: Iterable[Theme]) -> list[tuple[int, Theme]]:
    """Each theme below the one that it is part of, with its depth: 1 is widest.

    A theme whose wider theme is not among the given ones stands among the widest.
    """
    given = sorted(themes, key=lambda theme: theme.name)
    keys = {theme.pk for theme in given}
    parts: dict[int | None, list[Theme]] = {}
    for theme in given:
        above = theme.parent_id if theme.parent_id in keys else None
        parts.setdefault(above, []).append(theme)

    def walk(above: int | None, depth: int) -> Iterator[tuple[int, Theme]]:
        for theme in parts.get(above, []):
            yield depth, theme
            yield from walk(theme.pk, depth + 1)

    return list(walk(None, 1))


class ThemeCheckboxes(forms.CheckboxSelectMultiple):
    """Ticks for themes, each below the one that it is part of."""

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> list[Any]:
        groups = super().optgroups(name, value, attrs)
        by_key = {group[1][0]["value"].value: group for group in groups}
        themes = [group[1][0]["value"].instance for group in groups]
        ordered = []
        for depth, theme in in_tree_order(themes):
            group = by_key[theme.pk]
            group[1][0]["attrs"]["class"] = f"theme-choice theme-choice--{depth}"
            ordered.append(group)
        return ordered
