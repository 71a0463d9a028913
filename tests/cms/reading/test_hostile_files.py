"""Files that are made to harm: refused, while the process that asked goes on."""

import io
import resource
import struct
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from cms.reading import limits
from cms.reading.kinds import check_archives_directory
from cms.reading.limits import FileRejected
from tests.cms.reading import office, pdfs, words
from tests.cms.reading.asking import read_here, report_on
from tests.whole import WHOLE


def zip_bomb() -> bytes:
    """300 MB of nothing in 300 KB."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        # The parts that lead to the main one, as it is read before any other.
        archive.writestr("_rels/.rels", words.LEADS_TO_DOCUMENT)
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            for _megabyte in range(300):
                part.write(b"\0" * 1_000_000)
    return content.getvalue()


def lying_zip_bomb() -> bytes:
    """The same, with a directory that says that it is small."""
    bomb = bytearray(zip_bomb())
    at = bomb.rindex(b"PK\x01\x02")
    bomb[at + 24 : at + 28] = struct.pack("<I", 1000)
    return bytes(bomb)


def many_pages(count: int) -> bytes:
    pdf = pikepdf.Pdf.new()
    page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, 100, 100])
    for _number in range(count):
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdfs.saved(pdf)


def endless_picture() -> bytes:
    """A page that draws forms that draw forms, 10^9 times in all."""
    pdf = pdfs.new_pdf("/X0 Do")
    inner = pikepdf.Stream(pdf, b"0 0 1 1 re f")
    inner.stream_dict = _form()
    for _level in range(9):
        outer = pikepdf.Stream(pdf, b"/X0 Do " * 10)
        outer.stream_dict = _form()
        outer.Resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(X0=pdf.make_indirect(inner))
        )
        inner = outer
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(X0=pdf.make_indirect(inner))
    return pdfs.saved(pdf)


def _form() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 100, 100]
    )


def flate_bomb() -> bytes:
    """A content stream that unpacks to 1.5 GB."""
    pdf = pdfs.new_pdf("")
    packed = io.BytesIO()
    pdf.pages[0].Contents = pikepdf.Stream(pdf, b" " * 50_000_000)
    first = pikepdf.Array([pdf.pages[0].Contents] * 30)
    pdf.pages[0].Contents = first
    pdf.save(packed, compress_streams=True)
    return packed.getvalue()


def upon_each_other() -> bytes:
    """Two entries of a directory that name the same bytes."""
    whole = bytearray(words.word_bytes())
    entry = whole.rindex(b"PK\x01\x02")
    first = whole.index(b"PK\x01\x02")
    whole[entry + 42 : entry + 46] = whole[first + 42 : first + 46]
    return bytes(whole)


PLAIN = pdfs.saved(
    pdfs.new_pdf(pdfs.text("Words")),
    object_stream_mode=pikepdf.ObjectStreamMode.disable,
)
TYPES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
# Refused for what they are, before anything of them is opened.
OF_ANOTHER_KIND = {
    "a program": (lambda: b"MZ\x90\0" + b"\0" * 60 + PLAIN, "pdf", "program"),
    "a script": (lambda: b"#!/bin/sh\n" + PLAIN, "pdf", "program"),
    "a web page": (lambda: b"<html>" + PLAIN, "pdf", "wrong_kind"),
    "a picture called Word": (lambda: b"\x89PNG" + b"\0" * 99, "docx", "wrong_kind"),
    "an archive called Word": (
        lambda: words.zip_bytes({"a.txt": "x"}),
        "docx",
        "wrong_kind",
    ),
    "an old Word file": (
        lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 99,
        "docx",
        "wrong_kind",
    ),
    "a workbook with a password": (
        lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
        "xlsx",
        "encrypted",
    ),
    "a PDF before a Word file": (
        lambda: PLAIN + words.word_bytes(),
        "docx",
        "wrong_kind",
    ),
    "a PDF called text": (lambda: PLAIN, "txt", "wrong_kind"),
    "no file at all": (lambda: b"", "pdf", "wrong_kind"),
}
REFUSED = {
    "a zip bomb": (zip_bomb, "docx", {"too_much"}),
    "a zip bomb that says it is small": (
        lying_zip_bomb,
        "docx",
        {"damaged", "too_much"},
    ),
    "too many pages": (
        lambda: many_pages(limits.MOST_PAGES + 1),
        "pdf",
        {"too_many_pages"},
    ),
    "a broken table": (
        lambda: PLAIN.replace(b"startxref\n", b"startxref\n9"),
        "pdf",
        {"damaged"},
    ),
    "half a file": (lambda: PLAIN[: len(PLAIN) // 2], "pdf", {"damaged"}),
    "entities in XML": (
        lambda: words.word_bytes(word__styles_xml=f"{TYPES}<x>&b;</x>"),
        "docx",
        {"damaged"},
    ),
    "an archive of 70,000 parts": (
        lambda: words.zip_bytes({str(number): "" for number in range(70_000)}),
        "odt",
        {"too_much"},
    ),
    "elements 300 deep": (
        lambda: words.word_bytes("<w:p>" * 300 + "</w:p>" * 300),
        "docx",
        {"damaged"},
    ),
    "a sheet of too many cells": (
        lambda: office.workbook(
            xl__worksheets__sheet1_xml=(
                f'<worksheet xmlns="{office.S}"><sheetData><row>'
                f"{'<c><v>1</v></c>' * (limits.MOST_CELLS + 1)}</row></sheetData>"
                "</worksheet>"
            )
        ),
        "xlsx",
        {"too_much"},
    ),
    "parts that lie upon each other": (
        lambda: upon_each_other(),
        "docx",
        {"damaged"},
    ),
    "a password": (
        lambda: pdfs.saved(
            pdfs.new_pdf(pdfs.text("Words")),
            encryption=pikepdf.Encryption(user="secret", owner="secret"),
        ),
        "pdf",
        {"encrypted"},
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_with_a_reason(name):
    make, ending, codes = REFUSED[name]

    assert report_on(make(), ending).get("refused") in codes


@pytest.mark.parametrize("name", OF_ANOTHER_KIND)
def test_what_is_not_what_its_name_says_is_refused(name, tmp_path):
    make, ending, code = OF_ANOTHER_KIND[name]

    with pytest.raises(FileRejected) as refused:
        read_here(make(), ending, tmp_path)

    assert refused.value.code == code


@pytest.fixture
def short_of_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each step of a reader has two seconds; in the whole run as long as it really has.

    What is refused for its time is refused at the end of it.
    """
    main = (
        "import sys; from pathlib import Path; from cms.reading import limits; "
        "limits.CPU_SECONDS_OF_A_STEP = 2; "
        "from cms.reading.__main__ import main; main(Path(sys.argv[1]))"
    )
    python = tmp_path / "python"
    # It is started with -m, the module, and the folder.
    python.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{main}' \"$3\"\n")
    python.chmod(0o700)
    if not WHOLE:
        monkeypatch.setattr("cms.reading.outside.sys.executable", str(python))


