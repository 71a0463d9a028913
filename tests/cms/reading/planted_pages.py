"""Pages that hide what is on them, and pages that only look as if they did."""

from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw, ImageFont

from tests.cms.reading import pdfs
from tests.cms.reading.planted_strings import NAME, PAGE

Make = Callable[[], bytes]
TEXT = pdfs.text(NAME, y=300)
UPON = pdfs.box(60, 290, 200, 22)
WHITE = pdfs.box(60, 290, 200, 22, "1")


def page(content: str, **pictures: Image.Image) -> Make:
    return lambda: pdfs.saved(pdfs.new_pdf(PAGE + content, pictures=pictures))


def changed(content: str, change: Callable[[pikepdf.Pdf], None], **pictures) -> Make:
    def make() -> bytes:
        pdf = pdfs.new_pdf(PAGE + content, pictures=pictures)
        change(pdf)
        return pdfs.saved(pdf)

    return make


def flat(shade: int = 255, size: tuple[int, int] = (60, 40)) -> Image.Image:
    return Image.new("RGB", size, (shade,) * 3)


def words_in_picture(*lines: str, ground: int = 250, ink: int = 20) -> Image.Image:
    """A picture with lines of words, of 900 by 60 pixels a line."""
    image = Image.new("RGB", (900, 60 * max(1, len(lines))), (ground,) * 3)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype("DejaVuSans.ttf", 36)
    for at, line in enumerate(lines):
        draw.text((20, 60 * at + 8), line, fill=(ink,) * 3, font=font)
    return image


def _state(**entries: object) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Resources.ExtGState = Dictionary(G1=Dictionary(**entries))

    return change


def _form(content: str, **entries: object) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        form = Stream(pdf, content.encode())
        form.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, pdfs.WIDTH, pdfs.HEIGHT],
            Resources=Dictionary(Font=pdf.pages[0].Resources.Font),
            **entries,
        )
        pdf.pages[0].Resources.XObject.X = pdf.make_indirect(form)

    return change


def _cropped(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].CropBox = [0, 400, 595, 842]


def _mark(kind: str, colour: str, **entries: object) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        cover = Stream(pdf, f"{colour} 0 0 240 30 re f".encode())
        cover.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 240, 30]
        )
        shown = Dictionary(N=pdf.make_indirect(cover))
        pdfs.remark(pdf, kind, "", AP=shown, **entries)
        pdf.pages[0].Annots[-1].Rect = [60, 285, 300, 315]

    return change


def _off(pdf: pikepdf.Pdf, **usual: object) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Notes"))
    pdf.pages[0].Resources.Properties = Dictionary(L1=layer)
    usual = usual or {"OFF": Array([layer])}
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(**usual))


def _all_off(pdf: pikepdf.Pdf) -> None:
    _off(pdf, BaseState=Name.OFF)


def outline(words: str, x: int, y: int, *, colour: str = "0 g") -> str:
    """Words as drawn outlines: rows of shapes of many lines."""
    shapes = []
    for at in range(len(words)):
        left = x + 9 * at
        points = " ".join(
            f"{left + 6 * (step % 2)} {y + step} l" for step in range(1, 10)
        )
        shapes.append(f"{left} {y} m {points} h f")
    return f"q {colour} " + "\n".join(shapes) + " Q\n"


PHOTO = pdfs.draw_picture("P", 60, 250, 300, 120)
W = pdfs.draw_picture("W", 60, 250, 300, 40)
SHOWN = words_in_picture(f"{NAME} lived here")

