"""A page is written, and its drafts are read, with all its rows at once.

Wagtail writes what a page points at, and what it says to the search, again for each of
its rows; and it looks for whatever a draft points at by a query each.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import TextField, Value
from django.db.models.functions import Cast
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.models import Page, Revision

from cms.one_step import known, share
from cms.row_lists import filled, lists_of, rows_in_memory, together
from cms.tasks.done_once import done_once

# A draft as modelcluster stores it.
Serialised = dict[str, Any]
# A foreign key, and the row that it points at.
Key = tuple[models.ForeignKey, object]
# What a draft takes over from its stored row, and nobody else has.
ITS_OWN = ("path", "translation_key")


class AsAWhole:
    """For models of pages, before Wagtail's own."""

    def save(self: ClusterableModel, *args: Any, **kwargs: Any) -> object:
        with done_once():
            if not self.live and kwargs.get("update_fields") is None:
                _leave_what_is_stored(self)
            return super().save(*args, **kwargs)  # type: ignore[misc]

    def save_base(self: ClusterableModel, *args: Any, **kwargs: Any) -> None:
        """Its row is stored, and then, list by list, what belongs to it."""
        super().save_base(*args, **kwargs)  # type: ignore[misc]
        if kwargs.get("update_fields") is None:
            _leave_what_is_empty(self)

    def save_revision(self: ClusterableModel, *args: Any, **kwargs: Any) -> Revision:
        with done_once(), rows_in_memory(self):
            _hold(self)
            return super().save_revision(*args, **kwargs)  # type: ignore[misc]

    def clean_fields(
        self: ClusterableModel, exclude: Collection[str] | None = None
    ) -> None:
        """Whether all that it points at is there is asked once, not for each key."""
        super().clean_fields(but_what_is_there(self, exclude))  # type: ignore[misc]

    def validate_unique(
        self: ClusterableModel, exclude: Collection[str] | None = None
    ) -> None:
        """What is as the database has it, which keeps it unique, is not asked about."""
        stored = self.__dict__.get("as_it_is_stored", {})
        same = {name for name in stored if getattr(self, name) == stored[name]}
        if getattr(self, "locale_id", None) != stored.get("locale_id"):
            same.discard("translation_key")
        super().validate_unique({*(exclude or ()), *same.intersection(ITS_OWN)})  # type: ignore[misc]

    def with_content_json(self: ClusterableModel, content: Serialised) -> Any:
        """A draft knows of its stored row what no draft changes, and asks no more."""
        draft = super().with_content_json(content)  # type: ignore[misc]
        names = (*ITS_OWN, "locale_id")
        draft.as_it_is_stored = {name: getattr(self, name) for name in names}
        if hasattr(self, "_cached_parent_obj"):
            draft._cached_parent_obj = self._cached_parent_obj
        for row in (draft, *_rows_of(draft)):
            share(row)
        return draft

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


def _rows_of(page: ClusterableModel) -> Iterator[models.Model]:
    for rows in page.__dict__.get("_cluster_related_objects", {}).values():
        yield from rows


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


def _leave_what_is_empty(page: ClusterableModel) -> None:
    """Lists of rows that are empty, and were, are not looked at one by one."""
    rows_of = page.__dict__.get("_cluster_related_objects") or {}
    lists = lists_of(page)
    empty = {name: lists[name] for name, rows in rows_of.items() if not rows}
    for name in empty.keys() - filled(empty):
        del rows_of[name]


def _leave_what_is_stored(page: ClusterableModel) -> None:
    """Rows of a draft that are as they are stored are not written again.

    Those of a live page are, each time: others listen to what is public of them.
    """
    rows_of = getattr(page, "_cluster_related_objects", None) or {}
    for relation in get_all_child_relations(page):
        name = relation.get_accessor_name()
        model = relation.related_model
        if not rows_of.get(name) or issubclass(model, ClusterableModel):
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
    """Whether every row that is pointed at can be seen: asked for in one query.

    What was there within a step is still: it is forgotten where a row goes.
    """
    wanted: dict[tuple[type[models.Model], str], set[str]] = defaultdict(set)
    for field, value in keys:
        target = field.remote_field
        wanted[target.model, str(target.field_name)].add(str(value))
    asked, looked_for = [], set()
    for number, ((model, name), values) in enumerate(wanted.items()):
        if new := values - _known_to_be_there(manager, model, name):
            rows = getattr(model, f"{manager}_manager").filter(**{f"{name}__in": new})
            key = Cast(name, TextField())
            asked.append(rows.order_by().values_list(Value(number), key))
            looked_for |= {(number, value) for value in new}
    found = set(together(asked))
    for number, (model, name) in enumerate(wanted):
        new = {value for of, value in found if of == number}
        for one in {manager, "_base"}:
            _known_to_be_there(one, model, name).update(new)
    return found == looked_for


def _known_to_be_there(manager: str, model: type[models.Model], name: str) -> set[str]:
    return known(set, (model,), "rows there", manager, model, name)