@pytest.mark.usefixtures("short_of_time")
@pytest.mark.parametrize("make", [endless_picture, flate_bomb])
def test_a_file_that_eats_time_or_memory_harms_its_reader_alone(make, monkeypatch):
    monkeypatch.setattr("cms.reading.outside.LONGEST", 60)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    report = report_on(make())

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert report.get("refused") in {"unreadable", "too_much", "damaged", None}
    assert grown * 1024 < limits.MEMORY / 4
    assert "refused" not in report_on(PLAIN)


def test_a_reader_that_dies_is_a_refusal(monkeypatch):
    monkeypatch.setattr("cms.reading.outside.sys.executable", "/bin/false")

    assert report_on(PLAIN) == {"refused": "unreadable"}


NOTHING = '{"findings": []}'


def test_a_reader_that_never_ends_is_ended(monkeypatch, tmp_path):
    sleeper = tmp_path / "python"
    # Who waits for it to its end is given a report.
    sleeper.write_text(f"#!/bin/sh\nsleep 30\necho '{NOTHING}' >\"$3/report.json\"\n")
    sleeper.chmod(0o700)
    monkeypatch.setattr("cms.reading.outside.sys.executable", str(sleeper))
    monkeypatch.setattr("cms.reading.outside.LONGEST", 0.5)

    assert report_on(PLAIN) == {"refused": "unreadable"}


def test_a_directory_that_is_too_long_is_refused_before_it_is_read():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(limits.MOST_PARTS + 1):
            archive.writestr(f"{number}", "")

    with pytest.raises(FileRejected):
        check_archives_directory(content)
