"""What is wrong with a form, as the summary on top of its screen lists it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.widgets import BaseChooser


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong.

    label: of the field, or "" for the form as a whole. message: what is wrong. target:
    the id of the field on the screen, or "".
    """

    label: str
    message: str
    target: str = ""

    @property
    def line(self) -> str:
        """What the summary says: the field is named once."""
        *row, field = self.label.rpartition(": ") if self.label else ("", "", "")
        named = "".join(row[:1]) if f"“{field}”" in self.message else self.label
        return f"{named}: {self.message}" if named else self.message


class InSummary:
    """A view of Wagtail's that makes a message of what the summary says already."""

    error_message = None


def faults_of(form: Any) -> list[Fault]:
    """All that is wrong with a form, in the order of its fields; the whole of it first.

    What is wrong with a hidden field is of the form: nobody finds that field.
    """
    if not isinstance(form, BaseForm) or not form.is_bound:
        return []
    visible = form.visible_fields()
    shown = {field.name for field in visible}
    whole = [name for name in form.errors if name not in shown]
    return [
        *(Fault("", str(text)) for name in whole for text in form.errors[name]),
        *(
            Fault(str(field.label), str(text), target_of(field))
            for field in visible
            for text in field.errors
        ),
        *_faults_of_rows(form),
    ]


def _faults_of_rows(form: Any) -> Iterator[Fault]:
    """The same of the rows that belong to it, each by what it is and its number."""
    for formset in getattr(form, "formsets", {}).values():
        yield from (Fault("", str(text)) for text in formset.non_form_errors())
        name = capfirst(formset.model._meta.verbose_name)
        rows = [row for row in formset.forms if row not in formset.deleted_forms]
        for number, row in enumerate(rows, 1):
            of_row = f"{name} {number}"
            for fault in faults_of(row):
                label = f"{of_row}: {fault.label}" if fault.label else of_row
                yield Fault(label, fault.message, fault.target or _first_field(row))


def _first_field(form: BaseForm) -> str:
    return next((target_of(field) for field in form.visible_fields()), "")


def name_what_is_missing(form: Any) -> None:
    """Say at each field that was left empty which one it is, also in its rows.

    form: whose errors are there already. One sentence for all would be read as often as
    there are fields, and tell nothing of them.
    """
    for name, errors in form.errors.items():
        for error in errors.data:
            if name in form.fields and getattr(error, "code", None) == "required":
                error.message = _missing(form[name])
    for formset in getattr(form, "formsets", {}).values():
        for row in formset.forms:
            name_what_is_missing(row)


# Said when it is shown: a panel may call its field by another name.
_missing = lazy(
    lambda field: _("“%(field)s” is missing.") % {"field": field.label}, str
)


def target_of(field: BoundField) -> str:
    """Where a link to a field leads: to what can be typed into, or pressed."""
    if isinstance(field.field.widget, BaseChooser):
        return f"{field.auto_id}-chooser"
    return field.id_for_label or field.auto_id
