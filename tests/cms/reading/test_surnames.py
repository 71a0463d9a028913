"""Half a name tells of whom a text speaks, unless it may be anybody's.

A surname does that is no word and not many people's; a first name where it is said
whose it is.
"""

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
        ("mrs griffiths rang", 3),
        ("mr thorngate was out", 1),
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
        "The office is at Thorngate PE8 5HZ",
        "they miss griffiths park",
        "Jameson was seen, and so was Mary",
        "Name: Jameson Okoro",
        "her sister Mary Jones",
        "Jameson T. Okoro (2016) found",
        "Name of the Child's school",
    ],
)
def test_words_that_may_be_anybodys_are_not(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("The child’s name is Jameson.", 1),
        ("child's name: jameson", 1),
        ("She was named Siobhán’s carer", 4),
        ("known as Ravi", 5),
        ("her sister Mary was seen", 3),
        ("Baby Ravi, born early", 5),
        ("Jameson T. was seen", 1),
        ("Jameson T.\nThe panel met", 1),
        ("Ravi R", 5),
    ],
)
def test_a_listed_first_name_is_found_where_it_is_said_whose_it_is(text, entry):
    assert found(text) == [entry]


def test_a_name_in_full_is_one_place_and_not_two():
    assert found("Jameson Thorngate came.\nSeen: Thorngate, Jameson") == [1, 1]
