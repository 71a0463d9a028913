"""The never-publish list finds its words however they are written, and keeps none."""

from base64 import b64encode

import pikepdf
import pytest

from cms.reading.words import WordList, pieces_of
from tests.cms.reading import pdfs, words
from tests.cms.reading.asking import KEY, checked, finding, keys_of, listing

ENTRIES = ("Jameson", "Łukasz O’Brien-Smith", "12 Acacia Road", "Ina")


def is_found(text: str) -> bool:
    known = listing(*ENTRIES)
    return WordList(KEY, known["entries"], known["longest"]).is_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "Jameson",
        "JAMESON’S mother",
        "Jame-\nson lived here",
        "Jame\u00adson",
        "Jame\u200bson",
        "Jame\x02\nson",
        "Łukasz O'Brien-Smith",
        "lukasz\u00a0obrien smith",
        "LUKASZ O’BRIEN\u2011SMITH",
        "Lukasz\nO'Brien-\nSmith",
        "Łukasz OBrienSmith",
        "12, Acacia\n  Road",
        "Ina came home",
        "the Jamesons",
        "Jameson1 said",
        "Jameson¹ said",
        "O’Brien-Smith, Łukasz",
        "O'BRIEN-SMITH Łukasz",
        "Łukasz Jan O’Brien-Smith",
        "Łukasz J. O’Brien-Smith",
        "Łukasz and Anna O’Brien-Smith",
        "the O’Brien-Smiths: Łukasz O’Brien-Smiths",
        "Ł. O’Brien-Smith",
        "Jаmeson",  # with a letter of another alphabet
        "J\r\nA\r\nM\r\nE\r\nS\r\nO\r\nN",
        "\u202enosemaJ\u202c",  # shown from the right
    ],
)
def test_an_entry_is_found_however_it_is_written(text):
    assert is_found(text)


@pytest.mark.parametrize(
    "text",
    [
        "James on the road",
        "road acacia, twelve",
        "Smith alone",
        "then smith called lukasz obrien",
        "in a home",
        "12 Acacia Avenue",
        "",
    ],
)
def test_other_words_are_not_found(text):
    assert not is_found(text)


def test_a_name_with_an_accent_is_found_without_and_the_other_way_round():
    known = listing("José Müller", "Zoe")
    names = WordList(KEY, known["entries"], known["longest"])

    assert names.is_in("Jose Muller")
    assert names.is_in("Zoë")
    assert names.is_in("ZOE\u0308")


def test_letters_that_keyboards_put_for_one_another_are_the_same():
    known = listing("علی اکبر")

    assert WordList(KEY, known["entries"], known["longest"]).is_in("علي اكبر")


def test_an_entry_that_is_no_name_is_not_turned_round():
    known = listing("Child A", "Green House")
    names = WordList(KEY, known["entries"], known["longest"])

    assert not names.is_in("A child came to the house green with envy")


def test_another_key_finds_nothing():
    known = listing("Jameson")

    assert not WordList(b"other", known["entries"], known["longest"]).is_in("Jameson")


def test_a_list_of_one_long_phrase_compares_windows_of_that_length():
    known = listing("the house at the end of the lane")
    names = WordList(KEY, known["entries"], known["longest"])

    assert names.is_in("It was the house at the\nend of the lane.")
    assert [piece.page for piece in pieces_of("one two", 3)] == [3, 3]


