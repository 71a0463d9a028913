"""What is written of a form by code says what Wagtail's own templates say."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import wagtail.admin
from django import forms
from django.template import Context, Template
from django.template.loader import get_template
from django.utils.safestring import mark_safe
from wagtail.admin.panels import FieldPanel
from wagtail.admin.templatetags import wagtailadmin_tags

OF_WAGTAIL = Path(wagtail.admin.__file__).parent / "templates/wagtailadmin"
HARD = '<b class="x">&amp; é</b>'
SAFE = mark_safe("<i>&amp;</i>")
BLANK = dict.fromkeys(("name", "classname", "title", "wrapped"))


def parts_of(html: str) -> list[str]:
    """Its elements and words: spaces between them, and at their ends, aside."""
    spaced = re.sub(r"\s+(?=>)", "", re.sub(r"\s+", " ", html))
    return [part.strip() for part in re.split(r"(<[^>]+>)", spaced) if part.strip()]


def wagtails(name: str) -> Template:
    return Template((OF_WAGTAIL / f"{name}.html").read_text())


def alike(name: str, values: dict) -> tuple[list[str], list[str]]:
    ours = get_template(f"wagtailadmin/{name}.html").template
    drawn = (each.render(Context(values)) for each in (ours, wagtails(name)))
    return tuple(parts_of(html) for html in drawn)


@pytest.mark.parametrize(
    "values",
    [
        {"name": "bin"},
        {"name": HARD, "classname": HARD, "title": HARD},
        {"name": "bin", "classname": "default", "title": SAFE, "wrapped": True},
    ],
)
def test_an_icon(values):
    ours, theirs = alike("shared/icon", BLANK | {"classname": "icon"} | values)

    assert ours == theirs


class Form(forms.Form):
    plain = forms.CharField(label=HARD, help_text=HARD, required=False)
    safe = forms.BooleanField(label=SAFE, help_text=SAFE)
    unnamed = forms.CharField(label="", widget=forms.HiddenInput)


FIELDS = [
    wagtailadmin_tags.formattedfield(field, **options)
    for field in Form({"plain": HARD, "unnamed": ""})
    for options in (
        {},
        {"show_label": False, "help_text": 5, "show_add_comment_button": True},
        {"sr_only_label": True, "icon": HARD, "wrapper_id": "w", "classname": HARD},
        {"attrs": {"role": "group", "hidden": True, "data-x": False}, "label_text": 7},
        {"error_message_id": "e", "help_text_id": "h", "rendered_field": SAFE},
    )
]
WITHOUT_FIELD = [{}, {"rendered_field": None, "label_text": None, "classname": None}]


@pytest.mark.parametrize("values", FIELDS + WITHOUT_FIELD)
def test_a_field(values):
    ours, theirs = alike("shared/formatted_field", values)

    assert ours == theirs


def panel(**more) -> SimpleNamespace:
    drawn = SimpleNamespace(render_html=lambda _context: SAFE)
    blank = {"attrs": {}, "heading": "", "is_required": False, "id_for_label": None}
    return SimpleNamespace(
        **vars(drawn), **blank | {"classes": lambda: ["a", HARD]} | more
    )


@pytest.mark.parametrize(
    "child",
    [
        panel(),
        panel(heading=HARD, id_for_label=lambda: HARD, is_required=lambda: True),
        panel(heading=SAFE, attrs={"data-x": HARD, "hidden": True, "lang": False}),
        panel(heading=HARD, id_for_label="x", read_only=True, is_required=True),
        panel(heading="Title", id_for_label="", read_only=False),
    ],
)
def test_a_panel_within_another(child):
    ours, theirs = alike("panels/multi_field_panel_child", {"child": child})

    assert ours == theirs


@pytest.mark.parametrize("values", FIELDS)
def test_a_field_in_a_panel(values):
    given = {"self": SimpleNamespace(help_text=HARD), "show_label": True}
    ours, theirs = alike("panels/field_panel", values | given)

    assert ours == theirs
    assert FieldPanel.BoundPanel.template_name == "wagtailadmin/panels/field_panel.html"
