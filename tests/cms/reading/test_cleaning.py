"""A cleaned copy holds nothing of what was to go, and all that people read."""

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name

from cms.reading.asking import Asked
from cms.reading.limits import FileRejected
from cms.reading.outside import read_apart
from tests.cms.reading import pdfs, words
from tests.cms.reading.asking import checked, cleaned, keys_of
from tests.cms.reading.corpus import LINES, PAGE, PLANTED

# What is refused, and has tests of its own.
NOT_CLEANED = {
    "Word: a cell taken out",
}
CLEANED = [
    case
    for case in PLANTED
    if case.finds
    in {
        "comments",
        "attachments",
        "actions",
        "metadata_people",
        "thumbnail",
        "hidden_layers",
        "earlier_text",
        "tracked_changes",
    }
    and case.name not in NOT_CLEANED
]


@pytest.mark.parametrize("case", CLEANED, ids=lambda case: case.name)
def test_what_cleaning_promises_is_gone_by_the_check_itself(case):
    copy, done = cleaned(case.make(), case.ending)

    assert case.finds not in keys_of(checked(copy, case.ending))
    assert case.finds in done["removed"] or case.finds == "earlier_text"


def a_full_pdf() -> bytes:
    """A PDF with everything that may be behind its page, and a title and a language."""
    pdf = pdfs.new_pdf(PAGE)
    pdf.docinfo["/Title"] = "Report of a review"
    pdf.docinfo["/Author"] = "Ann Secretname"
    pdf.docinfo["/Producer"] = "Secretprogram 7"
    pdf.Root.Lang = "en-GB"
    with pdf.open_metadata() as xmp:
        xmp["dc:creator"] = ["Ann Secretname"]
        xmp["dc:title"] = "Report of a review"
    pdfs.remark(pdf, "Text", "Secretremark", T="Secretwriter")
    pdf.attachments["Secretfile.txt"] = b"Secretcontent"
    pdf.Root.AF = pikepdf.Array([pdf.attachments["Secretfile.txt"].obj])
    pdf.pages[0].PieceInfo = Dictionary(Secretpiece=Dictionary())
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=[0, 0, 9, 9],
        A=Dictionary(S=Name.JavaScript, JS="Secretscript()"),
    )
    pdf.pages[0].Annots.append(pdf.make_indirect(link))
    # Tags refer to a comment, which then lives on without its page.
    pdf.Root.StructTreeRoot = Dictionary(
        K=Dictionary(Type=Name.OBJR, Obj=pdf.pages[0].Annots[0])
    )
    return pdfs.saved(pdf)


def test_no_byte_of_a_cleaned_pdf_says_what_was_removed():
    copy, done = cleaned(a_full_pdf())

    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert dict(pdf.docinfo.items()) == {"/Title": "Report of a review"}
        assert str(pdf.Root.Lang) == "en-GB"
        plain = pdfs.saved(
            pdf,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    assert b"Secret" not in plain
    assert "Secret".encode("utf-16-be") not in plain
    assert done["searched"] >= 5
    with pypdfium2.PdfDocument(copy) as pages:
        assert LINES[0] in pages[0].get_textpage().get_text_range()


def test_an_author_who_stands_on_the_page_is_said_to_stand_there():
    pdf = pdfs.new_pdf(pdfs.text("By Ann Secretname"))
    pdf.docinfo["/Author"] = "Ann Secretname"

    _copy, done = cleaned(pdfs.saved(pdf))

    assert done["on_pages"] == 1


def test_hidden_text_is_taken_out_and_the_page_looks_the_same():
    content = next(case for case in PLANTED if case.name == "under a black box").make()

    copy, done = cleaned(content)

    assert done["removed"]["hidden_text"]
    assert done["places"] == []
    assert "hidden_text" not in keys_of(checked(copy))


def test_a_mark_that_covers_text_is_never_taken_off():
    content = next(case for case in PLANTED if case.name == "under a mark").make()

    asked = Asked("pdf", cleans=True)
    with read_apart(io.BytesIO(content), asked) as answer:
        assert answer.refused == "covers_text"
        assert answer.cleaned is None


def refusal_of(content: bytes, ending: str = "pdf") -> str:
    with pytest.raises(FileRejected) as refused:
        cleaned(content, ending)
    return refused.value.code


def with_mark(kind: str, content: str, drawn: bool, **how) -> bytes:
    """A page with a mark over a line, drawn black or not at all."""
    pdf = pdfs.new_pdf(content, **how)
    pdfs.remark(pdf, kind, "")
    mark = pdf.pages[0].Annots[0]
    if drawn:
        black = pikepdf.Stream(pdf, b"0 g 0 0 240 30 re f")
        black.stream_dict = Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 240, 30]
        )
        mark.AP = Dictionary(N=pdf.make_indirect(black))
    return pdfs.saved(pdf)


def test_words_that_are_struck_out_never_lose_the_mark_alone():
    struck = pdfs.text("The father is Jameson Doe")
    content = with_mark("StrikeOut", struck, drawn=False)

    assert refusal_of(content) == "marked_to_go"


def test_a_mark_over_the_picture_of_words_is_never_taken_off():
    scan = pdfs.scan_of("What was learnt", "", "", "The father is Jameson Doe")
    shown = pdfs.draw_picture("P")

    content = with_mark("Square", shown, drawn=True, pictures={"P": scan})

    assert refusal_of(content) == "covers_text"


