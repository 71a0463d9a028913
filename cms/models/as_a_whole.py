"""A page is written, and its drafts are read, with all its rows at once.

Wagtail writes what a page points at, and what it says to the search, again for each of
its rows; and it looks for whatever a draft points at by a query each.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import Page, Revision

from cms.tasks.done_once import done_once

# A draft as modelcluster stores it.
Serialised = dict[str, Any]
# A foreign key, and the row that it points at.
Key = tuple[models.ForeignKey, object]


class AsAWhole:
    """For models of pages, before Wagtail's own."""

    def save(self: ClusterableModel, *args: Any, **kwargs: Any) -> object:
        with done_once():
            if not self.live and kwargs.get("update_fields") is None:
                _leave_what_is_stored(self)
            return super().save(*args, **kwargs)  # type: ignore[misc]

    def save_revision(self: ClusterableModel, *args: Any, **kwargs: Any) -> Revision:
        with done_once(), _rows_in_memory(self):
            _hold(self)
            return super().save_revision(*args, **kwargs)  # type: ignore[misc]

    def clean_fields(
        self: ClusterableModel, exclude: Collection[str] | None = None
    ) -> None:
        """Whether all that it points at is there is asked once, not for each key."""
        super().clean_fields(but_what_is_there(self, exclude))  # type: ignore[misc]

    @classmethod
    def from_serializable_data(
        cls: type[ClusterableModel],
        data: Serialised,
        check_fks: bool = True,
        strict_fks: bool = False,
    ) -> ClusterableModel | None:
        """A page as a draft has it, with its rows.

        Where all that it points at is there, nothing has to be looked for one by one;
        else modelcluster says what becomes of each row.
        """
        looked_for = check_fks and _are_there(list(_keys_in(cls, data)), "_default")
        one_by_one = check_fks and not looked_for
        return super().from_serializable_data(data, one_by_one, strict_fks)  # type: ignore[misc]


def clean_fields(row: models.Model, exclude: Collection[str] | None = None) -> None:
    """The same for rows of Wagtail's own."""
    models.Model.clean_fields(row, but_what_is_there(row, exclude))


def but_what_is_there(row: models.Model, exclude: Collection[str] | None) -> set[str]:
    """Which fields need not be looked at: keys of rows that are there, if all are."""
    left_out = set(exclude or ())
    asked = [field for field in _keys_of(row) if field.name not in left_out]
    if _are_there([(one, getattr(row, one.attname)) for one in asked], "_base"):
        left_out |= {field.name for field in asked}
    return left_out


def _hold(page: ClusterableModel) -> None:
    """Its row before its versions, as whoever stores it: nobody waits in a circle.

    A page may be saving itself when somebody sends it.
    """
    row = Page.objects.filter(pk=page.pk).order_by().values_list("pk")
    row.select_for_update(no_key=True).first()


def _leave_what_is_stored(page: ClusterableModel) -> None:
    """Rows of a draft that are as they are stored are not written again.

    Those of a live page are, each time: others listen to what is public of them.
    """
    rows_of = getattr(page, "_cluster_related_objects", {})
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        model = relation.related_model
        if (
            page.pk is None
            or name not in rows_of
            or issubclass(model, ClusterableModel)
        ):
            continue
        stored = model._default_manager.filter(**{relation.field.name: page.pk})
        if _values(stored) == _values(rows_of[name]):
            del rows_of[name]


def _values(rows: Iterable[models.Model]) -> dict[int | None, list[object]]:
    """Columns of rows by their keys. None is the key of one that is new."""
    return {
        row.pk: [getattr(row, field.attname) for field in row._meta.concrete_fields]
        for row in rows
    }


@contextmanager
def _rows_in_memory(page: ClusterableModel) -> Iterator[None]:
    """Meanwhile the rows of a page are not read for each that looks at them."""
    rows_of = page.__dict__.setdefault("_cluster_related_objects", {})
    relations = get_all_child_relations(page) if page.pk else []
    names = [one.get_accessor_name() for one in relations]
    names = [name for name in names if name not in rows_of]
    stored = {name: getattr(page, name).get_live_queryset() for name in names}
    filled = _filled(stored)
    for name, rows in stored.items():
        rows_of[name] = list(rows) if name in filled else []
    try:
        yield
    finally:
        for name in names:
            rows_of.pop(name, None)


def _filled(stored: dict[str, QuerySet]) -> set[str]:
    """Which of some lists of rows are not empty, in one query."""
    names = list(stored)
    asked = [
        rows.order_by().values_list(Value(number))[:1]
        for number, rows in enumerate(stored.values())
    ]
    return {names[number] for (number,) in _together(asked)}


def _together(asked: list[QuerySet]) -> QuerySet | list[tuple[int, ...]]:
    if not asked:
        return []
    return asked[0].union(*asked[1:], all=True) if asked[1:] else asked[0]


def _keys_of(page: models.Model) -> list[models.ForeignKey]:
    """Its keys that point somewhere, and may point at any row there."""
    return [
        field
        for field in page._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and getattr(page, field.attname) is not None
        and not (field.remote_field.parent_link or field.get_limit_choices_to())
    ]


def _keys_in(model: type[models.Model], data: Serialised) -> Iterator[Key]:
    """The keys that a draft holds, with those of its rows."""
    for name, value in data.items():
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if isinstance(field, models.ForeignKey) and value is not None:
            yield field, value
    for relation in get_all_child_relations(model):
        for row in data.get(relation.get_accessor_name(), ()):
            yield from _keys_in(relation.related_model, row)


def _are_there(keys: list[Key], manager: str) -> bool:
    """Whether every row that is pointed at can be seen: asked for in one query."""
    wanted: dict[tuple[type[models.Model], str], set[str]] = defaultdict(set)
    for field, value in keys:
        target = field.remote_field
        wanted[target.model, str(target.field_name)].add(str(value))
    asked = []
    for number, ((model, name), values) in enumerate(wanted.items()):
        rows = getattr(model, f"{manager}_manager").filter(**{f"{name}__in": values})
        key = Cast(name, TextField())
        asked.append(rows.order_by().values_list(Value(number), key))
    found = set(_together(asked))
    return found == {
        (number, value)
        for number, values in enumerate(wanted.values())
        for value in values
    }
