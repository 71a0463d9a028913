"""Lists of rows that are stored with a page: one question says which have any."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.models import QuerySet, Value
from modelcluster.models import (
    ClusterableModel,
    get_all_child_m2m_relations,
    get_all_child_relations,
)


@contextmanager
def rows_in_memory(page: ClusterableModel) -> Iterator[None]:
    """Meanwhile the rows of a page are not read for each that looks at them."""
    rows_of = page.__dict__.setdefault("_cluster_related_objects", {})
    lists = lists_of(page) if page.pk else {}
    stored = {name: rows for name, rows in lists.items() if name not in rows_of}
    some = filled(stored)
    for name, rows in stored.items():
        rows_of[name] = list(rows) if name in some else []
    try:
        yield
    finally:
        for name in stored:
            rows_of.pop(name, None)


def lists_of(page: ClusterableModel) -> dict[str, QuerySet]:
    """Its rows, and what else is stored with it, by the names of its fields."""
    names = [
        *(one.get_accessor_name() for one in get_all_child_relations(page)),
        *(field.name for field in get_all_child_m2m_relations(page)),
    ]
    return {name: getattr(page, name).get_live_queryset() for name in names}


def filled(stored: dict[str, QuerySet]) -> set[str]:
    """Which of some lists of rows are not empty, in one query."""
    names = list(stored)
    asked = [
        rows.order_by().values_list(Value(number))[:1]
        for number, rows in enumerate(stored.values())
    ]
    return {names[number] for (number,) in together(asked)}


def together(asked: list[QuerySet]) -> QuerySet | list[tuple[int, ...]]:
    if not asked:
        return []
    return asked[0].union(*asked[1:], all=True) if asked[1:] else asked[0]
