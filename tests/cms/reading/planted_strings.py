"""PDFs in which a name stands where no page shows it, by the place."""

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from tests.cms.reading import pdfs

NAME = "Jameson Thorngate"
PAGE = pdfs.paragraphs(
    "The child was known to several agencies.", "Nobody shared what they had seen."
)
Change = Callable[[pikepdf.Pdf], None]


def _object(pdf: pikepdf.Pdf, **entries: object) -> pikepdf.Object:
    return pdf.make_indirect(Dictionary(**entries))


def _stream(pdf: pikepdf.Pdf, content: bytes, **entries: object) -> pikepdf.Object:
    made = Stream(pdf, content)
    for name, value in entries.items():
        made[f"/{name}"] = value
    return pdf.make_indirect(made)


def saying_in_xmp(text: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmp = (
            f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{rdf}">'
            f'<rdf:Description rdf:about="" xmlns:n="urn:n" {text}</rdf:RDF>'
            "</x:xmpmeta>"
        )
        pdf.Root.Metadata = _stream(
            pdf, xmp.encode(), Type=Name.Metadata, Subtype=Name.XML
        )

    return change


def _annotation(kind: str, **entries: object) -> Change:
    return lambda pdf: pdfs.remark(pdf, kind, "", **entries)


def _appearance(pdf: pikepdf.Pdf) -> None:
    shown = _stream(
        pdf,
        f"BT /F1 10 Tf 2 10 Td [({NAME[:5]}) -20 ({NAME[5:]})] TJ ET".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 240, 30],
        Resources=Dictionary(Font=pdf.pages[0].Resources.Font),
    )
    pdfs.remark(pdf, "Stamp", "", AP=Dictionary(N=shown))


def _outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(NAME, 0))


def _destination(pdf: pikepdf.Pdf) -> None:
    names = Array([String(NAME), Array([pdf.pages[0].obj, Name.Fit])])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))


def _old_destination(pdf: pikepdf.Pdf) -> None:
    place = Array([pdf.pages[0].obj, Name.Fit])
    pdf.Root.Dests = Dictionary({"/Jameson#20Thorngate".replace("#20", "_"): place})


def _field(**entries: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        field = _object(
            pdf,
            Type=Name.Annot,
            Subtype=Name.Widget,
            Rect=[60, 400, 300, 420],
            **({"FT": Name.Tx, "T": String("f")} | entries),
        )
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        pdf.pages[0].Annots = Array([field])

    return change


def _script(pdf: pikepdf.Pdf) -> None:
    said = _stream(pdf, f"var who = '{NAME}';".encode())
    action = Dictionary(S=Name.JavaScript, JS=said)
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("a"), action]))
    )


