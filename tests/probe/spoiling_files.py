"""Files as no camera and no office makes them."""

import io
from collections.abc import Iterable, Iterator

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from PIL import Image

from tests.probe.forms import Fields


def picture(kind: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (64, 64), "red").save(made, kind)
    return made.getvalue()


PNG = picture("PNG")
JPEG = picture("JPEG")
FILES: dict[str, tuple[str, bytes]] = {
    "a broken PNG": ("a.png", PNG[:40] + b"\0" * 40 + PNG[80:]),
    "a PNG that ends early": ("a.png", PNG[: len(PNG) // 2]),
    "a truncated JPEG": ("a.jpg", JPEG[: len(JPEG) // 2]),
    "a JPEG of its head alone": ("a.jpg", JPEG[:24]),
    "a picture of impossible size": (
        "a.png",
        PNG[:16] + b"\x7f\xff\xff\xff" * 2 + PNG[24:],
    ),
    "a picture of another kind": ("a.png", JPEG),
    "text for a picture": ("a.png", b"words"),
    "a broken SVG": ("a.svg", b"<svg><"),
    "a PDF that ends early": ("a.pdf", b"%PDF-1.7\n1 0 obj <<"),
    "text for a PDF": ("a.pdf", b"words"),
    "a broken Word file": ("a.docx", b"PK\x03\x04nonsense"),
    "a list of no text": ("a.csv", b"\xff\xfe\0\0\xd8\0"),
    "a list with a nul": ("a.csv", b"/a\0b,/c\n\0,\0\n"),
    "a broken spreadsheet": ("a.xlsx", b"PK\x03\x04nonsense"),
    "a broken PO file": ("a.po", b'msgid "a\nmsgstr \xff'),
    "a long name": ("ش" * 155 + ".png", PNG),
    "a name of 300 letters": ("x" * 300 + ".pdf", b"%PDF-1.7\n%%EOF"),
    "a name of an end alone": (".png", PNG),
    "a name without an end": ("a", PNG),
    "a name of a nul": ("a\0b.png", PNG),
    "a name of a path": ("../../a.png", PNG),
    "an empty file": ("a.png", b""),
}


def multipart_ways(
    names: Iterable[str], fields: Fields
) -> Iterator[tuple[str, bytes, str]]:
    """Each file in every field for files; then none, and text in place of one."""
    names = list(names)
    if not names:
        return
    for way, (name, content) in FILES.items():
        yield _encoded(
            way, fields | {n: [SimpleUploadedFile(name, content)] for n in names}
        )
        if way == "a long name":
            # The client's own class shortens the name that it is given.
            way_, body, kind = _encoded(
                "a long name as it is",
                fields | {n: [SimpleUploadedFile("NAME.png", content)] for n in names},
            )
            yield way_, body.replace(b"NAME", ("ش" * 155).encode()), kind
    yield _encoded("none", fields)
    yield _encoded("text in its place", fields | {n: ["words"] for n in names})
    whole = _encoded(
        "", fields | {n: [SimpleUploadedFile("a.png", PNG)] for n in names}
    )
    yield "a body that breaks off", whole[1][: len(whole[1]) // 2], MULTIPART_CONTENT
    yield "a body of another boundary", whole[1], "multipart/form-data; boundary=other"


def _encoded(way: str, fields: Fields) -> tuple[str, bytes, str]:
    return way, encode_multipart(BOUNDARY, fields), MULTIPART_CONTENT
