"""A surname alone tells of whom a text speaks, unless it is a word or many people's."""

import pytest

from cms.reading.words import WordList, pieces_of
from tests.cms.reading.asking import KEY, listing

ENTRIES = (
    "Jameson Thorngate",
    "Łukasz O’Brien-Sandling",
    "Mary Griffiths",
    "Siobhán Ní Dhomhnaill",
    "Ravi Al-Rashidi",
    "Anna Kowalska",
    "Hollybank Nursery",
    "Operation Sandpiper",
    "Ян Волков",
)


def found(text: str) -> list[int]:
    known = listing(*ENTRIES)
    words = WordList(KEY, known["entries"], known["longest"])
    return [entry for entry, _page in words.found_in(pieces_of(text))]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Thorngate’s bedroom was cold", 1),
        ("Both Thorngates had moved", 1),
        ("His surname, which the nursery knew, is Thorngate", 1),
        ("THORNGATE", 1),
        ("Mrs O’Brien-Sandling rang", 2),
        ("Mr Sandling rang", 2),
        ("L. Sandling was seen", 2),
        ("Sandling, L., was seen", 2),
        ("Mrs Griffiths said", 3),
        ("the Griffiths family", 3),
        ("Ms Dhomhnaill", 4),
        ("the Ní Dhomhnaill household", 4),
        ("Rashidi was told", 5),
        ("z Kowalskiej", 6),
        ("Говорил Волков", 9),
    ],
)
def test_a_listed_surname_alone_is_found(text, entry):
    assert found(text) == [entry]


@pytest.mark.parametrize(
    "text",
    [
        "the thorngate stood open",
        "Thorngate (2016) and Thorngate, P. and Hill, B. (2016) found",
        "(Thorngate et al., 2019)",
        "the Griffiths report",
        "Sandling alone",
        "Sandling, L. (2015) Seen and heard",
        "Little Acorns Nursery, and the nursery family worker",
        "the Nursery family",
        "A sandpiper; Sandpiper Close",
    ],
)
def test_words_that_may_be_anybodys_are_not(text):
    assert found(text) == []


def test_a_name_in_full_is_one_place_and_not_two():
    assert found("Jameson Thorngate came.\nSeen: Thorngate, Jameson") == [1, 1]
