"""Rows of one kind in a form: what they point at is looked for once for all of them.

Django asks for each row when it is shown, when it is read, and when it is checked.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, cast

from django.db.models import Model
from django.forms import ModelChoiceField
from modelcluster.forms import BaseChildFormSet

Rows = dict[str, Model]
# As widgets take them: a value and its label, or a group of them.
Choice = tuple[object, object]
Look = Callable[[object], object]


class Choices:
    """What can be chosen in each row, read when the first is shown."""

    def __init__(self, read: Iterable[Choice]) -> None:
        self.read = read

    @cached_property
    def known(self) -> list[Choice]:
        return [*iter(self.read)]

    def __iter__(self) -> Iterator[Choice]:
        return iter(self.known)


class LookedForTogether:
    """For formsets of rows, before modelcluster's own.

    looked_for: the fields of a row that point at something.
    """

    looked_for: tuple[str, ...] = ()

    def add_fields(self: BaseChildFormSet, form: Any, index: int | None) -> None:
        super().add_fields(form, index)  # type: ignore[misc]
        key = self._pk_field.name
        if isinstance(form.fields.get(key), ModelChoiceField):
            _find_in(self._stored, form.fields[key])
        for name in self.looked_for:
            if isinstance(field := form.fields.get(name), ModelChoiceField):
                _find_in(self._found[name], field)
                self._show(name, field)

    @cached_property
    def _stored(self: BaseChildFormSet) -> Rows:
        return {str(row.pk): row for row in self.get_queryset() if row.pk}

    @cached_property
    def _found(self: BaseChildFormSet) -> dict[str, Rows]:
        """What the rows point at, as they are and as they were sent."""
        found = {}
        for name in self.looked_for:
            column = self.model._meta.get_field(name).attname
            keys = {getattr(row, column) for row in self.get_queryset()}
            for number in range(self.total_form_count() if self.is_bound else 0):
                sent = str(self.data.get(f"{self.add_prefix(number)}-{name}", ""))
                keys |= {int(sent)} if sent.isdecimal() else set()
            rows = self.form.base_fields[name].queryset.filter(pk__in=keys - {None})
            found[name] = {str(row.pk): row for row in rows}
        return found

    @cached_property
    def _choices(self) -> dict[str, "Choices"]:
        return {}

    def _show(self, name: str, field: ModelChoiceField) -> None:
        rows, widget = self._found[name], field.widget
        if hasattr(widget, "get_instance"):
            widget.get_instance = _first_in(rows, widget.get_instance)
        else:
            widget.choices = self._choices.setdefault(
                name, Choices(cast("Iterable[Choice]", field.choices))
            )


def _find_in(rows: Rows, field: ModelChoiceField) -> None:
    field.to_python = _first_in(rows, field.to_python)  # type: ignore[assignment, method-assign]


def _first_in(rows: Rows, look: Look) -> Look:
    """Whatever is not among them is looked for as ever, and refused as ever."""
    return lambda value: rows.get(str(value)) or look(value)
