"""Files made of parts and objects, and everything into which a secret can be put there.

Each place is drawn by hypothesis: which part or object, which way of writing it there,
and by which of a kind's ways a stream or a part is packed.
"""

import base64
import zlib
from collections.abc import Callable

import pikepdf
from hypothesis import strategies as st
from lxml import etree
from pikepdf import Array, Dictionary, Name, String

from tests.cms.reading import office, pdfs, words

Draw = Callable[[st.SearchStrategy], object]
SECRETS = ("Fionnuala Griffiths", "NHS number 943 476 5919")
_TEXT = "This learning review was commissioned by the partnership in the spring."
_ODT = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:'
    'opendocument:xmlns:manifest:1.0"/>',
    "content.xml": f"<office:document-content {office.ODF}><office:body><office:text>"
    f'<text:h>Review</text:h><text:p text:style-name="P1">{_TEXT}</text:p>'
    "</office:text></office:body></office:document-content>",
    "styles.xml": f"<office:document-styles {office.ODF}><office:styles><style:style "
    'style:name="P1"/></office:styles></office:document-styles>',
    "meta.xml": f"<office:document-meta {office.ODF}><office:meta>"
    "<meta:generator>Writer</meta:generator></office:meta></office:document-meta>",
}
ARCHIVES = {
    "docx": lambda: words.word_bytes(
        words.paragraph(words.run(_TEXT)),
        words.paragraph(words.run("It met four times.")),
        docProps__core_xml=words.core(creator="Partnership"),
    ),
    "xlsx": office.workbook,
    "pptx": lambda: office.presentation(
        office.slide(office.box(office.run(_TEXT), at=(1, 1, 8, 2)))
    ),
    "odt": lambda: words.zip_bytes(dict(_ODT)),
}


def archive_with(secret: str, ending: str, draw: Draw) -> bytes:
    """An office file that is valid, with a secret somewhere in it."""
    parts: dict[str, str | bytes] = {**words.parts_of(ARCHIVES[ending]())}
    how = draw(st.sampled_from(("node", "node", "node", "part", "name", "loose")))
    if how == "node":
        names = sorted(name for name in parts if name.endswith((".xml", ".rels")))
        name = str(draw(st.sampled_from(names)))
        parts[name] = _with_node(parts[name], secret, draw)
    elif how == "part":
        name, part = _part(secret, draw)
        parts[name] = part
    elif how == "name":
        parts[f"{_folder(parts)}{secret}.xml"] = "<a/>"
    content = words.zip_bytes(parts)
    return content + secret.encode() if how == "loose" else content


def _folder(parts: dict[str, str | bytes]) -> str:
    return next((f"{name.split('/')[0]}/" for name in parts if "/" in name), "")


def _with_node(part: str | bytes, secret: str, draw: Draw) -> bytes:
    root = etree.fromstring(part if isinstance(part, bytes) else part.encode())
    items = [item for item in root.iter() if isinstance(item.tag, str)]
    item = items[int(str(draw(st.integers(0, len(items) - 1))))]
    space = etree.QName(draw(st.sampled_from(items)).tag).namespace
    kind = draw(st.sampled_from(("attribute", "own", "child", "comment", "pi", "tail")))
    if kind == "attribute":
        item.set(str(draw(st.sampled_from(("title", "descr", "x", "name9")))), secret)
    elif kind == "own":
        tag = str(draw(st.sampled_from(("val", "note", "display"))))
        item.set(f"{{{space or 'urn:x'}}}{tag}", secret)
    elif kind == "child":
        tag = str(draw(st.sampled_from(("t", "p", "note", "value", "ext"))))
        child = etree.SubElement(item, f"{{{space or 'urn:x'}}}{tag}")
        child.text = secret
    elif kind == "comment":
        item.append(etree.Comment(secret))
    elif kind == "pi":
        item.append(etree.ProcessingInstruction("keep", secret))
    elif len(item):
        item[0].tail = secret
    else:
        item.text = f"{item.text or ''} {secret}"
    return etree.tostring(root)


