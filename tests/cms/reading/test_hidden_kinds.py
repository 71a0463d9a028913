"""Kinds of hiding that once went by, each beside what looks like it and is fine."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.drawing.image import Image as SheetImage
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Font
from PIL import ExifTags, Image

from cms.reading.word.names import LOEXT
from tests.cms.reading import office, pdfs, words
from tests.cms.reading.asking import keys_of, listing, read_here

WHITE = Font(color="FFFFFF")
SAID = "The uncle was seen at the house."
PLACE = '<w:t xml:space="preserve">{}</w:t>'


def book(fill) -> bytes:
    made, content = Workbook(), io.BytesIO()
    made.active.append(["Year", SAID])
    fill(made.active)
    made.save(content)
    return content.getvalue()


def rule(one):
    return lambda: book(lambda sheet: sheet.conditional_formatting.add("A1:B9", one))


def picture_at(cell: str):
    def fill(sheet) -> None:
        content = io.BytesIO()
        Image.new("RGB", (300, 60), "navy").save(content, "PNG")
        sheet.add_image(SheetImage(content), cell)

    return lambda: book(fill)


def photograph(*, said: str = "place") -> bytes:
    exif, content = Image.Exif(), io.BytesIO()
    if said == "place":
        exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (54.0, 39.0, 14.0)})
    else:
        exif[ExifTags.Base.Software] = "Camera"
    Image.new("RGB", (80, 60), "green").save(content, "JPEG", exif=exif)
    return content.getvalue()


def bar(top: float) -> bytes:
    """A line of small letters, and a black bar from its feet to a height."""
    covered = pdfs.text(SAID, y=500) + pdfs.box(60, 496, 400, top)
    return pdfs.saved(pdfs.new_pdf(covered + pdfs.paragraphs("The end.")))


def photograph_in_front(down: int) -> bytes:
    anchor = (
        '<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/'
        'drawingml/2006/wordprocessingDrawing" behindDoc="0"><wp:positionV '
        f'relativeFrom="paragraph"><wp:posOffset>{down}</wp:posOffset></wp:positionV>'
        '<wp:extent cx="5000000" cy="600000"/><wp:wrapNone/><a:graphic '
        f'xmlns:a="{office.A}"><a:blip/></a:graphic></wp:anchor></w:drawing></w:r>'
    )
    return words.word_bytes(
        words.paragraph(words.run(SAID)), words.paragraph(anchor), words.paragraph()
    )


def slide_upon(colour: str) -> bytes:
    """White words of a slide upon a shape of a colour."""
    below = office.box(at=(0, 0, 9, 5), fill=office.solid(colour))
    white = office.run(SAID, inside=office.solid("FFFFFF"))
    shapes = below + office.box(white, at=(1, 1, 4, 1))
    return office.presentation(office.slide(shapes))


def open_slide(*, covers: bool, opacity: str = "100%") -> bytes:
    """Words of an OpenDocument slide, and a filled shape drawn before or after them."""
    sides = 'svg:x="2cm" svg:y="2cm" svg:width="8cm" svg:height="2cm"'
    shape = f'<draw:rect draw:style-name="Filled" {sides}/>'
    box = f"<draw:frame {sides}><draw:text-box><text:p>{SAID}</text:p>"
    words_in_box = f"{box}</draw:text-box></draw:frame>"
    drawn = words_in_box + shape if covers else shape + words_in_box
    return office.open_document(
        f'<draw:page draw:name="one">{drawn}</draw:page>',
        kind="presentation",
        styles='<style:style style:name="Filled" style:family="graphic">'
        '<style:graphic-properties draw:fill="gradient" '
        f'draw:opacity="{opacity}"/></style:style>',
    )


def in_the_colour_of_windows(*, is_own: bool) -> bytes:
    """Words without opacity, which only counts for a colour of their own."""
    colour = 'fo:color="#102030"' if is_own else 'style:use-window-font-color="true"'
    return office.open_document(
        f'<text:p><text:span text:style-name="Plain">{SAID}</text:span></text:p>',
        styles='<style:style style:name="Plain" style:family="text">'
        f'<style:text-properties xmlns:own="{LOEXT[1:-1]}" own:opacity="0%" {colour}/>'
        "</style:style>",
    )


HIDDEN = {
    "a rule that makes words white": ("xlsx", rule(FormulaRule(["TRUE"], font=WHITE))),
    "a picture upon a cell": ("xlsx", picture_at("B1")),
    "a bar that leaves the tips of letters": ("pdf", lambda: bar(8.5)),
    "a photograph in front of words": ("docx", lambda: photograph_in_front(-600_000)),
    "a place in a photograph": ("jpg", photograph),
    "white words upon a white shape": ("pptx", lambda: slide_upon("FFFFFF")),
    "a shape upon words of an open slide": ("odp", lambda: open_slide(covers=True)),
    "a clear colour": ("odt", lambda: in_the_colour_of_windows(is_own=True)),
}
SEEN = {
    "a rule for another value": (
        "xlsx",
        rule(CellIsRule(operator="equal", formula=['"none"'], font=WHITE)),
    ),
    "a rule for what is said twice": (
        "xlsx",
        rule(FormulaRule(formula=["A1=A2"], font=WHITE)),
    ),
    "a picture beside the cells": ("xlsx", picture_at("D4")),
    "a line below words": ("pdf", lambda: bar(2)),
    "a photograph below words": ("docx", lambda: photograph_in_front(20_000)),
    "the program of a photograph": ("jpg", lambda: photograph(said="program")),
    "white words upon a dark shape": ("pptx", lambda: slide_upon("1F3864")),
    "a shape below words of an open slide": ("odp", lambda: open_slide(covers=False)),
    "a shape that words are read through": (
        "odp",
        lambda: open_slide(covers=True, opacity="20%"),
    ),
    "the colour of windows": ("odt", lambda: in_the_colour_of_windows(is_own=False)),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_is_hidden_is_told(name, tmp_path):
    ending, make = HIDDEN[name]

    said = read_here(make(), ending, tmp_path)

    assert keys_of(said) & {"hidden_text", "picture_place"}


@pytest.mark.parametrize("name", SEEN)
def test_what_only_looks_like_it_raises_no_alarm(name, tmp_path):
    ending, make = SEEN[name]

    said = read_here(make(), ending, tmp_path)

    assert not keys_of(said) & {"hidden_text", "picture_place", "not_read"}


WRITTEN = {
    "Raport dotyczy Anny Kowalskiej.",
    "Łukasz Smith was seen, and so was his brother.",
    "Report on Anna Kow=\r\nalska for the panel",
    "&#65;nna Kowalska",
    r"\u0041nna Kowalska",
    "+AEE-nna Kowalska",
    "First name,Anna\nLast name,Kowalska\n",
    "Anna,read\nKowalska,done\n",
    "=?utf-8?B?QW5uYSBLb3dhbHNrYQ==?=",
    "Anna <b>Kowal</b>ska",
    "мать Александра Кузнецова",
    "письмо Александру Кузнецову",
    "Школа говорила об Игоре Тимошине",
    "отец Марии Волковой",
    "видели Марию Волкову",
}


@pytest.mark.parametrize("text", sorted(WRITTEN))
def test_a_name_is_found_however_it_is_inflected_or_stored(text, tmp_path):
    known = ("Александр Кузнецов", "Игорь Тимошин", "Мария Волкова")
    listed = listing("Anna Kowalska", "Łukasz O'Brien-Smith", *known)

    said = read_here(text.encode(), "txt", tmp_path, **listed)

    assert any(key.startswith("never_publish") for key in keys_of(said))


def test_another_persons_name_is_no_alarm(tmp_path):
    text = "Anne Kowalczyk, Annie Smith and Lukas Brown met Mrs O'Brien. "
    text += "Александр Волков и Александра Кузнецовская"
    known = ("Anna Kowalska", "Łukasz O'Brien-Smith", "Александр Кузнецов")
    listed = listing(*known)

    assert not keys_of(read_here(text.encode(), "txt", tmp_path, **listed))


@pytest.mark.parametrize(
    "part",
    ['<a nhs="9434765919"/>', "<DOB>2011-02-03</DOB>", '<a b="d.o.b. 16.11.14"/>'],
)
def test_a_value_is_somebodys_by_what_it_is_called(part, tmp_path):
    content = words.word_bytes(words.paragraph(), customXml__item1_xml=part)

    said = keys_of(read_here(content, "docx", tmp_path))

    assert said & {"nhs_number", "date_of_birth"}
