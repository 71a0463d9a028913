"""A cleaned Word file is built: what pages need is in it, and nothing else is."""

import io
import random
import re

import pytest
from lxml import etree
from PIL import Image, PngImagePlugin

from cms.reading import cleaning
from cms.reading.asking import CLEANED, CONTENT, Asked
from cms.reading.limits import FileRejected
from cms.reading.word import allowed
from tests.cms.reading import words
from tests.cms.reading.asking import keys_of, listing, own_limits, read_here
from tests.cms.reading.hiding import SECRET, WAYS

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KNOWN = listing(SECRET)
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def picture() -> bytes:
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", f"Photograph of {SECRET}")
    made = io.BytesIO()
    # Too small for words, so that nobody tries to recognise any.
    shown = Image.linear_gradient("L").convert("RGB").resize((40, 12))
    shown.save(made, "PNG", pnginfo=said)
    return made.getvalue() + SECRET.encode("utf-16-le")


def field(code: str, shown: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{words.run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_DRAWN = (
    f"<w:p><w:r><w:drawing><a:graphic xmlns:a='{_A}'>{{}}</a:graphic></w:drawing></w:r>"
    "</w:p>"
)
BODY = (
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:jc w:val="Jameson Doe"/></w:pPr>'
    '<w:bookmarkStart w:id="1" '
    f'w:name="_Toc1"/>{words.run("What was learnt")}<w:bookmarkEnd w:id="1"/></w:p>'
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>'
    f"{words.run('A point')}</w:p>"
    f'<w:p><w:hyperlink r:id="rWeb">{words.run("a page")}</w:hyperlink>'
    f'<w:hyperlink r:id="rDisk">{words.run("a file")}</w:hyperlink>'
    f'<w:hyperlink w:anchor="_Toc1">{words.run("above")}</w:hyperlink></w:p>'
    f"<w:p>{field('AUTHOR', 'Somebody')}{field('PAGE', '4')}</w:p>"
    f"<w:sdt><w:sdtPr><w:alias w:val='Secretcontrol'/></w:sdtPr><w:sdtContent>"
    f"{words.paragraph(words.run('in a control'))}</w:sdtContent></w:sdt>"
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>one</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    f"<w:p><w:r><w:drawing><wp:inline xmlns:wp='{_WP}'><wp:docPr id='1' name='P' "
    f"descr='A drawing of a house'/><a:graphic xmlns:a='{_A}'><a:graphicData "
    f"uri='{_PIC}'><pic:pic xmlns:pic='{_PIC}'><pic:blipFill><a:blip r:embed='rPic'/>"
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    "</w:r></w:p>"
    '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    '<w:sectPr><w:headerReference w:type="default" r:id="rHead"/></w:sectPr>'
)
STYLES = (
    f'<w:styles xmlns:w="{words.W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '</w:style><w:style w:styleId="Secretstyle"><w:name w:val="Secretstyle"/>'
    "</w:style></w:styles>"
)
NUMBERS = (
    f'<w:numbering xmlns:w="{words.W}"><w:abstractNum w:abstractNumId="1"><w:lvl '
    'w:ilvl="0"><w:lvlText w:val="•"/></w:lvl></w:abstractNum><w:num w:numId="3">'
    '<w:abstractNumId w:val="1"/></w:num><w:num w:numId="4"/></w:numbering>'
)
NOTES = (
    f'<w:footnotes xmlns:w="{words.W}"><w:footnote w:id="2">'
    f"{words.paragraph(words.run('a note'))}</w:footnote><w:footnote w:id="
    f'"5">{words.paragraph(words.run("Secretnote"))}</w:footnote></w:footnotes>'
)
RELATIONS = (
    ("rWeb", "hyperlink", "https://www.gov.uk/", "External"),
    ("rDisk", "hyperlink", "file:///C:/Users/Secretwriter/", "External"),
    ("rPic", "image", "media/p.png", ""),
    ("rHead", "header", "header1.xml", ""),
    ("rS", "styles", "styles.xml", ""),
    ("rN", "numbering", "numbering.xml", ""),
    ("rF", "footnotes", "footnotes.xml", ""),
)


def full_parts(body: str = BODY) -> dict[str, str | bytes]:
    """A Word file of every kind of thing that a report has."""
    relations = "".join(
        f'<Relationship Id="{number}" Type="{R}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for number, kind, target, mode in RELATIONS
    )
    parts: dict[str, str | bytes] = {**words.parts_of(words.word_bytes())}
    parts["word/document.xml"] = (
        f'<w:document xmlns:w="{words.W}" xmlns:r="{R}"><w:body>{body}</w:body>'
        "</w:document>"
    )
    parts["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{relations}</Relationships>'
    )
    header = words.paragraph(words.run("Page "), field("PAGE", "1"))
    return parts | {
        "word/header1.xml": f'<w:hdr xmlns:w="{words.W}">{header}</w:hdr>',
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERS,
        "word/footnotes.xml": NOTES,
        "word/media/p.png": picture(),
    }


def cleaned_here(content: bytes, folder) -> dict[str, bytes]:
    """The parts of the copy. Raises Refused."""
    folder.mkdir(exist_ok=True)
    (folder / CONTENT).write_bytes(content)
    (folder / CLEANED).unlink(missing_ok=True)
    with own_limits():
        cleaning.clean(folder, Asked("docx", **KNOWN), lambda done, of: None)
    return words.parts_of((folder / CLEANED).read_bytes())


@pytest.fixture
def copy(tmp_path) -> dict[str, bytes]:
    return cleaned_here(words.zip_bytes(full_parts()), tmp_path / "made")


def test_what_people_read_is_kept(copy):
    document = copy["word/document.xml"].decode()

    for kept in (
        'w:pStyle w:val="Heading1"', 'w:numId w:val="3"', 'w:name="_Toc1"',
        'w:anchor="_Toc1"', "A drawing of a house", "in a control", "a file", "<w:tbl>",
        "footnoteReference", "<w:instrText>PAGE</w:instrText>", "headerReference",
    ):  # fmt: skip
        assert kept in document
    assert b"https://www.gov.uk/" in copy["word/_rels/document.xml.rels"]
    assert b'w:val="en-GB"' in copy["word/styles.xml"]
    assert b"a note" in copy["word/footnotes.xml"]
    assert "•".encode() in copy["word/numbering.xml"]


def strictly(parts: dict[str, str | bytes]) -> dict[str, bytes]:
    """The same file by the other standard: its names stand in other spaces."""
    usual, strict = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
    made = {}
    for name, part in parts.items():
        made[name] = part if isinstance(part, bytes) else part.encode()
        if name.endswith((".xml", ".rels")) and not name.startswith("[Content"):
            for kind in ("wordprocessingml", "officeDocument", "drawingml"):
                made[name] = made[name].replace(
                    f"{usual}{kind}/2006/".encode(), f"{strict}{kind}/".encode()
                )
    return made


def test_a_file_of_the_strict_standard_is_built_as_a_usual_one(copy, tmp_path):
    strict = words.zip_bytes(strictly(full_parts()))

    assert cleaned_here(strict, tmp_path / "strict") == copy


def test_what_no_page_needs_is_not_copied(copy):
    everything = b"".join(copy.values())

    assert b"Secret" not in everything
    assert b"AUTHOR" not in everything
    assert SECRET.encode() not in everything
    assert SECRET.encode("utf-16-le") not in everything


OUTSIDE = {
    "words outside of a run": f"<w:p><w:t>{SECRET}</w:t></w:p>",
    "words of nothing": f"<w:t>{SECRET}</w:t>",
    "words in marks": f"<w:p><w:pPr><w:t>{SECRET}</w:t></w:pPr></w:p>",
    "words in a cell": f"<w:tbl><w:tr><w:tc><w:t>{SECRET}</w:t></w:tc></w:tr></w:tbl>",
}


@pytest.mark.parametrize("place", OUTSIDE)
def test_no_copy_is_made_of_words_where_no_page_shows_them(place, tmp_path):
    body = f"{OUTSIDE[place]}{words.paragraph(words.run('What was learnt'))}"

    with pytest.raises(FileRejected):
        cleaned_here(words.zip_bytes(full_parts(body)), tmp_path)


def test_a_copy_is_a_file_that_programs_open(copy):
    """No schema is installed: each name is of the standard, each reference leads on."""
    types = copy["[Content_Types].xml"].decode()
    assert {"word/document.xml", "word/_rels/document.xml.rels"} <= copy.keys()
    for name, content in copy.items():
        ending = name.rpartition(".")[2]
        assert f'"/{name}"' in types or f'Extension="{ending}"' in types
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        part = etree.fromstring(content)
        assert {item.tag for item in part.iter()} <= allowed.ELEMENTS
        folder, _slash, last = name.rpartition("/")
        related = copy.get(f"{folder}/_rels/{last}.rels", b"").decode()
        for item in part.iter():
            for key, value in item.attrib.items():
                if key.startswith(f"{{{R}}}"):
                    assert f'Id="{value}"' in related
    for name, content in copy.items():
        if name.endswith(".rels"):
            folder = name.rpartition("_rels/")[0]
            for target in re.findall(r'Target="([^"]+)"/>', content.decode()):
                assert f"{folder}{target}" in copy


@pytest.mark.parametrize(
    "shown",
    [
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:p>",
        _DRAWN.format("<a:graphicData uri='urn:chart'/>"),
        _DRAWN.format("<a:blip r:link='rWeb'/>"),
        "<w:p><x:t xmlns:x='urn:x'><w:r><w:t>lost</w:t></w:r></x:t></w:p>",
    ],
    ids=[
        "half a field",
        "a chart",
        "a picture elsewhere",
        "words in a strange element",
    ],
)
def test_what_cannot_be_built_is_refused(shown, tmp_path):
    with pytest.raises(FileRejected, match="not_cleaned"):
        cleaned_here(words.zip_bytes(full_parts(shown + BODY)), tmp_path / "made")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("seed", range(16))
def test_a_secret_in_any_place_is_found_and_in_no_copy(way, seed, tmp_path):
    chance = random.Random(f"{way} {seed}")
    parts = full_parts()
    parts["word/media/p.png"] = (
        picture().partition(b"IEND")[0] + b"IEND\xae\x42\x60\x82"
    )
    WAYS[way](parts, chance)
    content = words.zip_bytes(parts)

    found = keys_of(read_here(content, "docx", tmp_path, **KNOWN))
    try:
        copy = cleaned_here(content, tmp_path / "made")
    except FileRejected:
        copy = {}

    assert found & {"never_publish:1", "not_read"}
    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert SECRET.encode(coding) not in b"".join(copy.values())
