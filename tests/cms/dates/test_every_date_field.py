"""Wherever the CMS asks for a date, what was typed is kept and refused in words.

The fields are found, not listed: in every class of forms, filters and blocks there is.
"""

from collections.abc import Iterator
from typing import Any

import django_filters
import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.forms import widgets
from django.urls import get_resolver
from django_filters.fields import RangeField
from wagtail import blocks
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.panels import get_edit_handler
from wagtail.admin.telepath import JSContext
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput
from wagtail.models import get_page_models

TYPED = ["31st October", "October 2018", "TBC", "2027", "00/09/2017"]
TEMPORAL = (forms.DateField, forms.DateTimeField, forms.TimeField)
# What asks for a date in a way of its own: pieces, or by the browser's own picker.
UNREAD = (forms.SplitDateTimeField, forms.DurationField)
TEMPORAL_WIDGETS = (widgets.DateInput, widgets.DateTimeInput, widgets.TimeInput)
ODD_WIDGETS = (widgets.SelectDateWidget, widgets.SplitDateTimeWidget)


def every_subclass(kind: type) -> Iterator[type]:
    for below in kind.__subclasses__():
        yield below
        yield from every_subclass(below)


def every_field() -> Iterator[tuple[str, forms.Field]]:
    """Each field of each form and filter that is there once every screen is loaded."""
    assert get_resolver().url_patterns
    for page in get_page_models():
        get_edit_handler(page).get_form_class()
    for form in every_subclass(forms.BaseForm):
        for name, field in getattr(form, "base_fields", {}).items():
            yield f"{form.__module__}.{form.__name__}.{name}", field
    for filters in every_subclass(django_filters.FilterSet):
        for name, one in filters.base_filters.items():
            # Those that choose among rows wait for a request.
            if issubclass(one.field_class, (*TEMPORAL, RangeField)):
                yield f"{filters.__module__}.{filters.__name__}.{name}", one.field


def parts_of(field: forms.Field) -> list[forms.Field]:
    return list(getattr(field, "fields", ())) or [field]


def pickers(widget: Any) -> list[Any]:
    return list(getattr(widget, "widgets", ())) or [widget]


@pytest.mark.django_db
def test_every_field_for_a_date_refuses_what_is_none_and_keeps_it():
    asked = 0
    for name, field in every_field():
        assert not isinstance(field, UNREAD), name
        assert not isinstance(field.widget, ODD_WIDGETS), name
        for part in parts_of(field):
            if not isinstance(part, TEMPORAL):
                continue
            asked += 1
            for typed in TYPED:
                with pytest.raises(ValidationError) as refused:
                    part.clean(typed)
                assert f"“{typed}”" in refused.value.messages[0], name
                assert part.widget.format_value(typed) == typed, name
        for widget in pickers(field.widget):
            assert_nothing_writes_over_it(name, widget)
    assert asked > 20


def assert_nothing_writes_over_it(name: str, widget: Any) -> None:
    if isinstance(widget, AdminDateInput):
        assert widget.get_config()["validateOnBlur"] is False, name
    elif isinstance(widget, TEMPORAL_WIDGETS):
        drawn = str(widget.media) + widget.render("day", "TBC", {"id": "day"})
        assert "<script" not in drawn, name
        assert 'type="text"' in drawn, name


@pytest.mark.parametrize(
    ("block", "widget"),
    [
        (blocks.DateBlock, AdminDateInput),
        (blocks.DateTimeBlock, AdminDateTimeInput),
        (blocks.TimeBlock, AdminTimeInput),
    ],
)
def test_a_block_for_a_date_is_no_other_door(block, widget):
    field = block().field
    packed = str(JSContext().pack(field.widget))

    assert isinstance(field.widget, widget)
    with pytest.raises(ValidationError, match="“TBC”"):
        field.clean("TBC")
    assert ("wagtail.widgets.Admin" in packed) == ("validateOnBlur" in packed)


def test_a_range_of_a_filter_is_made_of_the_same_fields():
    assert [type(one) for one in DateRangePickerWidget().widgets] == [
        AdminDateInput,
        AdminDateInput,
    ]
