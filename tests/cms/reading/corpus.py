"""The corpus by which the check is measured: what is planted, and what is clean.

Each secret has to be found under its key; a clean file may have nothing but notes for
information.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name

from tests.cms.reading import pdfs, words
from tests.cms.reading.corpus_pdf import CLEAN_PDF, PLANTED_PDF
from tests.cms.reading.corpus_word import CLEAN_WORD, PLANTED_WORD

LINES = (
    "The child was known to several agencies.",
    "Nobody shared what they had seen.",
    "A strategy meeting came too late.",
)
SECRET = "Jameson Doe of Carlisle"
PAGE = pdfs.paragraphs(*LINES)


@dataclass(frozen=True)
class Case:
    """One file. finds: the key of what is planted in it, or "" for a clean one."""

    name: str
    make: Callable[[], bytes]
    finds: str = ""
    ending: str = "pdf"


def _pdf(*pages: str, **pictures) -> Callable[[], bytes]:
    return lambda: pdfs.saved(pdfs.new_pdf(*pages, pictures=pictures))


def _scan(layer: str, *, blacked: int | None = None, below: bool = False):
    def make() -> bytes:
        drawn = pdfs.draw_picture("S")
        content = layer + drawn if below else drawn + layer
        scan = pdfs.scan_of(*LINES, blacked=blacked)
        return pdfs.saved(pdfs.new_pdf(content, pictures={"S": scan}))

    return make


def _changed(change: Callable[[pikepdf.Pdf], None], **how) -> Callable[[], bytes]:
    def make() -> bytes:
        pdf = pdfs.new_pdf(PAGE)
        change(pdf)
        return pdfs.saved(pdf, **how)

    return make


def _under_a_mark() -> bytes:
    pdf = pdfs.new_pdf(pdfs.text(SECRET))
    cover = pikepdf.Stream(pdf, b"0 g 0 0 300 40 re f")
    cover.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 240, 30]
    )
    drawn = Dictionary(N=pdf.make_indirect(cover))
    pdfs.remark(pdf, "Square", "", AP=drawn)
    return pdfs.saved(pdf)


def _author(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = "Ann Lee"


def _xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as xmp:
        xmp["dc:creator"] = ["Ann Lee"]


def _attached(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["notes.txt"] = b"Who the father is"


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert('hello')")


def _thumbnail(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Thumb = pdf.make_indirect(pikepdf.Stream(pdf, b"x"))


def _form(pdf: pikepdf.Pdf) -> None:
    filled = pdf.make_indirect(Dictionary(FT=Name.Tx, T="name", V="Jo"))
    pdf.Root.AcroForm = Dictionary(Fields=pikepdf.Array([filled]))


def _opens_at_a_page(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Array([pdf.pages[0].obj, Name.Fit])
    pdf.docinfo["/Title"] = "Report of a review"


def _word(*body: str, **parts) -> Callable[[], bytes]:
    return lambda: words.word_bytes(
        words.paragraph(words.run(LINES[0])), *body, **parts
    )


def _hidden(name: str, content: str, **pictures) -> Case:
    return Case(name, _pdf(content, **pictures), "hidden_text")


def _drawn(content: str) -> Callable[[], bytes]:
    """A page that draws a form in which its words stand, at half their size."""

    def make() -> bytes:
        pdf = pdfs.new_pdf("/X Do")
        form = pikepdf.Stream(pdf, content.encode())
        form.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, pdfs.WIDTH, pdfs.HEIGHT],
            Matrix=[0.5, 0, 0, 0.5, 20, 20],
            Resources=pdf.pages[0].Resources,
        )
        drawn = Dictionary(X=pdf.make_indirect(form))
        pdf.pages[0].Resources = Dictionary(XObject=drawn)
        return pdfs.saved(pdf)

    return make


def _turned(content: str) -> Callable[[], bytes]:
    """A page that is shown on its side, and cropped."""

    def make() -> bytes:
        pdf = pdfs.new_pdf(content)
        pdf.pages[0].Rotate = 90
        pdf.pages[0].CropBox = [50, 300, 550, 800]
        return pdfs.saved(pdf)

    return make


COVERED = pdfs.text("The father is Jameson Doe")
PLANTED = [
    _hidden("under a black box", COVERED + pdfs.box(130, 696, 90, 14)),
    _hidden("under a box as low as its line", COVERED + pdfs.box(132, 699, 88, 9.5)),
    _hidden("under a white box", COVERED + pdfs.box(130, 696, 90, 14, "1")),
    _hidden(
        "under a box with other words upon it",
        COVERED + pdfs.box(130, 696, 90, 14, "1") + pdfs.text("the man", x=136),
    ),
    _hidden("white on white", PAGE + pdfs.text(SECRET, y=300, colour="1")),
    _hidden("nearly white", PAGE + pdfs.text(SECRET, y=300, colour="0.98")),
    _hidden(
        "in the colour of its bar",
        PAGE
        + pdfs.box(60, 290, 400, 30, "0.1 0.3 0.5")
        + pdfs.text(SECRET, y=300, colour="0.1 0.3 0.5"),
    ),
    _hidden(
        "behind a photograph",
        pdfs.text(SECRET, 100, 500) + pdfs.draw_picture("P", 50, 400, 400, 300),
        P=pdfs.photograph(),
    ),
    _hidden("written as invisible", PAGE + pdfs.text(SECRET, y=300, mode=3)),
    _hidden(
        "invisible upon a photograph",
        pdfs.draw_picture("P") + pdfs.text(SECRET, 100, 500, mode=3),
        P=pdfs.photograph(),
    ),
    _hidden("beyond the edge", PAGE + pdfs.text(SECRET, y=-40)),
    _hidden("too small", PAGE + pdfs.text(SECRET, y=300, size=1)),
    Case(
        "under a box in a form",
        _drawn(COVERED + pdfs.box(130, 696, 90, 14)),
        "hidden_text",
    ),
    Case(
        "under a box on a turned page",
        _turned(COVERED + pdfs.box(130, 696, 90, 14)),
        "hidden_text",
    ),
    Case("under a mark", _under_a_mark, "hidden_text"),
    Case(
        "left in the layer of a blacked-out scan",
        _scan(pdfs.ocr_layer(*LINES), blacked=1),
        "hidden_text",
    ),
    Case(
        "left below a blacked-out scan",
        _scan(pdfs.ocr_layer(*LINES, mode=0), blacked=2, below=True),
        "hidden_text",
    ),
    Case(
        "a layer that is off",
        lambda: pdfs.saved(pdfs.layered(pdfs.text(SECRET, y=650), is_off=True)),
        "hidden_layers",
    ),
    Case(
        "an earlier version",
        lambda: pdfs.with_earlier_state(PAGE + pdfs.text(SECRET, y=300), PAGE),
        "earlier_text",
    ),
    Case(
        "a comment",
        _changed(lambda pdf: pdfs.remark(pdf, "Text", SECRET, T="Ann")),
        "comments",
    ),
    Case(
        "a redaction that was not applied",
        _changed(lambda pdf: pdfs.remark(pdf, "Redact", "")),
        "redaction_not_applied",
    ),
    Case("a file inside", _changed(_attached), "attachments"),
    Case("a script", _changed(_script), "actions"),
    Case("an author", _changed(_author), "metadata_people"),
    Case("an author in XMP", _changed(_xmp), "metadata_people"),
    Case("a small picture", _changed(_thumbnail), "thumbnail"),
    Case("a filled-in form", _changed(_form), "form_values"),
    Case("an NHS number", _pdf(pdfs.text("NHS 943 476 5919")), "nhs_number"),
    Case(
        "a National Insurance number",
        _pdf(pdfs.text("His number: AB 12 34 56 C.")),
        "national_insurance",
    ),
    Case("a day of birth", _pdf(pdfs.text("born on 12 March 2009")), "date_of_birth"),
    Case("a postcode", _pdf(pdfs.text("She lived at CA3 8SG then")), "postcode"),
    Case("a phone number", _pdf(pdfs.text("Ring 07700 900123 at home")), "phone"),
    Case("an email address", _pdf(pdfs.text("write to jo@example.net")), "email"),
    Case(
        "Word: taken out",
        _word(words.paragraph(words.taken_out(SECRET))),
        "tracked_changes",
        "docx",
    ),
    Case(
        "Word: put in",
        _word(words.paragraph(words.inserted(SECRET))),
        "tracked_changes",
        "docx",
    ),
    Case(
        "Word: a comment",
        _word(word__comments_xml=words.comments(SECRET)),
        "comments",
        "docx",
    ),
    Case(
        "Word: marked as hidden",
        _word(words.paragraph(words.run(SECRET, "<w:vanish/>"))),
        "hidden_text",
        "docx",
    ),
    Case(
        "Word: white on white",
        _word(words.paragraph(words.run(SECRET, '<w:color w:val="FFFFFF"/>'))),
        "hidden_text",
        "docx",
    ),
    Case(
        "Word: black on black",
        _word(words.paragraph(words.run(SECRET, '<w:highlight w:val="black"/>'))),
        "hidden_text",
        "docx",
    ),
    Case(
        "Word: an author",
        _word(docProps__core_xml=words.core(creator="Ann Lee", title="Report")),
        "metadata_people",
        "docx",
    ),
    Case(
        "Word: a company",
        _word(docProps__app_xml=words.app(Company="Doe and Sons")),
        "metadata_people",
        "docx",
    ),
    Case(
        "Word: a file inside",
        _word(word__embeddings__notes_xlsx=b"x"),
        "attachments",
        "docx",
    ),
    *PLANTED_PDF,
    *PLANTED_WORD,
]

CLEAN = [
    Case("plain pages", _pdf(PAGE, PAGE)),
    Case(
        "white words in a coloured bar",
        _pdf(
            pdfs.box(60, 690, 400, 30, "0.1 0.3 0.5")
            + pdfs.text("White heading in a bar", colour="1")
        ),
    ),
    Case("a clean scan with its layer", _scan(pdfs.ocr_layer(*LINES))),
    Case("a layer below its scan", _scan(pdfs.ocr_layer(*LINES, mode=0), below=True)),
    Case(
        "a caption upon a photograph",
        _pdf(
            pdfs.draw_picture("P", 50, 400, 400, 300)
            + pdfs.text("What the picture shows", 100, 500, colour="1"),
            P=pdfs.photograph(),
        ),
    ),
    Case(
        "dots, dashes and thin letters",
        _pdf(
            pdfs.paragraphs(
                "Contents ................................. 4",
                "Illness Ill | - III iii ___ ___ --- 111",
                "l l l I I I | | | . . . , , , ; ;",
            )
        ),
    ),
    Case(
        "letters drawn twice to be bold",
        _pdf(pdfs.text("A heading in bold") + pdfs.text("A heading in bold", x=73)),
    ),
    Case("words in a form", _drawn(PAGE)),
    Case("a turned page", _turned(PAGE)),
    Case(
        "words cut out of a picture",
        _pdf(
            "q BT /F1 40 Tf 7 Tr 100 300 Td (Learning) Tj ET "
            "0.7 0.1 0.1 rg 0 0 600 800 re f Q"
        ),
    ),
    Case("small grey print", _pdf(pdfs.text("printed here", size=6, colour="0.5"))),
    Case(
        "a layer that is on",
        lambda: pdfs.saved(pdfs.layered(pdfs.text("Shown.", y=650), is_off=False)),
    ),
    Case("laid out for the web", _changed(lambda pdf: None, linearize=True)),
    Case("opens at a page, with a title", _changed(_opens_at_a_page)),
    Case(
        "numbers that are nobody's",
        _pdf(
            pdfs.paragraphs(
                "ISBN 0-306-40615-2, section 47, Working Together 2018",
                "reference 9434765918, 12 March 2009, 1 in 1,000,000",
                "NSPCC 0808 800 5000, 0300 123 4567, call 999 or 111",
            )
        ),
    ),
    Case("Word: plain", _word(docProps__core_xml=words.core(title="R")), "", "docx"),
    Case(
        "Word: white words in a coloured cell",
        _word(words.coloured_cell("Heading", "1F4E79")),
        "",
        "docx",
    ),
    *CLEAN_PDF,
    *CLEAN_WORD,
]
