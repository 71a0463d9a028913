"""A page is read as people read it, in whatever order a program wrote its letters."""

import pytest

from cms.reading.recognising import program
from tests.cms.reading import pdfs
from tests.cms.reading.asking import checked, finding, keys_of, listing
from tests.cms.reading.planted_pages import words_in_picture

NAME = "Jameson Thorngate"
LISTED = "never_publish:1"


def report_on(content: str, **pictures):
    pdf = pdfs.new_pdf(content, pictures=pictures)
    return checked(pdfs.saved(pdf), **listing(NAME))


def test_letters_in_any_order_are_read_from_the_left():
    places = [*enumerate(NAME)]
    shuffled = places[1::2] + places[::2]
    content = "".join(pdfs.text(sign, x=72 + 9 * at) for at, sign in shuffled)

    assert LISTED in keys_of(report_on(content))


def test_a_name_goes_on_in_the_next_line_of_its_column():
    lines = [
        ("The mother is Jameson", "The school asked"),
        ("Thorngate, who is thirty.", "for a plan."),
    ]
    content = "".join(
        pdfs.text(part, x=72 + 250 * column, y=700 - 14 * row)
        for row, line in enumerate(lines)
        for column, part in enumerate(line)
    )

    assert LISTED in keys_of(report_on(content))


@pytest.mark.skipif(not program(), reason="Tesseract is not installed")
def test_words_that_a_page_cuts_off_a_picture_are_hidden():
    picture = words_in_picture("A plan of the house", f"Told by {NAME} at home")
    drawn = pdfs.draw_picture("P", 72, 300, 450, 60)

    cut = report_on(f"q 72 332 450 30 re W n {drawn} Q", P=picture)
    whole = report_on(f"q 72 300 450 60 re W n {drawn} Q", P=picture)

    (place,) = finding(cut, "hidden_text")["places"]
    assert (place["page"], place["where"]) == (1, "cropped")
    assert LISTED in keys_of(cut)
    assert "hidden_text" not in keys_of(whole)
