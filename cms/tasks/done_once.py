"""What is done at once is done once, however many rows of one object ask for it.

Each row that a page is stored with has Wagtail write the whole page into the index of
references, and each time that the page itself is stored it is read for the search. What
is asked for inside of `done_once` is done at its end, in the transaction and in the
scope of who asked.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from modelcluster.fields import ParentalKey

from cms.one_step import one_step
from cms.tasks.about_a_row import (
    parental_key,
    read_once,
    write_for_search,
    write_references,
)
from cms.tenancy.scope import Scope, current_scope, in_scope

# What is to be done, of what, and in which scope it was asked for.
Key = tuple[Any, ...]
Asked = tuple[str, Key, Scope]
Noted = dict[Asked, Callable[[], object]]

REFERENCES = "wagtail.tasks.update_reference_index_task"
# Tasks that read what is there when they are done: the last time is as good as all.
ABOUT_A_ROW = {
    REFERENCES: write_references,
    "modelsearch.tasks.insert_or_update_object_task": write_for_search,
}

_noted: ContextVar[Noted | None] = ContextVar("noted", default=None)


@contextmanager
def done_once() -> Iterator[None]:
    """One transaction, at the end of which what was asked for in here is done, once.

    The outermost counts. Where it fails nothing of it is done, and nothing is stored.
    """
    if _noted.get() is not None:
        yield
        return
    with transaction.atomic(), one_step():
        noted: Noted = {}
        token = _noted.set(noted)
        try:
            yield
        finally:
            _noted.reset(token)
        _do(noted)


def do_what_was_asked(key: int) -> None:
    """Do now what was asked for an object until here, and for rows: it is read now.

    key: of the object. What else was asked for is done at the end.
    """
    noted = _noted.get() or {}
    now = {asked: do for asked, do in noted.items() if not _is_of_another(asked, key)}
    for asked in now:
        del noted[asked]
    _do(now)


def _is_of_another(asked: Asked, key: int) -> bool:
    what, of, _scope = asked
    if what in ABOUT_A_ROW and parental_key(apps.get_model(*of[:2])):
        return False
    return str(of[-1]) != str(key)


def _do(noted: Noted) -> None:
    left_out = _parts_of_others(noted)
    with read_once():
        for asked, do in noted.items():
            if asked not in left_out:
                with in_scope(asked[2]):
                    do()


def once(what: str, of: Key, do: Callable[[], object]) -> None:
    """Do something that reads what is there: at once, or at the end of `done_once`."""
    noted = _noted.get()
    if noted is None:
        do()
    else:
        noted[what, of, current_scope()] = do


def _parts_of_others(noted: Noted) -> set[Asked]:
    """Rows whose references are written with those of the object that they are of.

    Of several rows of an object that is not asked for itself the first is enough.
    """
    parts: dict[tuple[type[Model], ParentalKey], list[Asked]] = defaultdict(list)
    written = set()
    for asked in [asked for asked in noted if asked[0] == REFERENCES]:
        _path, (app, name, key), scope = asked
        model = apps.get_model(app, name)
        if of := parental_key(model):
            parts[model, of].append(asked)
        else:
            roots = [model, *model._meta.get_parent_list()]
            written |= {(root, key, scope) for root in roots}
    left_out = set()
    for (model, of), asking in parts.items():
        owners = _owners(model, of, [of_what[2] for _path, of_what, _scope in asking])
        for asked in asking:
            whole = (of.remote_field.model, owners.get(asked[1][2]), asked[2])
            if whole in written:
                left_out.add(asked)
            written.add(whole)
    return left_out


def _owners(model: type[Model], of: ParentalKey, keys: list[str]) -> dict[str, str]:
    rows = model._base_manager.filter(pk__in=keys).values_list("pk", of.attname)
    return {str(key): str(owner) for key, owner in rows}