def _part(secret: str, draw: Draw) -> tuple[str, bytes]:
    plain = secret.encode()
    letters = base64.b64encode(plain * 4).decode()
    return draw(  # type: ignore[return-value]
        st.sampled_from(
            (
                ("customXml/item9.xml", f"<a><b>{secret}</b></a>".encode()),
                ("media/note.txt", plain),
                ("media/old.bin", b"\0\1" + secret.encode("utf-16-le")),
                ("media/a.zip", words.zip_bytes({"note.txt": secret})),
                (
                    "media/b.xml",
                    f"<a>{letters}</a>".encode(),
                ),
                ("media/page.html", f"<p>{secret.replace(' ', '<br/> ')}</p>".encode()),
            )
        )
    )


def pdf_with(secret: str, draw: Draw) -> bytes:
    """A PDF that is valid, with a secret somewhere in it that no page shows."""
    pdf = pdfs.new_pdf(pdfs.paragraphs(_TEXT, "It met four times."), pdfs.text("End."))
    pdf.Root.Lang = String("en-GB")
    how = draw(st.sampled_from(("value", "value", "stream", "content", "behind")))
    if how == "value":
        _put_value(pdf, secret, draw)
    elif how == "stream":
        _put_stream(pdf, secret, draw)
    elif how == "content":
        page = pdf.pages[0]
        page.contents_add(pdf.make_stream(_unseen(secret, draw)))
    saved = {
        "object_stream_mode": draw(st.sampled_from(list(pikepdf.ObjectStreamMode))),
        "compress_streams": draw(st.booleans()),
    }
    content = pdfs.saved(pdf, **saved)
    return content + secret.encode() if how == "behind" else content


def _put_value(pdf: pikepdf.Pdf, secret: str, draw: Draw) -> None:
    holders = [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream)
    ]
    holder = holders[int(str(draw(st.integers(0, len(holders) - 1))))]
    value: object = String(secret)
    for wrap in draw(st.lists(st.sampled_from("adi"), max_size=3)):  # type: ignore[attr-defined]
        if wrap == "a":
            value = Array([value])
        elif wrap == "d":
            value = Dictionary(K=value)
        else:
            value = pdf.make_indirect(value)
    if draw(st.booleans()):
        value = Name("/" + secret.replace(" ", "_"))
    holder[str(draw(st.sampled_from(("/Note", "/TU", "/Contents9", "/Alt"))))] = value


def _put_stream(pdf: pikepdf.Pdf, secret: str, draw: Draw) -> None:
    """A stream of no kind, kept by the catalogue or by nothing."""
    plain = f"see {secret} there".encode()
    packed, name = draw(  # type: ignore[misc]
        st.sampled_from(
            (
                (plain, None),
                (zlib.compress(plain), Name.FlateDecode),
                (base64.a85encode(plain) + b"~>", Name.ASCII85Decode),
                (plain.hex().encode() + b">", Name.ASCIIHexDecode),
            )
        )
    )
    stream = pikepdf.Stream(pdf, packed)
    if name is not None:
        stream.Filter = name
    kept = pdf.make_indirect(stream)
    where = draw(st.sampled_from((pdf.Root, pdf.pages[0].obj)))
    where["/PieceInfo" if draw(st.booleans()) else "/Own"] = Dictionary(Data=kept)  # type: ignore[index]


def _unseen(secret: str, draw: Draw) -> bytes:
    """Text that a page draws where or as nobody sees it."""
    ways = (
        pdfs.text(secret, colour="1"),
        pdfs.text(secret, mode=3),
        pdfs.text(secret, x=900),
        pdfs.text(secret, y=-90),
        pdfs.text(secret, size=1),
        f"{pdfs.text(secret, y=300)}{pdfs.box(60, 290, 400, 30)}",
        f"q 0 0 1 1 re W n {pdfs.text(secret)} Q\n",
        f"% {secret}\n",
        f"/Span <</ActualText ({secret})>> BDC {pdfs.text('End', y=200)} EMC\n",
    )
    return str(draw(st.sampled_from(ways))).encode()


def holds(content: bytes, secret: str) -> bool:
    """Whether any part of an archive says a secret, unpacked and without marks."""
    said = b"\n".join([content, *words.parts_of(content).values()])
    plain = b"".join(said.split())
    forms = [secret.encode(), secret.encode("utf-16-le"), secret.encode("utf-16-be")]
    forms += [base64.b64encode(secret.encode() * 4)]
    return any(b"".join(form.split()) in plain for form in forms)
