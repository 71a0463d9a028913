"""Which part of a text is shown, and what of it is marked."""

import pytest

from boards.public.search import suggesting
from boards.public.search.marking import Marker, Sought, marked
from boards.public.search.suggesting import _meant
from cms.search.ways import folded

CHILD = Sought(frozenset({"child"}), ("child",))
HOME = Sought(frozenset({"home"}), ("home",))
FAR = "Words that say nothing of it stand here, one after another. " * 8


def test_the_part_with_most_of_the_words_is_shown_from_the_beginning_of_its_sentence():
    text = f"Our home is here. {FAR}We ask how the child lives at home. {FAR}"

    shown = marked(text, Marker((CHILD, HOME)))

    assert shown.startswith(
        "We ask how the <mark>child</mark> lives at <mark>home</mark>."
    )
    assert shown.endswith(" …")


def test_a_word_as_it_was_typed_comes_before_another_form_of_it():
    text = f"Sefton Safeguarding Children Board. {FAR}Ask what the child says."

    shown = marked(text, Marker((CHILD,)))

    assert shown == "Ask what the <mark>child</mark> says."


def test_without_a_sentence_near_it_a_part_begins_some_words_before():
    shown = marked("word " * 80 + "child", Marker((CHILD,)))

    assert shown.startswith("… word word")
    assert shown.endswith("<mark>child</mark>")


WORDS = (
    "child", "Child's", "child’s", "(CHILD)", "step-child", "chil\u0064", "children;",
    "childish/adult", "ＣＨＩＬＤ", "ĉhild", "c\u0301hild", "chi'ld", "chi\u2060ld",
    "neglects", "negligent", "Łódź", "lodz", "১৯", "19", "بچے", "&lt;child&gt;",
)  # fmt: skip


def test_a_word_is_marked_wherever_it_stands_whatever_signs_are_around_or_in_it():
    terms = [
        Sought(frozenset({whole}), (whole, "negligi"))
        for whole in ("child", "lodz", "19", folded("بچے"))
    ]
    marker = Marker(tuple(terms))
    which = {word for word in WORDS if marker.strengths(word)}

    shown = {word for word in WORDS if "<mark>" in marked(f"one {word} two", marker)}

    assert len(which) > 12
    assert shown == which


@pytest.mark.parametrize("text", ["", "   ", "Nothing of it.", "<b>", "x" * 5000])
def test_a_text_without_the_words_is_shown_from_its_beginning(text):
    assert "<mark>" not in marked(text, Marker((CHILD,)))
    assert "<b>" not in marked(text, Marker(()))


FOUND = {
    # Typed; what is there, and whether it is a form of it; what is meant.
    "neglcet": ([("neglect", False)], "neglect"),
    "night": ([("right", False)], ""),
    "nightright": ([("right", False), ("night", False)], "night right"),
    "nightofright": ([("right", False), ("night", False)], "night of right"),
    "scrright": ([("right", False)], "scr right"),
    "hoarders": ([("hoarding", False), ("boards", False)], "hoarding"),
    "workers": ([("worker", True)], ""),
    "hcild": ([("child", False)], "child"),
}


@pytest.mark.parametrize("typed", FOUND)
def test_what_is_meant_begins_alike_and_is_no_other_form(typed):
    words, meant = FOUND[typed]
    found = [(typed, word, word, is_form) for word, is_form in words]

    assert _meant(typed, found, "en") == meant


def test_a_word_is_parted_in_few_steps_however_many_ways_there_are(monkeypatch):
    asked = []
    monkeypatch.setattr(
        suggesting, "said_out", lambda word, _language: asked.append(word) or "dada"
    )

    assert suggesting._parts_of("a" * 24 + "x", {}, "en-gb") == []
    assert len(asked) < 24 * 25
