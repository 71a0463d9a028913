"""Inputs that are written without templates are what their templates would write."""

from datetime import date
from pathlib import Path

import django.forms
import pytest
from django import forms
from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from cms.form_renderer import OF_WIDGETS, OPTIONS, WRITTEN, FormRenderer

HARD = '<b title="\'">&amp; & é</b>'
LABELS = (HARD, mark_safe("<i>safe</i>"), gettext_lazy("Delete"), 12345, None)
VALUES = (*LABELS, "", 0, True, ("a", 1), date(2020, 5, 1))
ATTRIBUTES: tuple[dict, ...] = (
    {},
    {"id": "id_x", "class": HARD, "hidden": True, "disabled": False, "data-x": None},
    {"data-safe": mark_safe("&amp;"), "rows": 12345, "title": gettext_lazy("Delete")},
)
CHOICES = [
    *zip(range(1000, 1005), LABELS, strict=True),
    (HARD, [("a", "A"), (None, HARD)]),
    ("", mark_safe("&nbsp;")),
]


class WithoutLabels(forms.RadioSelect):
    def create_option(self, *args, **options):
        return super().create_option(*args, **options) | {"wrap_label": False}


class OfOwnOptions(forms.Select):
    option_template_name = f"{OF_WIDGETS}attrs.html"


OF_CHOICES = (
    forms.Select,
    forms.SelectMultiple,
    forms.NullBooleanSelect,
    forms.RadioSelect,
    forms.CheckboxSelectMultiple,
    WithoutLabels,
    OfOwnOptions,
)
OTHERS = (
    forms.TextInput,
    forms.NumberInput,
    forms.EmailInput,
    forms.URLInput,
    forms.PasswordInput,
    forms.HiddenInput,
    forms.CheckboxInput,
    forms.DateInput,
    forms.DateTimeInput,
    forms.TimeInput,
    forms.Textarea,
)


def by_template(widget, context):
    return get_template(widget.template_name).render(context).strip()


@pytest.mark.parametrize("language", ["en-gb", "fr"])
def test_every_input_is_what_its_template_writes(language):
    renderer, asked = FormRenderer(), set()
    with override(language):
        for kind in (*OF_CHOICES, *OTHERS):
            for attributes in ATTRIBUTES:
                widget = kind(attributes)
                if kind in OF_CHOICES:
                    widget.choices = CHOICES
                for value in VALUES:
                    context = widget.get_context(HARD, value, {"id": "id_y"})
                    del context["widget"]["attrs"]["id"]
                    asked.add(widget.template_name)
                    written = renderer.render(widget.template_name, context)

                    assert written == by_template(widget, context), (kind, value)

    assert WRITTEN.keys() - asked == {f"{OF_WIDGETS}tel.html"}


def test_no_other_template_stands_before_those_that_are_written():
    of_django = Path(django.forms.__file__).parent / "templates"

    assert len(WRITTEN) >= 15
    for name in (*WRITTEN, *OPTIONS):
        assert Path(get_template(name).origin.name) == of_django / name
