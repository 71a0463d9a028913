"""Which faults a word may have to be meant by what was typed."""

import pytest

from cms.search.alike import may_be_meant


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
