"""Words that are drawn as shapes are read; where nobody can, that is said."""

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from PIL import ImageFont

from cms.reading.recognising import program
from tests.cms.reading import pdfs
from tests.cms.reading.asking import checked, finding, keys_of, listing

NAME = "Jameson Thorngate"
LISTED = "never_publish:1"
SAID = pdfs.text("The words of the page")
recognised = pytest.mark.skipif(not program(), reason="Tesseract is not installed")


def outlines(text: str, *, matrix: str = "1 0 0 1 72 300", size: int = 14) -> str:
    """The outlines of letters; each as straight lines between its points."""
    font = TTFont(ImageFont.truetype("DejaVuSans.ttf").path)
    glyphs, names, part = font.getGlyphSet(), font.getBestCmap(), size / 2048
    across, drawn = 0.0, []
    for sign in text:
        glyph = glyphs[names[ord(sign)]]
        pen = DecomposingRecordingPen(glyphs)
        glyph.draw(pen)
        for operator, points in pen.value:
            placed = [f"{across + x * part:.2f} {y * part:.2f}" for x, y in points]
            letter = "m" if operator == "moveTo" else "l"
            drawn += [f"{point} {letter}" for point in placed] or ["h"]
        drawn.append("f")
        across += glyph.width * part
    return f"q {matrix} cm {' '.join(drawn)} Q\n"


def report_on(content: str):
    return checked(pdfs.saved(pdfs.new_pdf(SAID + content)), **listing(NAME))


@recognised
@pytest.mark.parametrize(
    "drawn",
    [
        outlines(f"Told by {NAME}"),
        outlines(f"Told by {NAME}", matrix="0.8 0.6 -0.6 0.8 200 200"),
        outlines(f"Told by {NAME}", matrix="0 1 -1 0 300 200"),
        f"{pdfs.box(60, 290, 300, 30, '0.1 0.1 0.4')} 1 g {outlines(NAME)}",
    ],
    ids=["level", "slanting", "upright", "white on a band"],
)
def test_a_name_that_is_drawn_is_found(drawn):
    assert LISTED in keys_of(report_on(drawn))


@recognised
def test_letters_of_lines_alone_are_read_as_well():
    strokes = {
        "T": "3 0 m 3 12 l S 0 12 m 6 12 l S",
        "O": "0 0 m 6 0 l S 6 0 m 6 12 l S 6 12 m 0 12 l S 0 12 m 0 0 l S",
        "M": "0 0 m 0 12 l S 0 12 m 4 4 l S 4 4 m 8 12 l S 8 12 m 8 0 l S",
        "A": "0 0 m 4 12 l S 4 12 m 8 0 l S 2 5 m 6 5 l S",
        "H": "0 0 m 0 12 l S 7 0 m 7 12 l S 0 6 m 7 6 l S",
        "N": "0 0 m 0 12 l S 0 12 m 7 0 l S 7 0 m 7 12 l S",
    }
    letters = "".join(
        f"q 1 0 0 1 {72 + 12 * at} 300 cm {strokes[sign]} Q\n"
        for at, sign in enumerate("THOMHANNA")
    )
    content = pdfs.saved(pdfs.new_pdf(SAID + letters))

    assert LISTED in keys_of(checked(content, **listing("Thomhanna")))


@recognised
def test_a_row_of_letters_that_nobody_can_read_is_said_to_be_not_read():
    mirrored = outlines(f"Told by {NAME}", matrix="1 0 0 -1 72 300")

    (place,) = finding(report_on(mirrored), "not_read")["places"]

    assert (place["page"], place["where"]) == (1, "drawn_words")


def test_marks_that_are_all_alike_are_no_letters():
    mark = "0 0 m 6 0 l 9 5 l 6 10 l 0 10 l -3 5 l h f"
    marks = "".join(f"q 1 0 0 1 {72 + 14 * at} 300 cm {mark} Q\n" for at in range(12))

    assert "not_read" not in keys_of(report_on(marks))