HIDDEN: dict[str, Make] = {
    "black on a black bar": page(UPON + TEXT),
    "under a black bar": page(TEXT + UPON),
    "under a white bar": page(TEXT + WHITE),
    "under a bar of 92 percent": page(TEXT + pdfs.box(60, 290, 200, 22, "0.08")),
    "on a bar of 92 percent": page(pdfs.box(60, 290, 200, 22, "0.08") + TEXT),
    "white on white": page(pdfs.text(NAME, y=300, colour="1")),
    "grey of 97 percent": page(pdfs.text(NAME, y=300, colour="0.97")),
    "grey of 92 percent": page(pdfs.text(NAME, y=300, colour="0.92")),
    "grey of 90 percent": page(pdfs.text(NAME, y=300, colour="0.9")),
    "pale yellow": page(pdfs.text(NAME, y=300, colour="1 1 0.9")),
    "navy on navy": page(
        pdfs.box(60, 290, 200, 22, "0.1 0.1 0.4")
        + pdfs.text(NAME, y=300, colour="0.1 0.1 0.4")
    ),
    "one point": page(pdfs.text(NAME, y=300, size=1)),
    "two points": page(pdfs.text(NAME, y=300, size=2)),
    "three points": page(pdfs.text(NAME, y=300, size=3)),
    "below the page": page(pdfs.text(NAME, y=-30)),
    "beside the page": page(pdfs.text(NAME, x=700)),
    "beyond the crop box": changed(TEXT, _cropped),
    "clipped away": page(f"q 0 0 20 20 re W n {TEXT} Q"),
    "behind a photograph": page(TEXT + PHOTO, P=pdfs.photograph()),
    "behind a white picture": page(
        TEXT + pdfs.draw_picture("P", 60, 280, 250, 40), P=flat()
    ),
    "not painted": page(pdfs.text(NAME, y=300, mode=3)),
    "not painted, upon a photograph": page(
        PHOTO + pdfs.text(NAME, y=300, mode=3), P=pdfs.photograph()
    ),
    "without any colour": changed(f"/G1 gs {TEXT}", _state(ca=0.0)),
    "with hardly any colour": changed(f"/G1 gs {TEXT}", _state(ca=0.05)),
    "in a layer that is off": changed(f"/OC /L1 BDC {TEXT} EMC", _off),
    "in a layer where all are off": changed(f"/OC /L1 BDC {TEXT} EMC", _all_off),
    "under a bar in a form": changed("/X Do", _form(TEXT + UPON)),
    "white in a form": changed("/X Do", _form(pdfs.text(NAME, y=300, colour="1"))),
    "under a form": changed(TEXT + "/X Do", _form(UPON)),
    "under a square": changed(TEXT, _mark("Square", "0 g")),
    "under a white text box": changed(TEXT, _mark("FreeText", "1 g")),
    "under a highlight of black": changed(TEXT, _mark("Highlight", "0 g")),
    "under a link that is painted": changed(TEXT, _mark("Link", "0 g")),
    "under a thick line": page(TEXT + "q 20 w 60 303 m 260 303 l S Q\n"),
    "under other words": page(TEXT + WHITE + pdfs.text("the young person here", y=300)),
    "a picture of words under a bar": page(W + pdfs.box(70, 255, 150, 30), W=SHOWN),
    "a picture of words under a white bar": page(
        W + pdfs.box(70, 255, 150, 30, "1"), W=SHOWN
    ),
    "a picture of words under a white picture": page(
        W + pdfs.draw_picture("P", 55, 245, 310, 50), W=SHOWN, P=flat()
    ),
    "a picture of words under a part of a white picture": page(
        W + pdfs.draw_picture("P", 70, 245, 150, 50), W=SHOWN, P=flat()
    ),
    "a picture of words under a mark": changed(
        pdfs.draw_picture("W", 60, 280, 240, 40), _mark("Square", "0 g"), W=SHOWN
    ),
    "a picture of words in a form under a bar": changed(
        "/X Do\n" + pdfs.box(70, 255, 150, 30),
        lambda pdf: (
            _form(W)(pdf),
            pdf.pages[0].Resources.XObject.X.Resources.__setitem__(
                "/XObject", Dictionary(W=pdf.pages[0].Resources.XObject.W)
            ),
        ),
        W=SHOWN,
    ),
    "a picture of words beside the page": page(
        pdfs.draw_picture("W", 700, 250, 300, 40), W=SHOWN
    ),
    "a picture of words clipped away": page(f"q 0 0 20 20 re W n {W} Q\n", W=SHOWN),
    "a picture of words without any colour": changed(
        f"q /G1 gs {W} Q\n", _state(ca=0.0), W=SHOWN
    ),
    "a picture of words below a thick line": page(
        f"{W} q 40 w 60 270 m 360 270 l S Q\n", W=SHOWN
    ),
    "a very small picture of words": page(
        pdfs.draw_picture("W", 60, 250, 12, 2), W=SHOWN
    ),
    "drawn letters under a bar": page(
        outline(NAME, 70, 295) + pdfs.box(60, 290, 200, 22)
    ),
    "drawn letters of white": page(outline(NAME, 70, 295, colour="1 g")),
    "drawn letters behind a picture": page(
        outline(NAME, 70, 295) + PHOTO, P=pdfs.photograph()
    ),
    "drawn letters in a form under a bar": changed(
        "/X Do\n" + pdfs.box(60, 290, 200, 22), _form(outline(NAME, 70, 295))
    ),
    "drawn letters beside the page": page(outline(NAME, 700, 295)),
    "drawn letters clipped away": page(
        f"q 0 0 20 20 re W n {outline(NAME, 70, 295)} Q\n"
    ),
    "a pattern upon words": page(TEXT + "q 0.5 g 60 290 200 22 re f Q\n"),
}


def scan(*lines: str, ground: int = 250) -> Image.Image:
    """A page as a scanner sees it, and nothing but that."""
    image = Image.new("RGB", (1190, 1684), (ground,) * 3)
    image.paste(words_in_picture(*lines, ground=ground), (100, 300))
    return image