PLACES = {
    "on a page": lambda pdf: None,
    "author": lambda pdf: pdf.docinfo.__setitem__("/Author", "Jameson Doe"),
    "title": lambda pdf: pdf.docinfo.__setitem__("/Title", "Review of Jameson Doe"),
    "comment": lambda pdf: pdfs.remark(pdf, "Text", "ask Jameson Doe"),
    "attachment_name": lambda pdf: pdf.attachments.__setitem__(
        "Jameson Doe.docx", b"x"
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_listed_name_is_found_wherever_it_stands_in_a_pdf(place):
    said = "Jameson Doe" if place == "on a page" else "Nobody"
    pdf = pdfs.new_pdf(pdfs.text(said))
    PLACES[place](pdf)

    report = checked(pdfs.saved(pdf), **listing("Jameson Doe"))

    places = finding(report, "never_publish:1")["places"]
    assert {one.get("where", "on a page") for one in places} >= {place}
    assert "Jameson" not in str(report)


def test_a_listed_name_that_is_hidden_is_found_and_so_is_one_across_two_pages():
    hidden = pdfs.text("Jameson Doe", colour="1")
    across = [pdfs.text("His name was Jameson"), pdfs.text("Doe, and he lived here")]

    for pages in ([hidden], across):
        content = pdfs.saved(pdfs.new_pdf(*pages))
        report = checked(content, **listing("Jameson Doe"))
        assert "never_publish:1" in keys_of(report)


@pytest.mark.parametrize(
    "body",
    [
        words.paragraph(words.run("Jameson "), words.run("Doe")),
        words.paragraph(words.taken_out("Jameson Doe")),
        words.paragraph(words.inserted("x", author="Jameson Doe")),
    ],
)
def test_a_listed_name_is_found_in_what_word_keeps(body):
    content = words.word_bytes(body)

    report = checked(content, "docx", **listing("Jameson Doe"))

    assert "never_publish:1" in keys_of(report)
    assert "Jameson" not in str(report)


@pytest.mark.parametrize("ending", ["docx", "txt", "bin"])
def test_a_listed_name_in_a_file_inside_a_file_is_found(ending):
    inside = {
        "docx": words.word_bytes(words.paragraph(words.run("Jameson Doe"))),
        "txt": "Jameson Doe".encode("utf-16"),
        "bin": b"\0\1\2\3Jameson Doe\0\xff",
    }
    pdf = pdfs.new_pdf(pdfs.text("Nobody"))
    pdf.attachments[f"notes.{ending}"] = inside[ending]

    report = checked(pdfs.saved(pdf), **listing("Jameson Doe"))

    assert "never_publish:1" in keys_of(report)


@pytest.mark.parametrize(
    "body",
    [
        r"{\v Child T is Zofia Wi\u347\'9cniewska}\par Good practice was seen.",
        r"\uc0 Zofia Wi\u347 niewska\cell Good practice",
        r"{\b Zofia Wi\u347?}{\*\bkmkstart x}{\i nie}"
        "\r\n"
        r"{\rtlch wska}\page Good",
        r"{\fonttbl{\f3\fcharset238 Arial CE;}}{\f3 Zofia Wi\'9cniewska}\line Good",
        r"{\info{\author Zofia Wi\'9cniewska}{\title Review}}",
        r"{\fonttbl{\f3\fcharset238 Arial CE;}}{\f3 Zofia Wiśniewska}\tab",
        r"Zofia{\footnote Seen in May.} Wi\u347?niewska\'2c aged three",
    ],
)
@pytest.mark.parametrize("is_inside", [False, True])
def test_a_listed_name_in_rich_text_is_found_as_programs_write_it(body, is_inside):
    page = "1250" if "author" in body else "1252"
    content = rf"{{\rtf1\ansi\ansicpg{page} {body}\par}}".encode("cp1250")
    # Old programs call it so as well.
    ending, known = "doc", listing("Zofia Wiśniewska")
    if is_inside:
        pdf = pdfs.new_pdf(pdfs.text("Nobody"))
        pdf.attachments["notes.rtf"] = content
        ending, content = "pdf", pdfs.saved(pdf)

    assert "never_publish:1" in keys_of(checked(content, ending, **known))


def test_a_file_inside_a_pdf_is_read_by_its_kind_whether_or_not_it_is_marked_as_one():
    letter = b"MIME-Version: 1.0\nContent-Type: text/plain\n"
    letter += b"Content-Transfer-Encoding: base64\n\n" + b64encode(b"About Jameson Doe")
    word = words.word_bytes(words.paragraph(words.run("Jameson Doe")))
    pdf = pdfs.new_pdf(pdfs.text("Nobody"))

    for name, content in (("notes.docx", word), ("letter.eml", letter)):
        pdf.attachments["file"] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
        del pdf.attachments["file"].obj.EF.F["/Type"]
        report = checked(pdfs.saved(pdf), **listing("Jameson Doe"))
        places = finding(report, "never_publish:1")["places"]
        assert "attachment" in {one.get("where") for one in places}


@pytest.mark.parametrize(
    "name", ["Green-Jameson.txt", "about JGreen v2.txt", "green jameson - notes.txt"]
)
def test_what_a_file_is_called_is_read_like_its_text(name):
    report = checked(b"Nobody", "txt", names=[name], **listing("Jameson Green"))

    (place,) = finding(report, "never_publish:1")["places"]
    assert place["where"] == "name"


def test_an_office_file_that_is_not_understood_is_searched_all_the_same():
    content = words.zip_bytes(
        {"xl/sharedStrings.xml": "<sst><si>Jameson Doe</si></sst>"}
    )

    report = checked(content, "odg", **listing("Jameson Doe"))

    assert {"not_read", "never_publish:1"} <= keys_of(report)


def test_a_long_text_of_a_script_without_capitals_is_many_steps(monkeypatch):
    steps = []
    monkeypatch.setattr("cms.reading.report.begin_step", lambda: steps.append(1))

    checked(("علی " * 2500).encode(), "txt", **listing("علی اکبر"))

    assert len(steps) == 3