def test_a_mark_over_nothing_is_taken_off():
    content = with_mark("Square", pdfs.text("Elsewhere", y=300), drawn=True)

    assert cleaned(content)[1]["removed"]["comments"] == 1


@pytest.mark.parametrize("redacted", [True, False])
def test_no_link_below_an_applied_redaction_is_in_the_copy(redacted):
    pdf = pdfs.new_pdf(pdfs.text("Jameson Doe") + pdfs.text("It stays.", y=400))
    uri = Dictionary(S=Name.URI, URI=pikepdf.String("https://www.gov.uk/x"))
    pdfs.remark(pdf, "Link", "", A=uri)
    if redacted:
        pdfs.remark(pdf, "Redact", "")

    copy, _done = cleaned(pdfs.saved(pdf))

    with pikepdf.open(io.BytesIO(copy)) as made:
        assert ("/Annots" in made.pages[0]) is not redacted


ROW = "<w:tr>{}<w:tc>{}<w:p><w:r><w:t>Jameson Doe</w:t></w:r></w:p></w:tc></w:tr>"
SHAPE = "<w:pict><v:rect xmlns:v='urn:schemas-microsoft-com:vml'/></w:pict>"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (ROW.format("<w:trPr><w:del w:author='A'/></w:trPr>", ""), "marked_to_go"),
        (ROW.format("", "<w:tcPr><w:cellDel w:author='A'/></w:tcPr>"), "marked_to_go"),
    ],
    ids=["a row", "a cell"],
)
def test_words_of_a_table_that_were_taken_out_do_not_become_live(body, code):
    content = words.word_bytes(f"<w:tbl>{body}</w:tbl>")

    assert refusal_of(content, "docx") == code


def test_a_shape_that_was_taken_out_may_be_what_covers_words():
    content = words.word_bytes(
        words.paragraph(words.run("The father is Jameson Doe")),
        f"<w:p><w:del w:author='A'><w:r>{SHAPE}</w:r></w:del></w:p>",
    )

    assert refusal_of(content, "docx") == "covers_text"


def test_a_layer_that_ends_in_the_middle_of_something_else_is_not_cleaned():
    pdf = pdfs.layered("q 1 0 0 1 5 5 cm " + pdfs.text("Notes"), is_off=True)

    assert refusal_of(pdfs.saved(pdf)) == "not_clean"


def test_photographs_lose_their_data_and_stay_pictures():
    pdf = pdfs.new_pdf(pdfs.draw_picture("P"), pictures={"P": pdfs.photograph()})
    photograph = pdf.pages[0].Resources.XObject.P
    jpeg = photograph.read_raw_bytes()
    with_place = jpeg[:2] + b"\xff\xe1\x00\x10Exif\0\0Carlisle" + jpeg[2:]
    photograph.write(with_place, filter=Name.DCTDecode)

    content = pdfs.saved(pdf)
    copy, _done = cleaned(content)

    assert "picture_data" in keys_of(checked(content))
    assert "picture_data" not in keys_of(checked(copy))
    with pypdfium2.PdfDocument(copy) as pages:
        assert len(set(pages[0].render().to_pil().convert("L").tobytes())) > 20


def a_full_word_file() -> bytes:
    return words.word_bytes(
        words.paragraph(
            words.run("It stays. "),
            words.inserted("So does this. ", author="Secretwriter"),
            words.taken_out("Secretwords", author="Secretwriter"),
            words.run("Secrethidden", "<w:vanish/>"),
        ),
        word__comments_xml=words.comments("Secretremark", author="Secretwriter"),
        docProps__core_xml=words.core(title="Report", creator="Secretwriter"),
        docProps__app_xml=words.app(Company="Secretcompany"),
        customXml__item1_xml="<x>Secretdata</x>",
        word__people_xml=(
            '<w15:people xmlns:w15="x"><w15:person w15:author="Secretwriter"/>'
            "</w15:people>"
        ),
    )


def test_a_cleaned_word_file_keeps_its_words_its_title_and_nothing_else():
    copy, _done = cleaned(a_full_word_file(), "docx")

    parts = words.parts_of(copy)
    everything = b"".join(parts.values())
    assert b"Secret" not in everything
    assert b"It stays. " in parts["word/document.xml"]
    assert b"So does this. " in parts["word/document.xml"]
    assert b"Report" in parts["docProps/core.xml"]
    assert b"comments" not in everything
    assert keys_of(checked(copy, "docx")) == set()


def test_a_file_inside_that_no_page_shows_is_not_in_the_copy():
    content = words.word_bytes(
        words.paragraph(words.run("It stays.")), word__embeddings__notes_bin=b"Secret"
    )

    copy, done = cleaned(content, "docx")

    assert done["removed"] == {"attachments": 1}
    parts = words.parts_of(copy)
    assert b"It stays." in parts["word/document.xml"]
    assert [name for name in parts if "embeddings" in name] == []


@pytest.mark.parametrize("shown", ["object", "altChunk", "subDoc", "control"])
def test_a_word_file_that_shows_a_file_inside_is_not_cleaned(shown):
    content = words.word_bytes(f"<w:p><w:r><w:{shown}/></w:r></w:p>")

    assert refusal_of(content, "docx") == "not_cleaned"