def _tags(**entries: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        tag = _object(pdf, Type=Name.StructElem, S=Name.P, K=0, **entries)
        tag.Pg = pdf.pages[0].obj
        root = _object(pdf, Type=Name.StructTreeRoot, K=tag)
        tag.P = root
        pdf.Root.StructTreeRoot = root
        pdf.Root.MarkInfo = Dictionary(Marked=True)

    return change


def _attached(name: str, content: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[name] = content

    return change


def _archive() -> bytes:
    content = io.BytesIO()
    import zipfile

    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", f"about {NAME}")
    return content.getvalue()


def _pdf_inside() -> bytes:
    return pdfs.saved(pdfs.new_pdf(pdfs.text(NAME)), compress_streams=True)


def _in_content(content: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        said = page.Contents.read_bytes() + content.encode("latin-1")
        page.Contents = Stream(pdf, said)

    return change


def _root(name: str, value: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root[f"/{name}"] = value

    return change


def _page(name: str, make: Callable[[pikepdf.Pdf], object]) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj[f"/{name}"] = make(pdf)

    return change


def _font_name(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.Font.F1.BaseFont = Name("/ABCDEF+Jameson-Thorngate")


def _font_file(pdf: pikepdf.Pdf) -> None:
    said = NAME.encode("utf-16-be")
    record = (3).to_bytes(2, "big") + bytes([0, 1, 4, 9, 0, 1])
    record += len(said).to_bytes(2, "big") + b"\0\0"
    names = b"\0\0\0\1\0\x12" + record + said
    head = b"\0\1\0\0\0\1" + bytes(6)
    table = b"name" + bytes(4) + (28).to_bytes(4, "big") + len(names).to_bytes(4, "big")
    font = head + table + names
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name.X,
        Flags=32,
        FontFile2=_stream(pdf, font, Length1=len(font)),
    )
    pdf.pages[0].Resources.Font.F2 = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=Name.X,
        FontDescriptor=descriptor,
    )


def _picture_piece(marker: int, said: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        # Too small for words, so that nobody tries to recognise any.
        image = pdfs.photograph().resize((45, 30))
        picture = pdfs._picture(pdf, image)
        jpeg = picture.read_raw_bytes()
        piece = bytes((0xFF, marker)) + (len(said) + 2).to_bytes(2, "big") + said
        picture.write(jpeg[:2] + piece + jpeg[2:], filter=Name.DCTDecode)
        pdf.pages[0].Resources.XObject.P = picture
        shown = pdf.pages[0].Contents.read_bytes()
        pdf.pages[0].Contents = Stream(
            pdf, shown + pdfs.draw_picture("P", 60, 300, 200, 150).encode()
        )

    return change


def _behind_picture(pdf: pikepdf.Pdf) -> None:
    _picture_piece(0xFE, b"nothing")(pdf)
    picture = pdf.pages[0].Resources.XObject.P
    picture.write(picture.read_raw_bytes() + NAME.encode(), filter=Name.DCTDecode)


def _behind_pixels(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.XObject.P = _stream(
        pdf,
        b"\x80" * 4 + NAME.encode(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=2,
        Height=2,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )


def _layer(pdf: pikepdf.Pdf) -> None:
    layer = _object(pdf, Type=Name.OCG, Name=String(NAME))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())


def _packed_twice(pdf: pikepdf.Pdf) -> None:
    packed = zlib.compress(f"({NAME})".encode()).hex().encode() + b">"
    stream = Stream(pdf, b"")
    stream.write(packed, filter=Array([Name.ASCIIHexDecode, Name.FlateDecode]))
    pdf.Root.Kept = pdf.make_indirect(stream)


def _split_in_content(pdf: pikepdf.Pdf) -> None:
    form = _stream(
        pdf,
        b"BT /F1 9 Tf [(Jame) 12 (son Thorn) -3 (gate)] TJ ET",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 9, 9],
    )
    pdf.Root.Kept = form


TEXT = String(NAME)
LINK = {"Subtype": Name.Link}
PLACES: dict[str, Change] = {
    "an author": lambda pdf: pdf.docinfo.__setitem__("/Author", NAME),
    "a property of its own": lambda pdf: pdf.docinfo.__setitem__("/Case", NAME),
    "keywords": lambda pdf: pdf.docinfo.__setitem__("/Keywords", f"review, {NAME}"),
    "a value in XMP": saying_in_xmp(f"><n:note>{NAME}</n:note></rdf:Description>"),
    "an attribute in XMP": saying_in_xmp(f'n:note="{NAME}"/>'),
    "a remark in XMP": saying_in_xmp(f"/><!-- {NAME} -->"),
    "a person in XMP": saying_in_xmp(
        f"><n:by>{NAME[:8]}</n:by></rdf:Description><rdf:x>{NAME}</rdf:x>"
    ),
    "a note": _annotation("Text", Contents2=TEXT),
    "who wrote a note": _annotation("Text", T=TEXT),
    "the subject of a note": _annotation("Highlight", Subj=TEXT),
    "the rich text of a note": _annotation("FreeText", RC=String(f"<p>{NAME}</p>")),
    "the name of a note": _annotation("Text", NM=TEXT),
    "an overlay of a redaction": _annotation("Redact", OverlayText=TEXT),
    "the picture of a stamp": _appearance,
    "where a link leads": _annotation(
        "Link", A=Dictionary(S=Name.URI, URI=String("https://x/?q=Jameson+Thorngate"))
    ),
    "a file that a link starts": _annotation(
        "Link", A=Dictionary(S=Name.Launch, F=String(f"C:/{NAME}.exe"))
    ),
    "another file that a link leads to": _annotation(
        "Link", A=Dictionary(S=Name.GoToR, F=String(f"{NAME}.pdf"), D=Array([0]))
    ),
    "what a link is called": _annotation("Link", Contents3=TEXT),
    "a bookmark": _outline,
    "a destination": _destination,
    "an old destination": _old_destination,
    "the value of a field": _field(V=TEXT),
    "the usual value of a field": _field(DV=TEXT),
    "the name of a field": _field(T=TEXT),
    "what a field is called": _field(TU=TEXT),
    "how a field is exported": _field(TM=TEXT),
    "the options of a field": _field(
        FT=Name.Ch, Opt=Array([Array([String("1"), TEXT])])
    ),
    "the caption of a button": _field(FT=Name.Btn, MK=Dictionary(CA=TEXT)),
    "the state of a box": _field(FT=Name.Btn, V=Name("/Jameson Thorngate")),
    "a field that is not shown": _field(V=TEXT, F=2),
    "a form of its own kind": lambda pdf: pdf.Root.__setitem__(
        "/AcroForm",
        Dictionary(XFA=_stream(pdf, f"<f><v>{NAME}</v></f>".encode()), Fields=Array()),
    ),
    "a script": _script,
    "a script when it opens": _root(
        "OpenAction", Dictionary(S=Name.JavaScript, JS=String(f"say('{NAME}')"))
    ),
    "what a picture shows": _tags(Alt=TEXT),
    "what is read instead": _tags(ActualText=TEXT),
    "the long form": _tags(E=TEXT),
    "the title of a tag": _tags(T=TEXT),
    "the number of a tag": _tags(ID=TEXT),
    "the class of a tag": _tags(C=Name("/Jameson_Thorngate")),
    "a property of a tag": _tags(
        A=Dictionary(
            O=Name.UserProperties, P=Array([Dictionary(N=String("who"), V=TEXT)])
        )
    ),
    "a summary of a table": _tags(A=Dictionary(O=Name.Table, Summary=TEXT)),
    "the label of a page": _root(
        "PageLabels", Dictionary(Nums=Array([0, Dictionary(P=TEXT)]))
    ),
    "a text inside": _attached("a.txt", NAME.encode()),
    "a text in pairs of bytes inside": _attached("a.txt", NAME.encode("utf-16")),
    "the name of a file inside": _attached(f"{NAME}.txt", b"x"),
    "an archive inside": _attached("a.zip", _archive()),
    "a PDF inside": _attached("a.pdf", _pdf_inside()),
    "a web page inside": _attached(
        "a.html", f"<p>{NAME[:9]}<b>{NAME[9:]}</b>".encode()
    ),
    "a letter inside": _attached("a.eml", f"To: {NAME} <x@y.z>\n\nHello".encode()),
    "a program's data": _page(
        "PieceInfo", lambda pdf: Dictionary(X=Dictionary(Private=TEXT))
    ),
    "a program's data in a stream": _page(
        "PieceInfo",
        lambda pdf: Dictionary(X=Dictionary(Private=_stream(pdf, NAME.encode()))),
    ),
    "what was taken from the web": _root(
        "SpiderInfo", Dictionary(V=1, C=Array([Dictionary(URL=Dictionary(U=TEXT))]))
    ),
    "the small picture of a page": _page(
        "Thumb", lambda pdf: _stream(pdf, NAME.encode())
    ),
    "the data of a page": _page(
        "Metadata",
        lambda pdf: _stream(pdf, f"<a b='{NAME}'/>".encode(), Type=Name.Metadata),
    ),
    "the layers": _layer,
    "a thread": _root(
        "Threads", Array([Dictionary(I=Dictionary(Title=TEXT), F=Dictionary())])
    ),
    "a purpose of colours": _root(
        "OutputIntents", Array([Dictionary(S=Name.GTS_PDFA1, Info=TEXT)])
    ),
    "an entry of no standard": _root("Kept", Dictionary(Deep=Array([Array([TEXT])]))),
    "an entry in pairs of bytes": _root("Kept", String(NAME + " ł")),
    "a stream that nothing knows": lambda pdf: pdf.Root.__setitem__(
        "/Kept", _stream(pdf, NAME.encode())
    ),
    "a stream in pairs of bytes": lambda pdf: pdf.Root.__setitem__(
        "/Kept", _stream(pdf, NAME.encode("utf-16-be"))
    ),
    "a stream that is packed twice": _packed_twice,
    "the parts of a word in a lost form": _split_in_content,
    "a remark in a content": _in_content(f"\n% {NAME}\n"),
    "the mark of a content": _in_content("\n/Jameson_Thorngate BMC EMC\n"),
    "what is read instead of a content": _in_content(
        f"\n/Span << /ActualText ({NAME}) >> BDC EMC\n"
    ),
    "the name of a font": _font_name,
    "the names in a font": _font_file,
    "the name of a resource": lambda pdf: pdf.pages[0].Resources.Font.__setitem__(
        "/Jameson_Thorngate", pdf.pages[0].Resources.Font.F1
    ),
    "a comment of a picture": _picture_piece(0xFE, NAME.encode()),
    "Exif of a picture": _picture_piece(0xE1, b"Exif\0\0" + NAME.encode()),
    "XMP of a picture": _picture_piece(
        0xE1, b"http://ns.adobe.com/xap/1.0/\0" + f"<a b='{NAME}'/>".encode()
    ),
    "IPTC of a picture": _picture_piece(
        0xED, b"Photoshop 3.0\x008BIM\4\4\0\0\0\x16\x1c\2\x78\0\x11" + NAME.encode()
    ),
    "behind the end of a picture": _behind_picture,
    "behind the pixels of a picture": _behind_pixels,
    "a transition": _page("Trans", lambda pdf: Dictionary(Note=TEXT)),
    "a measure": _page(
        "VP", lambda pdf: Array([Dictionary(Name=TEXT, BBox=[0, 0, 9, 9])])
    ),
    "a legal note": _root("Legal", Dictionary(Attestation=TEXT)),
    "an extension": _root("Extensions", Dictionary(X=Dictionary(URL=TEXT))),
    "a part of a portfolio": _root(
        "Collection", Dictionary(Schema=Dictionary(A=Dictionary(N=TEXT)))
    ),
}


NUMBER = "NHS no 943 476 5919"
# A number in places where any digits stand, and where only a reader's eyes show it.
NUMBERS: dict[str, Change] = {
    "a stream that nothing knows": lambda pdf: pdf.Root.__setitem__(
        "/Kept", _stream(pdf, f"His number was {NUMBER}".encode())
    ),
    "a PDF inside": _attached(
        "a.pdf", pdfs.saved(pdfs.new_pdf(pdfs.text(NUMBER)), compress_streams=True)
    ),
    "what is read instead of a content": _in_content(
        f"\n/Span << /ActualText ({NUMBER}) >> BDC EMC\n"
    ),
    "a comment of a picture": _picture_piece(0xFE, NUMBER.encode()),
    "a script when it opens": _root(
        "OpenAction", Dictionary(S=Name.JavaScript, JS=String(f"say('{NUMBER}')"))
    ),
    "what is read instead": _tags(ActualText=String(NUMBER)),
    "the value of a field": _field(V=String(NUMBER)),
    "a remark in a content": _in_content(f"\n% {NUMBER}\n"),
    "where a link leads": _annotation(
        "Link", A=Dictionary(S=Name.URI, URI=String(f"https://x/?n={NUMBER}"))
    ),
}
# Digits that programs write, of which ten in a row may look like somebody's number.
KEYS = (
    '"xmp.did:9434765919434765919" n:a="a9434765919b" '
    'n:b="943476-5919-4765-a9434765919"'
)


def planted(change: Change) -> bytes:
    pdf = pdfs.new_pdf(PAGE)
    change(pdf)
    return pdfs.saved(pdf)


def _remark_between() -> bytes:
    content = pdfs.saved(
        pdfs.new_pdf(PAGE), object_stream_mode=pikepdf.ObjectStreamMode.disable
    )
    at = content.rindex(b"xref\n0")
    remark = f"% {NAME}\n".encode()
    end = content[at:].replace(b"%d\n%%%%EOF" % at, b"%d\n%%%%EOF" % (at + len(remark)))
    return content[:at] + remark + end


BEHIND_BYTES: dict[str, Callable[[], bytes]] = {
    "behind the end of the file": lambda: (
        pdfs.saved(pdfs.new_pdf(PAGE)) + f"\n{NAME}\n".encode()
    ),
    "an earlier version": lambda: pdfs.with_earlier_state(
        PAGE + pdfs.text(NAME, y=300), PAGE
    ),
    "a remark between objects": _remark_between,
}
