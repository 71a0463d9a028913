"""The PDFs and texts of the corpus that hide things behind, below or beside pages."""

from collections.abc import Callable
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw

from tests.cms.reading import pdfs

SECRET = "Jameson Doe of Carlisle"
PAGE = pdfs.paragraphs(
    "The child was known to several agencies.",
    "Nobody shared what they had seen.",
)


class PdfCase(NamedTuple):
    """One file. finds: the key of what is planted in it, or "" for a clean one."""

    name: str
    make: Callable[[], bytes]
    finds: str = ""
    ending: str = "pdf"


def changed(change: Callable[[pikepdf.Pdf], None], content: str = PAGE, **pictures):
    def make() -> bytes:
        pdf = pdfs.new_pdf(content, pictures=pictures)
        change(pdf)
        return pdfs.saved(pdf)

    return make


def said(words: str, coding: str) -> Callable[[], bytes]:
    return lambda: words.encode(coding)


def _lost_page(pdf: pikepdf.Pdf) -> None:
    """A page that is in the file, and in no order of pages."""
    lost = pdfs.new_pdf(pdfs.text(SECRET))
    page = pdf.copy_foreign(lost.pages[0].obj)
    pdf.Root.Kept = Array([page])


def form_with(pdf: pikepdf.Pdf, content: str) -> pikepdf.Object:
    form = Stream(pdf, content.encode())
    form.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, pdfs.WIDTH, pdfs.HEIGHT],
        Resources=Dictionary(Font=pdf.pages[0].Resources.Font),
    )
    return pdf.make_indirect(form)


def _form_that_nothing_draws(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.XObject = Dictionary(X=form_with(pdf, pdfs.text(SECRET)))


def _form_that_is_drawn(pdf: pikepdf.Pdf) -> None:
    drawn = form_with(pdf, pdfs.text("Words that a form shows.", y=400))
    pdf.pages[0].Resources.XObject = Dictionary({"/A B": drawn})
    content = pdf.pages[0].Contents.read_bytes()
    pdf.pages[0].Contents = Stream(pdf, content + b"/A#20B Do")


def _number_in_a_list(pdf: pikepdf.Pdf) -> None:
    options = Array([Array([pikepdf.String("1"), pikepdf.String("NHS 943 476 5919")])])
    field = pdf.make_indirect(Dictionary(FT=Name.Ch, T="name", Opt=options))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def _number_in_a_destination(pdf: pikepdf.Pdf) -> None:
    named = Array([pikepdf.String("NHS 9434765919"), Array([pdf.pages[0].obj])])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=named))


