"""What a program has recognised in a scan says the same as the scan, or it is told."""

import pytest

from cms.reading.recognising import program
from tests.cms.reading import pdfs
from tests.cms.reading.asking import checked, finding, keys_of

pytestmark = pytest.mark.skipif(not program(), reason="Tesseract is not installed")

LINES = (
    "The panel met six times between January and July",
    "and spoke with practitioners from health, housing,",
    "education and the police about Melissa Okonkwo",
    "and it read the records that each agency had kept.",
)
NAMED = 2
TOLD = {"hidden_text", "text_differs"}


def scanned(*layer: str, size: float = 12, right: int = 72, picture=LINES) -> bytes:
    """A scan, and a layer of words over it in letters of another width."""
    words = "".join(
        pdfs.text(line, right, 760 - 20 * at, size=size, mode=3)
        for at, line in enumerate(layer)
    )
    content = pdfs.draw_picture("S") + words
    pictures = {"S": pdfs.scan_of(*picture)}
    return pdfs.saved(pdfs.new_pdf(content, pictures=pictures))


@pytest.mark.parametrize(
    "how",
    [{"size": 9.5}, {"size": 15}, {"right": 92}],
    ids=["narrow", "wide", "beside"],
)
def test_a_layer_of_another_width_is_no_alarm(how):
    assert not keys_of(checked(scanned(*LINES, **how))) & TOLD


def test_words_that_were_whitened_in_the_picture_are_hidden_in_its_layer():
    left = [*LINES]
    left[NAMED] = left[NAMED].replace("Melissa Okonkwo", "")

    found = checked(scanned(*LINES, size=13.3, picture=left))

    assert finding(found, "hidden_text")["count"] == len("MelissaOkonkwo")


def test_a_layer_that_says_another_name_than_its_picture_is_told():
    other = [*LINES]
    other[NAMED] = other[NAMED].replace("Melissa Okonkwo", "the young mother")

    found = checked(scanned(*LINES, size=13.3, picture=other))

    (place,) = finding(found, "text_differs")["places"]
    assert place["page"] == 1
    assert "hidden_text" not in keys_of(found)


def test_a_layer_of_a_wholly_other_letter_is_told():
    assert keys_of(checked(scanned(*LINES, picture=["Nothing here agrees"] * 4))) & TOLD
