"""Every form that asks for a date keeps what was typed, and refuses it in words.

Django's form fields and Wagtail's widgets are told so themselves, because they stand in
forms, filters, panels and blocks of Wagtail and of every library as well as in ours.
"""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.telepath import register
from wagtail.admin.telepath.widgets import WidgetAdapter
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from cms.typed_dates import is_struck_twice, read_day, read_moment, read_time

# In the place of Wagtail's picker for times, which writes a day or an hour that nobody
# chose beside the one that was: a moment is typed.
PLAIN_INPUT = "django/forms/widgets/text.html"

_of_date, _of_time = forms.DateField.to_python, forms.TimeField.to_python
_of_moment, _show_moment = (
    forms.DateTimeField.to_python,
    forms.DateTimeField.prepare_value,
)
_picker = AdminDateInput.get_config
_value_of = forms.Widget.value_from_datadict


def day_of_field(field: forms.DateField, value: Any) -> date | None:
    if isinstance(value, str):
        return read_day(value) if value.strip() else None
    return _of_date(field, value)


def time_of_field(field: forms.TimeField, value: Any) -> time | None:
    if isinstance(value, str):
        return read_time(value) if value.strip() else None
    return _of_time(field, value)


def moment_of_field(field: forms.DateTimeField, value: Any) -> datetime | None:
    if isinstance(value, str):
        return read_moment(value) if value.strip() else None
    return _of_moment(field, value)


def shown_moment(field: forms.DateTimeField, value: Any) -> Any:
    """An hour that comes twice is shown with its clock, so that it can be sent back."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        local = timezone.localtime(value)
        if is_struck_twice(local):
            return f"{local:%d/%m/%Y %H:%M} {local.tzname()}"
    return _show_moment(field, value)


def typed_value(widget: forms.Widget, data: Any, files: Any, name: str) -> str | None:
    """Spaces alone are nothing, also to a field that is made of two dates."""
    typed = _value_of(widget, data, files, name)
    return typed.strip() if isinstance(typed, str) else typed


def picker_config(widget: AdminDateInput) -> dict[str, Any]:
    """The calendar, without what writes a day of its own over what was typed."""
    return _picker(widget) | {"validateOnBlur": False}


def install() -> None:
    """Forms that Wagtail's scripts draw have the inputs for times as plain ones too."""
    for widget in (AdminTimeInput, AdminDateTimeInput):
        register(WidgetAdapter(), widget)
