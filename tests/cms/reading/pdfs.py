"""PDFs that the tests write: clean ones, and ones that hide things."""

import io
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 595, 842


def text(
    words: str, x: int = 72, y: int = 700, *, size: int = 12, colour: str = "0", mode=0
) -> str:
    """Words at a place, in a grey (0 is black), or in a colour: "1 0 0"."""
    paint = "rg" if " " in colour else "g"
    shown = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 {size} Tf {mode} Tr {colour} {paint} {x} {y} Td ({shown}) Tj ET\n"


def box(x: int, y: int, width: int, height: float, colour: str = "0") -> str:
    paint = "rg" if " " in colour else "g"
    return f"q {colour} {paint} {x} {y} {width} {height} re f Q\n"


def paragraphs(*lines: str, top: int = 760) -> str:
    return "".join(text(line, y=top - 20 * at) for at, line in enumerate(lines))


def new_pdf(*pages: str, pictures: dict[str, Image.Image] | None = None) -> pikepdf.Pdf:
    """A PDF with a page for each content stream."""
    pdf = pikepdf.Pdf.new()
    font = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type1,
            BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
    )
    named = {
        f"/{name}": _picture(pdf, image) for name, image in (pictures or {}).items()
    }
    for content in pages:
        pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page = pdf.pages[-1]
        page.Contents = Stream(pdf, content.encode("cp1252"))
        page.Resources = Dictionary(Font=Dictionary(F1=font), XObject=Dictionary(named))
    return pdf


def _picture(pdf: pikepdf.Pdf, image: Image.Image) -> pikepdf.Object:
    content = io.BytesIO()
    image.save(content, "JPEG", quality=85)
    stream = Stream(pdf, content.getvalue())
    stream.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=image.width,
        Height=image.height,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    return pdf.make_indirect(stream)


def draw_picture(name: str, x=0, y=0, width=WIDTH, height=HEIGHT) -> str:
    return f"q {width} 0 0 {height} {x} {y} cm /{name} Do Q\n"


def saved(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    content = io.BytesIO()
    pdf.save(content, **how)
    return content.getvalue()


def scan_of(*lines: str, blacked: int | None = None) -> Image.Image:
    """A page as a scanner sees it. blacked: the number of a blacked-out line."""
    image = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), (244, 241, 233))
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype("DejaVuSans.ttf", 24) if _has_font() else None
    for number, line in enumerate(lines):
        top = 2 * (HEIGHT - 760) + 40 * number - 20
        draw.text((144, top), line, fill=(38, 36, 40), font=font)
        if number == blacked:
            draw.rectangle((130, top - 6, 1100, top + 34), fill=(5, 5, 5))
    return image


def _has_font() -> bool:
    try:
        ImageFont.truetype("DejaVuSans.ttf", 24)
    except OSError:
        return False
    return True


def ocr_layer(*lines: str, mode: int = 3) -> str:
    """What a program has read from the scan of the same lines."""
    return "".join(
        text(line, y=760 - 20 * at, mode=mode) for at, line in enumerate(lines)
    )


def photograph() -> Image.Image:
    """A picture of many shades, as clouds are."""
    return Image.radial_gradient("L").resize((600, 400)).convert("RGB")


def remark(pdf: pikepdf.Pdf, kind: str, contents: str, **more: Any) -> None:
    """Put a remark on the first page."""
    page = pdf.pages[0]
    remarks = page.get("/Annots") or Array()
    remarks.append(
        pdf.make_indirect(
            Dictionary(
                Type=Name.Annot,
                Subtype=Name(f"/{kind}"),
                Rect=[60, 690, 300, 720],
                Contents=contents,
                **more,
            )
        )
    )
    page.Annots = remarks


def layered(content: str, *, is_off: bool) -> pikepdf.Pdf:
    """A PDF with words in a layer."""
    pdf = new_pdf(
        text("Everybody reads this line.")
        + f"/OC /L1 BDC\n{content}EMC\n"
        + text("And this line.", y=600)
    )
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Working notes"))
    pdf.pages[0].Resources.Properties = Dictionary(L1=layer)
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]),
        D=Dictionary(OFF=Array([layer] if is_off else []), Order=Array([layer])),
    )
    return pdf


def with_earlier_state(before: str, after: str) -> bytes:
    """A page that was changed by writing the change behind it."""
    pdf = new_pdf(before)
    first = saved(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    with pikepdf.open(io.BytesIO(first)) as stored:
        number = stored.pages[0].Contents.objgen[0]
        size, root = len(stored.objects) + 1, stored.Root.objgen[0]
    content = after.encode("cp1252")
    at = len(first)
    changed = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        number,
        len(content),
        content,
    )
    old = first.rsplit(b"startxref", 1)[1].split()[0]
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, at)
    end = b"trailer << /Size %d /Root %d 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        root,
        old,
        at + len(changed),
    )
    return first + changed + table + end
