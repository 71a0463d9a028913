"""What may be stored as a translation: words and the marks of the source, no more."""

import pytest
from django.core.exceptions import ValidationError

from boards.translations.words.checking import shown, typed_as_data
from boards.translations.words.places import Place

RICH = Place("Text", "Text", is_rich=True)
LINE = Place("The page", "Title", most=20)
LINES = Place("The page", "Summary", is_long=True)
SOURCE = 'Ring <a id="a1">us</a> <b>now</b>.'


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Zadzwoń <b>teraz</b>.", 'A link of the source is missing: <a id="a1">'),
        ('<a id="a1">do</a> <a id="a2">nas</a>', "Unrecognised id"),
        ('<a id="a1" href="https://evil.example">do nas</a>', "attributes"),
        ('<a id="a1">do nas</a><script>alert(1)</script>', "<script> tag"),
        ('<a id="a1">do nas</a><p>Nowy akapit</p>', "<p> tag"),
        ('<a id="a1">do nas</a><img src="x">', "<img> tag"),
        ('<a id="a1">do nas</a><b onclick="x()">x</b>', "attributes"),
        ('<a id="a1">do nas</a><!--><img src=x onerror=alert(1)>-->', "no text"),
        ('<a id="a1">do nas</a><?php x ?>', "no text"),
        ('<a id="a1">do nas</a><![CDATA[x]]>', "no text"),
    ],
)
def test_marks_that_the_source_has_not_are_refused_with_what_is_wrong(typed, says):
    with pytest.raises(ValidationError) as refused:
        typed_as_data(RICH, SOURCE, typed)

    assert says in refused.value.messages[0]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (
            'Do <a id="a1">nas</a>, <i>proszę</i>',
            'Do <a id="a1">nas</a>, <i>proszę</i>',
        ),
        ('<a id="a1">R&D</a>', '<a id="a1">R&amp;D</a>'),
        ('<a id="a1">a < b</a>', '<a id="a1">a &lt; b</a>'),
        ('<a id="a1"><b>otwarte</a>', '<a id="a1"><b>otwarte</b></a>'),
        ('  <a id="a1">nas</a>\x00 ', '<a id="a1">nas</a>'),
        ("", ""),
        ("   ", ""),
    ],
)
def test_what_may_be_said_is_set_right_as_it_is_stored(typed, stored):
    assert typed_as_data(RICH, SOURCE, typed) == stored


@pytest.mark.parametrize("place", [LINE, LINES])
@pytest.mark.parametrize("words", ["Q&A", "a < b > c", "<b>nie</b>", "ćma & ośa"])
def test_plain_words_stay_as_they_were_typed(place, words):
    assert shown(place, typed_as_data(place, "Source", words)) == words


def test_a_title_stays_on_one_line_and_a_summary_may_have_several():
    assert shown(LINE, typed_as_data(LINE, "A", "one\r\ntwo")) == "one two"
    assert shown(LINES, typed_as_data(LINES, "A", "one\r\ntwo")) == "one\ntwo"


def test_a_text_that_is_too_long_says_by_how_much():
    with pytest.raises(ValidationError, match="21 characters long"):
        typed_as_data(LINE, "Source", "x" * 21)
    assert typed_as_data(LINE, "Source", "&" * 20)
