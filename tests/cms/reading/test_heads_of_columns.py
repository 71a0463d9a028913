"""What a table says of a value by the head of its column."""

import pytest
from pikepdf import Dictionary, Stream

from tests.cms.reading import office, pdfs
from tests.cms.reading.asking import checked, keys_of

HEADS = ("Birth day", "Birth month", "Birth year")
NHS = "943 476 5919"
HOLDS = {
    "counted by days": "Agency,Date of birth\nHealth,40670\n",
    "in parts beside years": "2018,Birth day,Birth month,Birth year\n4,7,5,2011\n",
}
HOLDS_NONE = {
    "a date that is none of birth": "Agency,2018,Reviewed\nHealth,1,07/05/2011\n",
    "a count below another head": "Agency,Population\nHealth,40670\n",
    "a row of its own": "Agency,2018\nBirths,40670\n",
}


@pytest.mark.parametrize("name", HOLDS)
def test_a_day_of_birth_is_known_by_its_head(name):
    assert "date_of_birth" in keys_of(checked(HOLDS[name].encode(), "csv"))


@pytest.mark.parametrize("name", HOLDS_NONE)
def test_other_figures_are_no_day_of_birth(name):
    assert "date_of_birth" not in keys_of(checked(HOLDS_NONE[name].encode(), "csv"))


def test_cells_of_a_sheet_keep_to_their_columns_past_empty_ones():
    def fill(book):
        sheet = book.active
        for column, head in zip("ABCDE", ("Agency", "Note", *HEADS), strict=True):
            sheet[f"{column}3"] = head
        sheet["A4"], sheet["C4"], sheet["D4"], sheet["E4"] = "Health", 7, 5, 2011

    assert "date_of_birth" in keys_of(checked(office.workbook(fill), "xlsx"))


def font(said: str) -> bytes:
    """A PDF with a font that is a program."""
    pdf = pdfs.new_pdf(pdfs.text("The words of the page"))
    program = Stream(pdf, f"%!PS-AdobeFont-1.0: Plain\n{said}\n".encode())
    described = Dictionary(FontFile=pdf.make_indirect(program))
    pdf.pages[0].Resources.Font.F1.FontDescriptor = described
    return pdfs.saved(pdf)


def test_the_sizes_of_letters_are_nobodys_number():
    sizes = f"/FontBBox {{-{NHS} 1075}} readonly def"

    assert "nhs_number" not in keys_of(checked(font(sizes)))
    assert "nhs_number" in keys_of(checked(font(f"/Notice (Told of {NHS}) def")))
