"""A picture of a PDF written anew: its pixels, and nothing that hangs behind them."""

from math import prod
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from cms.reading.limits import FileRejected
from cms.reading.pdf.behind import photograph_in
from cms.reading.pictures import without_data

# Packed in ways that this cleaning does not take apart, and that hold nothing else.
_AS_THEY_ARE = {"/CCITTFaxDecode", "/JBIG2Decode"}
_PLAIN_PARAMETERS = {
    "/K",
    "/EndOfLine",
    "/EncodedByteAlign",
    "/Columns",
    "/Rows",
    "/EndOfBlock",
    "/BlackIs1",
    "/ColorTransform",
}
_COMPONENTS = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4, "/CalGray": 1}
_COMPONENTS |= {"/CalRGB": 3, "/Lab": 3, "/Indexed": 1, "/Separation": 1}


def picture_of(item: Stream, made: Stream) -> None:
    """Write the pixels of a picture. Raises Refused where they cannot be told."""
    kind = last_filter(item)
    if kind == "/DCTDecode":
        photograph = photograph_in(item)
        if not photograph:
            raise FileRejected("not_cleaned")
        made.write(without_data(photograph), filter=Name.DCTDecode)
        _parameters(item, made)
    elif kind == "/JPXDecode":
        made.write(without_data(item.read_raw_bytes()), filter=Name.JPXDecode)
    elif kind in _AS_THEY_ARE:
        if isinstance(item.get("/Filter"), Array) and len(item.Filter) != 1:
            raise FileRejected("not_cleaned")
        made.write(item.read_raw_bytes(), filter=Name(kind))
        _parameters(item, made)
    else:
        made.write(_pixels(item))


def last_filter(item: Stream) -> str:
    filters = item.get("/Filter")
    if isinstance(filters, Array):
        return str(filters[-1]) if len(filters) else ""
    return str(filters or "")


def _parameters(item: Stream, made: Stream) -> None:
    found = item.get("/DecodeParms", item.get("/DP"))
    if isinstance(found, Array):
        found = found[-1] if len(found) else None
    if not isinstance(found, Dictionary):
        return
    kept = Dictionary(
        {name: value for name, value in found.items() if name in _PLAIN_PARAMETERS}
    )
    if "/JBIG2Globals" in found:
        raise FileRejected("not_cleaned")
    if kept.keys():
        made.DecodeParms = kept


def _pixels(item: Stream) -> bytes:
    """Unpacked pixels, cut where the picture ends."""
    try:
        pixels = item.read_bytes()
    except (pikepdf.PdfError, ValueError) as error:
        raise FileRejected("not_cleaned") from error
    length = length_of(item)
    return pixels[:length] if length else pixels


def length_of(item: Any) -> int:
    """How many bytes the pixels of a picture take, or 0 where nobody can tell."""
    try:
        width, height = int(item.Width), int(item.Height)
        if item.get("/ImageMask", False):
            return (width + 7) // 8 * height
        bits = int(item.BitsPerComponent) * _components(item.ColorSpace)
    except (AttributeError, KeyError, TypeError, ValueError):
        return 0
    return prod(((width * bits + 7) // 8, height))


def _components(colours: Any) -> int:
    if isinstance(colours, Array):
        kind = str(colours[0])
        if kind == "/ICCBased":
            return int(colours[1].N)
        if kind == "/DeviceN":
            return len(colours[1])
        return _COMPONENTS[kind]
    return _COMPONENTS[str(colours)]
