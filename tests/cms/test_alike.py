"""Which words may be meant by what was typed."""

import pytest

from cms.search.alike import may_be_akin, may_be_meant
from cms.search.forms import forms_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("osprye", "osprey"),
        ("soprey", "osprey"),
        ("nelgect", "neglect"),
        ("hreshold", "threshold"),
        ("yhreshold", "threshold"),
        ("xthreshold", "threshold"),
    ],
)
def test_few_faults_are_forgiven_and_one_at_the_start_of_a_long_word(typed, meant):
    assert may_be_meant(typed, meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("night", "right"),
        ("child", "would"),
        ("hresshold", "threshold"),
        ("yxreshold", "threshold"),
        ("ospr", "osprey"),
    ],
)
def test_another_word_is_not_meant(typed, meant):
    assert not may_be_meant(typed, meant)


@pytest.mark.parametrize(
    ("typed", "meant", "are_akin"),
    [
        ("hoarders", "hoarding", True),
        ("disciplined", "disciplinary", True),
        ("mother", "motorway", False),
        ("school", "scholar", False),
        ("safe", "safer", False),
    ],
)
def test_long_words_that_differ_at_their_ends_may_be_forms_of_one(
    typed, meant, are_akin
):
    assert may_be_akin(typed, meant) is are_akin


@pytest.mark.parametrize(
    ("language", "typed", "written"),
    [
        ("cy", "plentyn", "blant"),
        ("cy", "phlant", "plentyn"),
        ("cy", "brodyr", "frawd"),
        ("ur", "سکول", "اسکول"),
        ("ur", "اسٹاف", "سٹاف"),
    ],
)
def test_a_word_is_known_in_a_form_that_begins_or_is_otherwise(
    language, typed, written
):
    assert written in forms_of(typed, language)
