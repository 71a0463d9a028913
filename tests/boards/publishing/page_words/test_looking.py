"""Texts of a page are read as files are: names and numbers however written."""

import pytest

from boards.publishing.page_words.looking import look
from boards.publishing.page_words.quotes import quote
from boards.publishing.page_words.reader import Reader
from boards.publishing.page_words.texts import Text
from cms.reading.asking import Asked
from cms.reading.identifiers import Published
from cms.reading.lists import tell
from cms.reading.words import WordList
from tests.boards.publishing.page_words.worlds import NHS


@pytest.fixture
def reader() -> Reader:
    asked = Asked(ending="")
    tell(["Anna Kowalska", "Zoë Brückner", "Mary Griffiths"], asked)
    listed = WordList(bytes.fromhex(asked.key), asked.entries, asked.longest)
    return Reader(lambda: listed, Published(), fingerprint=asked.key)


def keys(reader: Reader, *texts: str, part: str = "one") -> list[str]:
    given = [Text(part, f"Field {n}", text) for n, text in enumerate(texts, 1)]
    return [found.key for found in look(given, reader)]


@pytest.mark.parametrize(
    "text",
    [
        "We thank Anna Kowalska.",
        "KOWALSKA, Anna",
        "A. Kowalska’s school",
        "anna-kowalska",
        "minutes_anna_kowalska.pdf",
        "Anna\u00ad Ko\u00adwalska",
        "Anna Maria Kowalska",
    ],
)
def test_a_listed_name_is_found_however_it_is_written(reader, text):
    assert keys(reader, text) == ["never_publish:1"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (f"Her number is {NHS}.", "nhs_number"),
        ("NI: QQ 12 34 56 C, AB 12 34 56 C", "national_insurance"),
        ("She was born on 12 May 2010.", "date_of_birth"),
        ("DOB 12/05/2010", "date_of_birth"),
    ],
)
def test_what_tells_who_somebody_is_is_found(reader, text, key):
    assert keys(reader, text) == [key]


def test_how_to_reach_people_is_what_a_page_is_for(reader):
    assert keys(reader, "Ring 01480 373582, write to a@b.example, CB1 2AB") == []


def test_a_name_that_goes_on_in_the_next_text_is_found(reader):
    assert keys(reader, "By Mary", "Griffiths wrote") == ["never_publish:3"]


def test_a_label_and_its_date_may_stand_in_two_texts(reader):
    assert keys(reader, "Date of birth", "12 May 2010") == ["date_of_birth"]


def test_a_number_of_two_texts_is_no_number(reader):
    assert keys(reader, "943 476", "5919") == []


def test_texts_that_are_read_apart_make_no_name_together(reader):
    given = [Text("a", "A", "By Mary"), Text("b", "B", "Griffiths wrote")]

    assert list(look(given, reader)) == []


def test_each_text_with_a_name_is_a_finding_and_none_twice(reader):
    found = keys(reader, "Anna Kowalska", "nothing", "Anna Kowalska again")

    assert found == ["never_publish:1"] * 2


def test_only_the_texts_that_a_name_goes_over_are_named(reader):
    given = ["nothing", "By Mary", "Griffiths wrote", "nothing"]
    texts = [Text("one", f"Field {n}", text) for n, text in enumerate(given, 1)]

    (found,) = look(texts, reader)

    assert (found.place, "nothing" in found.text) == ("Field 2", False)


LONG = "What was said before all of it: we thank Anna Kowalska for what she has done."


def test_a_quote_leaves_out_what_is_listed_and_shows_the_words_around_it(reader):
    (found,) = look([Text("one", "Field", LONG)], reader)

    assert quote(found, reader, reveals=False) == (
        "… all of it: we thank … for what she has done."
    )
    assert quote(found, reader, reveals=True) == (
        "… all of it: we thank Anna Kowalska for what she has done."
    )


def test_a_quote_of_a_surname_alone_leaves_it_out(reader):
    (found,) = look([Text("one", "Field", "Mrs Kowalska rang.")], reader)

    assert quote(found, reader, reveals=False) == "Mrs … rang."


def test_a_quote_leaves_out_what_else_nobody_is_to_read(reader):
    text = f"NHS {NHS} of Anna Kowalska and Zoë Brückner"
    found = list(look([Text("one", "Field", text)], reader))

    quotes = [quote(one, reader, reveals=False) for one in found]

    assert len(quotes) == 3
    assert not any(
        word in said for said in quotes for word in ("Kowalska", "Brückner", "5919")
    )