def _number_in_xmp(pdf: pikepdf.Pdf) -> None:
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmp = (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{rdf}">'
        '<rdf:Description rdf:about="" xmlns:n="urn:n" n:note="NHS 943 476 5919"/>'
        "</rdf:RDF></x:xmpmeta>"
    )
    stream = Stream(pdf, xmp.encode())
    stream.stream_dict = Dictionary(Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = pdf.make_indirect(stream)


def _unmapped(pdf: pikepdf.Pdf) -> None:
    """Letters that are drawn, and of which nothing says what they are."""
    font = pdf.pages[0].Resources.Font.F1
    private = "".join(
        f"<{code:02X}> <{0xE000 + code:04X}>\n" for code in range(32, 126)
    )
    table = (
        f"1 begincodespacerange <00> <FF> endcodespacerange 94 beginbfchar {private}"
    )
    font.ToUnicode = pdf.make_indirect(Stream(pdf, f"{table} endbfchar".encode()))


def _empty_tags(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)


def with_words() -> Image.Image:
    """A picture in which there are words, half as large as a page."""
    image = Image.new("RGB", (600, 300), (244, 241, 233))
    draw = ImageDraw.Draw(image)
    for line in range(10):
        draw.text((20, 10 + 28 * line), f"{SECRET} and what she said {line}", fill=0)
    return image


def noise() -> Image.Image:
    """A picture of many small things, as a street is."""
    return Image.effect_noise((200, 100), 120).resize((600, 300)).convert("RGB")


PICTURE = pdfs.draw_picture("W", 60, 400, 400, 200)
ROW = "".join(
    f"{100 + 12 * at} 500 m {104 + 12 * at} 512 l {108 + 12 * at} 500 l "
    f"{106 + 12 * at} 504 l {102 + 12 * at} 504 l {101 + 12 * at} 501 l f\n"
    for at in range(12)
)


def _hidden(name: str, content: str, **pictures: Image.Image) -> PdfCase:
    return PdfCase(name, changed(lambda pdf: None, content, **pictures), "hidden_text")


def _clean(name: str, content: str, **pictures: Image.Image) -> PdfCase:
    return PdfCase(name, changed(lambda pdf: None, content, **pictures))


PLANTED_PDF = [
    _hidden("very pale grey", PAGE + pdfs.text(SECRET, y=300, colour="0.92")),
    _hidden("three points high", PAGE + pdfs.text(SECRET, y=300, size=3)),
    _hidden(
        "a picture of words below a bar",
        PAGE + PICTURE + pdfs.box(100, 450, 200, 60),
        W=with_words(),
    ),
    _hidden(
        "a picture of words below a white bar",
        PAGE + PICTURE + pdfs.box(100, 450, 200, 60, "1"),
        W=with_words(),
    ),
    _hidden(
        "a photograph below a bar",
        PAGE + PICTURE + pdfs.box(100, 450, 120, 60),
        W=noise(),
    ),
    PdfCase(
        "a scan below a bar",
        lambda: pdfs.saved(
            pdfs.new_pdf(
                pdfs.draw_picture("S") + pdfs.box(70, 725, 300, 40),
                pictures={"S": pdfs.scan_of(*[SECRET] * 12)},
            )
        ),
        "hidden_text",
    ),
    _hidden("drawn letters below a bar", PAGE + ROW + pdfs.box(90, 490, 200, 40)),
    PdfCase("a page in no order", changed(_lost_page), "hidden_text"),
    PdfCase("a form that none draws", changed(_form_that_nothing_draws), "hidden_text"),
    PdfCase("a number in an option", changed(_number_in_a_list), "nhs_number"),
    PdfCase(
        "a number in a destination", changed(_number_in_a_destination), "nhs_number"
    ),
    PdfCase("a number in XMP", changed(_number_in_xmp), "nhs_number"),
    PdfCase("letters without meaning", changed(_unmapped), "unmapped_text"),
    PdfCase(
        "a number over two pages",
        lambda: pdfs.saved(
            pdfs.new_pdf(
                pdfs.text("the number 943 476") + pdfs.text("Page 1 of 2", y=40),
                pdfs.text("5919 as recorded"),
            )
        ),
        "nhs_number",
    ),
    PdfCase(
        "text: a Western coding",
        said("Zoë’s number is NHS 943–476–5919", "cp1252"),
        "nhs_number",
        "txt",
    ),
    PdfCase(
        "text: pairs of bytes",
        said("his number is AB 12 34 56 C", "utf-16"),
        "national_insurance",
        "csv",
    ),
]

CLEAN_PDF = [
    _clean(
        "a panel with words upon a photograph",
        (
            pdfs.draw_picture("P")
            + pdfs.box(80, 300, 400, 200, "1")
            + pdfs.text("What was learnt", 120, 400)
        ),
        P=pdfs.photograph(),
    ),
    _clean(
        "a picture with a frame",
        PAGE + PICTURE + "0 G 60 400 400 200 re S\n",
        W=with_words(),
    ),
    _clean(
        "a picture upon a panel",
        PAGE + pdfs.box(40, 380, 440, 240, "0.9") + PICTURE,
        W=with_words(),
    ),
    _clean(
        "bars of a chart upon lines",
        PAGE
        + "".join(
            f"0.5 G 60 {300 + 20 * at} m 400 {300 + 20 * at} l S\n" for at in range(8)
        )
        + pdfs.box(100, 300, 40, 120, "0.2 0.4 0.7")
        + pdfs.box(180, 300, 40, 60, "0.2 0.4 0.7"),
    ),
    _clean("drawn letters", PAGE + ROW),
    PdfCase("a form that is drawn", changed(_form_that_is_drawn)),
    PdfCase("tags without leaves", changed(_empty_tags)),
    PdfCase(
        "text: figures of a table",
        said("Year 2012 2013 2014\nCases 943 476 591\nRate 12.5 13.1 94.3\n", "utf-8"),
        "",
        "csv",
    ),
]
