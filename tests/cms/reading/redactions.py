"""PDFs with redactions that are marked and not applied, over whatever may lie there."""

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from tests.cms.reading import pdfs
from tests.cms.reading.planted_pages import outline, words_in_picture
from tests.cms.reading.planted_strings import NAME, PAGE

Make = Callable[[], bytes]
RECT = [60, 290, 260, 315]


def marked(
    content: str,
    change: Callable[[pikepdf.Pdf], None] = lambda pdf: None,
    *,
    rect: list[int] = RECT,
    pictures: dict[str, Any] | None = None,
    **entries: Any,
) -> Make:
    def make() -> bytes:
        pdf = pdfs.new_pdf(PAGE + content, pictures=pictures or {})
        change(pdf)
        pdfs.remark(pdf, "Redact", "", **entries)
        pdf.pages[0].Annots[-1].Rect = Array(rect)
        return pdfs.saved(pdf)

    return make


def _in_form(content: str, matrix: list[float]) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        form = Stream(pdf, content.encode())
        form.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, 600, 850],
            Matrix=matrix,
            Resources=Dictionary(Font=pdf.pages[0].Resources.Font),
        )
        pdf.pages[0].Resources.XObject = Dictionary(X=pdf.make_indirect(form))

    return change


def _said_elsewhere(pdf: pikepdf.Pdf) -> None:
    tag = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.P, K=7, ActualText=String(NAME))
    )
    tag.Pg = pdf.pages[0].obj
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=tag))
    tag.P = root
    pdf.Root.StructTreeRoot = root


def _turned(by: int) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Rotate = by

    return change


def _field(pdf: pikepdf.Pdf) -> None:
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("who"),
            V=String(NAME),
            Rect=RECT,
        )
    )
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    pdf.pages[0].Annots = Array([field])


def _flat_picture(pdf: pikepdf.Pdf) -> None:
    image = words_in_picture(NAME).convert("L")
    picture = Stream(pdf, image.tobytes())
    picture.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=image.width,
        Height=image.height,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    pdf.pages[0].Resources.XObject = Dictionary(W=pdf.make_indirect(picture))


def _stencil(pdf: pikepdf.Pdf) -> None:
    image = words_in_picture(NAME).convert("L").point(lambda at: 255 * (at > 128))
    picture = Stream(pdf, image.convert("1").tobytes())
    picture.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=image.width,
        Height=image.height,
        ImageMask=True,
        BitsPerComponent=1,
    )
    pdf.pages[0].Resources.XObject = Dictionary(W=pdf.make_indirect(picture))


SECRET = pdfs.text(NAME, y=300)
PICTURE = pdfs.draw_picture("W", 60, 285, 200, 20)
HALF = [60, 290, 160, 315]
MARKED: dict[str, Make] = {
    "words": marked(SECRET),
    "words in the middle of a line": marked(
        pdfs.text(f"The father {NAME} was seen", x=20, y=300), rect=[75, 290, 190, 315]
    ),
    "words with gaps": marked(
        f"BT /F1 12 Tf 72 300 Td [({NAME[:5]}) -30 ({NAME[5:]}) 20 ( x)] TJ ET\n"
    ),
    "words of several instructions": marked(
        f"BT /F1 12 Tf 72 300 Td ({NAME[:5]}) Tj ({NAME[5:]}) Tj"
        " ( and more of it) Tj ET\n",
        rect=[60, 290, 185, 315],
    ),
    "words on the next line": marked(
        f"BT /F1 12 Tf 14 TL 72 314 Td (Above it) Tj ({NAME}) ' (Below it) ' ET\n",
        rect=[60, 297, 300, 310],
    ),
    "words with other gaps": marked(
        f'BT /F1 12 Tf 14 TL 72 314 Td (Above it) Tj 1 2 ({NAME}) " ET\n'
    ),
    "wide words": marked(
        f"BT /F1 12 Tf 80 Tz 2 Tc 1 Ts 72 300 Td ({NAME}) Tj ( stays) Tj ET\n",
        rect=[60, 290, 200, 315],
    ),
    "turned words": marked(
        f"q 0.9 0.2 -0.2 0.9 100 250 cm {pdfs.text(NAME, x=0, y=0)} Q\n",
        rect=[80, 240, 300, 320],
    ),
    "words in a form": marked("/X Do\n", _in_form(SECRET, [1, 0, 0, 1, 0, 0])),
    "words in a form of half the size": marked(
        "q 1 0 0 1 30 150 cm /X Do Q\n",
        _in_form(SECRET, [0.5, 0, 0, 0.5, 0, 0]),
        rect=[60, 290, 180, 315],
    ),
    "words of a page on its side": marked(SECRET, _turned(90)),
    "words of a page upside down": marked(SECRET, _turned(180)),
    "places of four corners": marked(
        SECRET, QuadPoints=Array([60, 315, 260, 315, 60, 290, 260, 290])
    ),
    "a photograph": marked(PICTURE, pictures={"W": words_in_picture(NAME)}),
    "a part of a photograph": marked(
        PICTURE,
        pictures={"W": words_in_picture(f"    {NAME}")},
        rect=[62, 280, 200, 310],
    ),
    "a picture of plain pixels": marked(
        PICTURE, _flat_picture, rect=[62, 280, 200, 310]
    ),
    "a stencil": marked("0 g " + PICTURE, _stencil, rect=[62, 280, 200, 310]),
    "drawn letters": marked(outline(NAME, 70, 295), rect=[60, 285, 260, 315]),
    "a field": marked("", _field),
    "words with words instead": marked(
        f"/Span << /MCID 7 /ActualText ({NAME}) >> BDC {SECRET} EMC\n", _said_elsewhere
    ),
    "words and a frame": marked(SECRET + "q 50 280 300 60 re S Q\n"),
    "words upon a panel": marked(pdfs.box(40, 260, 400, 80, "0.9") + SECRET),
    "a mark that is drawn": marked(
        SECRET, IC=Array([0, 0, 0]), OverlayText=String("x")
    ),
}
