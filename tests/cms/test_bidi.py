"""Text of one direction stands whole inside text of the other."""

import pytest
from django.utils import translation
from django.utils.safestring import mark_safe

from cms.bidi import isolated, isolated_list, isolated_text

ISOLATED = [
    ("ur", "Child P", '<bdi dir="ltr">Child P</bdi>'),
    ("ur", "Child P: جائزہ", '<bdi dir="rtl">Child P: جائزہ</bdi>'),
    ("ur", "01480 373582", '<bdi dir="ltr">01480 373582</bdi>'),
    ("ur", "a < b", '<bdi dir="ltr">a &lt; b</bdi>'),
    ("ar", mark_safe("<b>مراجعة</b>"), '<bdi dir="rtl"><b>مراجعة</b></bdi>'),
    ("pl", "جائزہ", '<bdi dir="rtl">جائزہ</bdi>'),
    ("pl", "Child P: جائزہ", '<bdi dir="ltr">Child P: جائزہ</bdi>'),
    ("pl", "Child P", "Child P"),
    ("pl", "a < b", "a &lt; b"),
    ("pl", "", ""),
]


@pytest.mark.parametrize(("code", "text", "html"), ISOLATED)
def test_a_text_has_its_own_direction_and_an_element_where_it_needs_one(
    code, text, html
):
    with translation.override(code):
        assert isolated(text) == html


@pytest.mark.parametrize(
    ("code", "text", "marked"),
    [
        ("ur", "Child P", "\u2066Child P\u2069"),
        ("ur", "جائزہ", "\u2067جائزہ\u2069"),
        ("en-gb", "Child P", "Child P"),
        ("ur", "", ""),
    ],
)
def test_where_no_element_can_stand_invisible_marks_do(code, text, marked):
    with translation.override(code):
        assert isolated_text(text) == marked


def test_a_list_is_parted_by_the_commas_of_its_script():
    with translation.override("ur"):
        assert isolated_list(["PDF", "48"]) == (
            '<bdi dir="ltr">PDF</bdi>، <bdi dir="ltr">48</bdi>'
        )
        assert "؛ " in isolated_list(["A", "B"], "; ")
    with translation.override("en-gb"):
        assert isolated_list(["PDF", "<48>"]) == "PDF, &lt;48&gt;"
