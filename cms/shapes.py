"""Questions that are put into SQL once, and then asked with other values.

Django puts a queryset into SQL each time, which of a page that is made anew takes the
largest part. What is asked on every page has one shape, and differs in a few values.
"""

import copy
import re
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar, cast
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=Model)
Asked = tuple["QuerySet[Model]", SQLCompiler, str, tuple[object, ...]]
# What stands for a value in what is compiled; no row has it.
NUMBER = 1_987_654_321
TEXT = "\x02{name}\x02"


class Shape(Generic[M]):
    """A queryset that is made of values, which stand in it as they are given.

    build: makes it, of what is fixed (each of that is a shape of its own) and of the
    values by their names: a number, a text, a key, or a list for `= ANY`. It must not
    look at them.
    """

    def __init__(self, build: "Callable[..., QuerySet[M]]") -> None:
        self._build = build
        self._known: dict[tuple[Hashable, ...], Asked] = {}

    def ask(self, *fixed: Hashable, **values: object) -> list[M]:
        """The rows, of a queryset with these values in it."""
        if fixed not in self._known:
            self._known[fixed] = self._compile(fixed, values)
        queryset, compiler, sql, places = self._known[fixed]
        filled = copy.copy(compiler)
        # A connection is a thread's own.
        filled.connection = connections[DEFAULT_DB_ALIAS]
        said = tuple(
            values[place.name] if isinstance(place, _Place) else place
            for place in places
        )
        filled.as_sql = lambda *_args, **_options: (sql, said)  # type: ignore[method-assign, assignment]
        asked = queryset._chain()  # type: ignore[attr-defined]
        # Only what this one list is read by: nobody makes another queryset of it.
        asked.query.get_compiler = lambda *_args, **_options: filled
        return cast("list[M]", list(asked))

    def _compile(self, fixed: tuple[Hashable, ...], values: dict[str, object]) -> Asked:
        marks = {
            name: _mark(name, number, value)
            for number, (name, value) in enumerate(values.items())
        }
        queryset = self._build(*fixed, **marks)
        compiler = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, said = compiler.as_sql()
        sql = _with_short_names(sql, compiler)
        places = tuple(_place(one, marks) for one in said)
        found = {place.name for place in places if isinstance(place, _Place)}
        if found != marks.keys():
            raise ValueError(f"Not asked as it was given: {marks.keys() - found}.")
        return queryset, compiler, sql, places


def _with_short_names(sql: str, compiler: SQLCompiler) -> str:
    """The same statement, in which each table is called by two letters."""
    for number, (alias, join) in enumerate(compiler.query.alias_map.items()):
        if alias == join.table_name:
            name = re.escape(compiler.quote_name_unless_alias(alias))
            # One that is asked of once more has another name there.
            named = rf"(FROM|JOIN) {name}(?! [A-Z]+[0-9])"
            sql = re.sub(named, rf"\g<0> t{number}", sql)
            sql = re.sub(rf"{name}\.", f"t{number}.", sql)
    return sql


class _Place:
    """Where a value goes."""

    def __init__(self, name: str) -> None:
        self.name = name


def _mark(name: str, number: int, value: object) -> object:
    if isinstance(value, list):
        return [_mark(name, number, value[0] if value else 0)]
    if isinstance(value, UUID):
        return UUID(int=NUMBER + number)
    return NUMBER + number if isinstance(value, int) else TEXT.format(name=name)


def _place(said: object, marks: dict[str, object]) -> object:
    return next((_Place(name) for name, mark in marks.items() if said == mark), said)
