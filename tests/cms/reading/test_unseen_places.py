"""Words that are hidden by place and form, each in the least file that does it."""

import pytest

from cms.reading.word.names import LOEXT
from tests.cms.reading import office, pdfs, words
from tests.cms.reading.asking import keys_of, listing, read_here

NAME = "Jameson Thorngate"
KNOWN = listing(NAME)
BY_STYLE = '<p:style xmlns:a="{}"><a:fillRef idx="1"/></p:style>'


def found(content: bytes, ending: str, tmp_path) -> set[str]:
    return keys_of(read_here(content, ending, tmp_path, **KNOWN))


def test_a_shape_that_its_style_fills_covers_the_words_below_it(tmp_path):
    plain = office.box(at=(0, 0, 8, 3))
    filled = plain.replace("</p:sp>", f"{BY_STYLE.format(office.A)}</p:sp>")
    said = office.box(office.run("placed at Larch Road"))

    below = office.presentation(office.slide(said, filled))
    beside = office.presentation(office.slide(said, plain))

    assert "hidden_text" in found(below, "pptx", tmp_path)
    assert "hidden_text" not in found(beside, "pptx", tmp_path)


def test_a_box_beyond_the_page_of_its_own_slide_is_hidden(tmp_path):
    def slide(across: str) -> bytes:
        frame = (
            f'<draw:frame svg:x="{across}" svg:y="2cm" svg:width="5cm" '
            f'svg:height="3cm"><draw:text-box>{office.paragraph("Larch Road")}'
            "</draw:text-box></draw:frame>"
        )
        page = (
            '<style:page-layout style:name="L"><style:page-layout-properties '
            'fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout>'
        )
        return office.open_document(
            f"<draw:page>{frame}</draw:page>", kind="presentation", styles=page
        )

    assert "hidden_text" in found(slide("30cm"), "odp", tmp_path)
    assert "hidden_text" not in found(slide("3cm"), "odp", tmp_path)


def test_words_above_other_words_are_words_of_their_own(tmp_path):
    ruby = (
        f"<w:r><w:ruby><w:rt>{words.run(NAME)}</w:rt>"
        f"<w:rubyBase>{words.run('Child T')}</w:rubyBase></w:ruby></w:r>"
    )
    content = words.word_bytes(f"<w:p>{ruby}</w:p>")

    assert "never_publish:1" in found(content, "docx", tmp_path)


def test_letters_that_are_as_flat_as_a_line_are_hidden(tmp_path):
    flat = "q 1 0 0 0.0001 0 400 cm BT /F1 11 Tf 60 0 Td (placed at Larch Road) Tj ET Q"
    pdf = pdfs.new_pdf(pdfs.text("Words of the page") + flat)

    assert "hidden_text" in found(pdfs.saved(pdf), "pdf", tmp_path)


def test_a_name_in_two_values_of_an_element_is_found(tmp_path):
    person = '<p:case xmlns:p="urn:x"><p:who first="Jameson" last="Green"/></p:case>'
    content = words.word_bytes(words.paragraph("Words"), customXml__item1_xml=person)

    report = read_here(content, "docx", tmp_path, **listing("Jameson Green"))

    assert "never_publish:1" in keys_of(report)


def test_words_that_are_turned_round_are_read_as_they_are_shown(tmp_path):
    turned = f'<w:p><w:bdo w:val="rtl">{words.run(NAME[::-1])}</w:bdo></w:p>'

    assert "never_publish:1" in found(words.word_bytes(turned), "docx", tmp_path)


def test_what_a_program_counts_in_notes_is_no_word_of_theirs(tmp_path):
    def slide(notes: str) -> bytes:
        said = f"<presentation:notes><text:p>{notes}</text:p></presentation:notes>"
        return office.open_document(
            f"<draw:page>{said}</draw:page>", kind="presentation"
        )

    counted = slide("<text:page-number>&lt;number&gt;</text:page-number>")

    assert "hidden_text" not in found(counted, "odp", tmp_path)
    assert "hidden_text" in found(slide("Do not name the lodger"), "odp", tmp_path)


def test_a_text_in_an_old_coding_of_russian_is_read(tmp_path):
    content = "Мать ребёнка: Ксения Волкова, Лидс.".encode("koi8-r")
    report = read_here(content, "txt", tmp_path, **listing("Ксения Волкова"))

    assert "never_publish:1" in keys_of(report)


@pytest.mark.parametrize(
    ("shows", "value", "is_hidden"),
    [
        ('0;-0;0;"Child P"', "Jameson Green", True),
        ('"Child P"', 4711, True),
        ('"Yes";;"No"', 1, False),
        ("0;-0;;@", 0, False),
        ("0;-0;;@", "Words", False),
        ('_-£* #,##0.00_-;-£* #,##0.00_-;_-£* "-"??_-;_-@_-', 4711, False),
        ("[$-809]dd mmmm yyyy;@", 42735, False),
        ("[h]:mm", 1.5, False),
    ],
)
def test_a_value_that_its_format_does_not_show_is_hidden(
    shows, value, is_hidden, tmp_path
):
    def fill(book) -> None:
        book.active["A5"].value = value
        book.active["A5"].number_format = shows

    said = found(office.workbook(fill), "xlsx", tmp_path)

    assert ("hidden_text" in said) is is_hidden


def test_what_a_condition_would_say_otherwise_is_hidden(tmp_path):
    def field(otherwise: str) -> bytes:
        said = f'text:string-value-if-true="{otherwise}"'
        return office.open_document(
            f"<text:p><text:conditional-text {said}>Child P</text:conditional-text>"
            "</text:p>",
        )

    assert "hidden_text" in found(field(NAME), "odt", tmp_path)
    assert "hidden_text" not in found(field("Child P"), "odt", tmp_path)


@pytest.mark.parametrize(("opacity", "is_hidden"), [("0%", True), ("100%", False)])
def test_letters_that_are_wholly_clear_are_hidden(opacity, is_hidden, tmp_path):
    content = office.open_document(
        f'<text:p><text:span text:style-name="Clear">{NAME}</text:span></text:p>',
        styles='<style:style style:name="Clear" style:family="text">'
        f'<style:text-properties xmlns:own="{LOEXT[1:-1]}" own:opacity="{opacity}"/>'
        "</style:style>",
    )

    assert ("hidden_text" in found(content, "odt", tmp_path)) is is_hidden


def _wide(words: str, x: int, shown: tuple[int, int]) -> str:
    left, width = shown
    return f"q {left} 0 {width} 842 re W n {pdfs.text(words, x=x)} Q"


def test_what_a_wide_sheet_goes_on_with_overleaf_is_hidden_from_nobody(tmp_path):
    words = "Contacts of each quarter in 2016 and 2017"
    left, right = _wide(words, 500, (0, 595)), _wide(words, -25, (70, 525))

    both = pdfs.saved(pdfs.new_pdf(left, right))
    alone = pdfs.saved(pdfs.new_pdf(left, pdfs.text("Another page")))

    assert "hidden_text" not in found(both, "pdf", tmp_path)
    assert "hidden_text" in found(alone, "pdf", tmp_path)


def test_what_a_bar_covers_is_hidden_whatever_stands_overleaf(tmp_path):
    covered = pdfs.text(NAME) + pdfs.box(60, 690, 300, 30)

    content = pdfs.saved(pdfs.new_pdf(covered, pdfs.text(NAME)))

    assert "hidden_text" in found(content, "pdf", tmp_path)
