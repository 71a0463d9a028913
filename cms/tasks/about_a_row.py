"""What is written about a row once it is stored: what it points at, and what it says.

In the place of the tasks that Wagtail and modelsearch have for it: of what is written
at the end of one step they read each row by itself, and each list of its rows.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from modelsearch.index import insert_or_update_object
from wagtail.models import Page, ReferenceIndex
from wagtail.search.backends import get_search_backends_with_name

from cms.row_lists import rows_in_memory
from cms.tenancy.scope import Scope, current_scope

Key = tuple[str, str, str, Scope]

_read: ContextVar[dict[Key, Model] | None] = ContextVar("read", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Within it no row is stored, but what is written here is."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def write_references(app: str, name: str, key: str) -> None:
    """What a row points at, with all rows of its page, or of another it is part of."""
    row: Model | None = _row(app, name, key)
    while row is not None and (of := parental_key(type(row))):
        row = getattr(row, of.name)
    if row is None or not ReferenceIndex.is_indexed(type(row)):
        return
    with transaction.atomic(), _rows_of(row):
        ReferenceIndex.create_or_update_for_object(row)


def write_for_search(app: str, name: str, key: str) -> None:
    """What a row says. A page that is of its own type need not be looked for again."""
    row = _row(app, name, key)
    if isinstance(row, Page) and row.specific_class is type(row):
        for _name, backend in get_search_backends_with_name(with_auto_update=True):
            backend.add(row)
    else:
        insert_or_update_object(row)


def parental_key(model: type[Model]) -> ParentalKey | None:
    fields = (one for one in model._meta.get_fields() if isinstance(one, ParentalKey))
    return next(fields, None)


def _row(app: str, name: str, key: str) -> Model:
    read = _read.get()
    known = {} if read is None else read
    what = app, name, key, current_scope()
    if what not in known:
        known[what] = apps.get_model(app, name)._default_manager.get(pk=key)
    return known[what]


def _rows_of(row: Model) -> AbstractContextManager[None]:
    return rows_in_memory(row) if isinstance(row, ClusterableModel) else nullcontext()
