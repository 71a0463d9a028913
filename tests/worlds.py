"""A world that several tests share, and that is taken back after them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from django.core.cache import cache
from django.db import transaction
from django.db.models import Model

from cms.tenancy.scope import widen_to_everything
from tests.ledger import let_out_by_hand, look
from tests.opened_boards import forget_boards

W = TypeVar("W")


@contextmanager
def taken_back(blocker: Any, *, is_looked_at: bool = True) -> Iterator[None]:
    """What is made in here is in no scope, and gone at the end.

    blocker: what keeps fixtures from the database (`django_db_blocker`).
    is_looked_at: whether the ledger looks at it, as at a commit. What is made in great
    numbers without the product's doors is not: each row is looked at by itself.
    """
    with blocker.unblock(), transaction.atomic():
        # A test before may have left the connection in a scope of its own.
        widen_to_everything()
        yield
        # Its tests look at what they write themselves.
        if is_looked_at:
            let_out_by_hand()
            look()
        transaction.set_rollback(True)
    # Wagtail keeps the addresses of the sites there.
    cache.clear()


def as_stored(world: W) -> W:
    """A world that a module shares, for one test of it: its rows read anew.

    What another test has set on an object in memory is not there, nor what it had
    remembered of rows that have been taken back.
    """
    forget_boards()
    rows: dict[type[Model], dict[Any, Model]] = {}
    for row in _rows_in(world):
        rows.setdefault(type(row), {})[row.pk] = row
    for model, found in rows.items():
        found.update(model._default_manager.in_bulk(found.keys()))
    read: W = _rebuilt(world, rows)
    return read


def _rows_in(part: Any) -> Iterator[Model]:
    if isinstance(part, Model):
        yield part
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from _rows_in(value)
    elif isinstance(part, list | tuple):
        for value in part:
            yield from _rows_in(value)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _rows_in(getattr(part, field.name))


def _rebuilt(part: Any, rows: dict[type[Model], dict[Any, Model]]) -> Any:
    if isinstance(part, Model):
        return rows[type(part)][part.pk]
    if isinstance(part, Mapping):
        return {key: _rebuilt(value, rows) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return type(part)(_rebuilt(value, rows) for value in part)
    if is_dataclass(part) and not isinstance(part, type):
        facts = {one.name: getattr(part, one.name) for one in fields(part)}
        return replace(part, **{k: _rebuilt(v, rows) for k, v in facts.items()})
    return part
