"""While one step stores pages, what it does not write is asked once.

The sign-off of several pages asks of each of which board it is, what its language and
its kind are called, and whether the rows are there that it points at. `known` is for
such answers: they are forgotten as soon as a row of the models that they are about is
stored or deleted. What a step may let out is asked of each page, and never here.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

from django.apps import apps
from django.db.models import DO_NOTHING, ForeignKey, ManyToOneRel, Model, QuerySet
from django.db.models.signals import post_delete, post_save

from cms.tenancy.scope import current_scope
from cms.while_shown import once

T = TypeVar("T")
Models = tuple[type[Model], ...]
Answers = dict[tuple[Models, tuple[Hashable, ...]], object]

_heard: set[type[Model]] = set()
_known: ContextVar[Answers | None] = ContextVar("known", default=None)


@contextmanager
def one_step() -> Iterator[None]:
    """All of one transaction, or of a part of it. The outermost counts."""
    if _known.get() is not None:
        yield
        return
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def is_in_a_step() -> bool:
    return _known.get() is not None


def known(ask: Callable[[], T], about: Models, *what: Hashable) -> T:
    """The answer to a question, as this step has first found it.

    about: the models whose rows it is made of; of one of whose rows nobody hears it is
    asked each time. The answer is shared: who adds to it adds for all of the step.
    """
    answers = _known.get()
    if answers is None or not _heard.issuperset(about):
        return once(ask, *what)
    key = (about, (*what, current_scope()))
    if key not in answers:
        answers[key] = ask()
    return cast("T", answers[key])


def read_ahead(rows: Iterable[Model], *models: type[Model]) -> None:
    """Read what the keys of some rows point at in some models, for all of this step."""
    if not is_in_a_step():
        return
    for row in rows:
        for field, key in _keys_of(row):
            if field.related_model in models:
                known(_target(field, key).first, *_about(field, key))
        share(row)


def share(row: Model) -> None:
    """Give a row what its keys point at, where this step has read it ahead."""
    answers = _known.get() or {}
    for field, key in _keys_of(row) if answers else ():
        about, *what = _about(field, key)
        found = answers.get((about, (*what, current_scope())))
        if isinstance(found, Model):
            field.set_cached_value(row, found)


def _keys_of(row: Model) -> Iterator[tuple[ForeignKey, Hashable]]:
    """Its keys of rows that are not read yet."""
    for field in row._meta.concrete_fields:
        if isinstance(field, ForeignKey) and not field.is_cached(row):
            key = getattr(row, field.attname)
            if key is not None:
                yield field, key


def _target(field: ForeignKey, key: Hashable) -> QuerySet:
    rows = field.related_model._base_manager
    return rows.filter(**{field.target_field.name: key})


def _about(field: ForeignKey, key: Hashable) -> tuple[Models, str, Hashable]:
    return (field.related_model,), f"by {field.target_field.name}", key


def hear(*models: type[Model]) -> None:
    """Have what is known of rows be forgotten as one of them is stored or deleted.

    A row is stored as what it is, which may be more than what is asked about. Django
    deletes rows one by one where somebody hears of it.
    """
    for model in models:
        post_delete.connect(_forget, sender=model, dispatch_uid="one_step")
        for stored in apps.get_models():
            if issubclass(stored, model):
                post_save.connect(_forget, sender=stored, dispatch_uid="one_step")
        _heard.add(model)


def _forget(sender: type[Model], **_signal: object) -> None:
    answers = _known.get()
    for key in [key for key in answers or () if issubclass(sender, key[0])]:
        del (answers or {})[key]


def install() -> None:
    """What others point at is deleted one by one in any case."""
    hear(*filter(_is_pointed_at, apps.get_models()))


def _is_pointed_at(model: type[Model]) -> bool:
    keys = model._meta.get_fields(include_hidden=True)
    return any(
        isinstance(key, ManyToOneRel) and key.on_delete is not DO_NOTHING
        for key in keys
    )