# Words that are seen by everybody, and are in a picture.
PICTURES: dict[str, Make] = {
    "a picture of words": page(W, W=SHOWN),
    "a scan": lambda: pdfs.saved(
        pdfs.new_pdf(
            pdfs.draw_picture("S"),
            pictures={"S": scan("The review heard from", f"{NAME} and others")},
        )
    ),
    "a scan on its side": lambda: _on_its_side(),
    "white words in a picture": page(
        W, W=words_in_picture(f"{NAME} lived here", ground=30, ink=240)
    ),
}


def _on_its_side() -> bytes:
    turned = scan(f"{NAME} and others").transpose(Image.Transpose.ROTATE_90)
    pdf = pdfs.new_pdf(pdfs.draw_picture("S"), pictures={"S": turned})
    pdf.pages[0].Rotate = 90
    return pdfs.saved(pdf)


def _watermark() -> str:
    return (
        "q 0.7071 0.7071 -0.7071 0.7071 150 200 cm "
        + pdfs.text("DRAFT", x=0, y=0, size=90, colour="0.88")
        + "Q\n"
    )


def _upside_down(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Rotate = 180


CLEAN: dict[str, Make] = {
    "a watermark": page(_watermark()),
    "grey print of 60 percent": page(
        pdfs.text("Printed on paper", y=300, colour="0.6")
    ),
    "grey print of 80 percent": page(pdfs.text("Page 1 of 9", y=300, colour="0.8")),
    "white on blue": page(
        pdfs.box(60, 290, 400, 40, "0.1 0.2 0.5")
        + pdfs.text("Learning from the review", y=304, colour="1")
    ),
    "yellow on dark green": page(
        pdfs.box(60, 290, 400, 40, "0 0.3 0.1")
        + pdfs.text("Learning from the review", y=304, colour="1 0.9 0.2")
    ),
    "black on a grey panel": page(
        pdfs.box(60, 290, 400, 40, "0.85") + pdfs.text("A note to read", y=304)
    ),
    "a highlight that is see-through": changed(
        pdfs.box(60, 290, 200, 22, "1 1 0") + pdfs.text("A line to note", y=300),
        lambda pdf: None,
    ),
    "a shadow of letters": page(
        pdfs.text("A shadowed heading", x=74, y=298, size=24, colour="0.7")
        + pdfs.text("A shadowed heading", y=300, size=24)
    ),
    "a picture with a caption": page(
        PHOTO + pdfs.text("The river in spring", y=235), P=pdfs.photograph()
    ),
    "a picture of words that is shown": page(W, W=words_in_picture("What was learnt")),
    "two pictures side by side": page(
        pdfs.draw_picture("P", 60, 250, 150, 120)
        + pdfs.draw_picture("Q", 220, 250, 150, 120),
        P=pdfs.photograph(),
        Q=pdfs.photograph(),
    ),
    "a logo upon a photograph": page(
        PHOTO + pdfs.draw_picture("W", 70, 260, 75, 10),
        P=pdfs.photograph(),
        W=words_in_picture("Board"),
    ),
    "a white spacer": page(pdfs.draw_picture("P", 60, 250, 30, 30), P=flat()),
    "a cropped picture": page(
        f"q 100 260 150 80 re W n {PHOTO} Q\n", P=pdfs.photograph()
    ),
    "a table with lines": page(
        "".join(
            f"q 0.5 w 60 {200 + 20 * at} m 400 {200 + 20 * at} l S Q\n"
            for at in range(6)
        )
        + "".join(pdfs.text(f"{at} cases", y=206 + 20 * at) for at in range(5))
    ),
    "rows of two shades": page(
        "".join(
            pdfs.box(60, 200 + 20 * at, 340, 20, "0.93" if at % 2 else "1")
            + pdfs.text(f"Row {at} of it", y=206 + 20 * at)
            for at in range(6)
        )
    ),
    "drawn letters that are shown": page(outline("Learning", 70, 295)),
    "a page upside down": changed(pdfs.text("Still read", y=300), _upside_down),
    "words in a form": changed("/X Do", _form(pdfs.text("Shown by a form", y=300))),
    "a line struck under words": page(
        pdfs.text("Underlined words", y=300) + "q 0.8 w 72 298 m 165 298 l S Q\n"
    ),
    "a link": changed(
        pdfs.text("Read the guidance", y=300),
        lambda pdf: pdfs.remark(
            pdf,
            "Link",
            "",
            A=Dictionary(S=Name.URI, URI=pikepdf.String("https://www.gov.uk/x")),
        ),
    ),
    "a stroked heading": page(
        "q 1 Tr 0.5 w "
        + pdfs.text("An outlined heading", y=300, size=30, mode=1)
        + "Q\n"
    ),
    "small print of four points": page(pdfs.text("Small print here", y=300, size=5)),
    "letters far apart": page("BT /F1 12 Tf 6 Tc 72 300 Td (LEARNING REVIEW) Tj ET\n"),
}
