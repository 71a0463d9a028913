"""PO files: out with every text, and back with a report of each entry."""

import random

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from boards.translations.words.po_files import LARGEST_FILE
from tests.boards.translations.screens.asking import (
    give_language,
    make_guide,
    send,
    text,
)
from tests.factories import make_editor
from tests.languages import version

pytestmark = pytest.mark.django_db
TITLE, SUMMARY, RINGING = "Worried", "You need", "Ring"


def download(client: Client, page: Page) -> polib.POFile:
    answer = client.get(reverse("translation_po", args=[page.pk]))
    assert answer.status_code == 200
    return polib.pofile(answer.content.decode())


def upload(client: Client, page: Page, content: bytes | str) -> HttpResponse:
    raw = content.encode() if isinstance(content, str) else content
    file = SimpleUploadedFile("page.po", raw)
    address = reverse("translation_upload", args=[page.pk])
    return client.post(address, {"file": file})


def fates(answer: HttpResponse) -> dict[str, str]:
    return {line.source: str(line.fate) for line in answer.context["lines"]}


def refusal(answer: HttpResponse) -> str:
    (sentence,) = answer.context["form"].errors["file"]
    return sentence


def entry(file: polib.POFile, source: str) -> polib.POEntry:
    return next(one for one in file if one.msgid.startswith(source))


def words(page: Page) -> dict[str, str]:
    return {key: text(page, key).words for key in (TITLE, SUMMARY, RINGING)}


NOTHING = {TITLE: "", SUMMARY: "", RINGING: ""}


def test_a_file_that_goes_out_and_comes_back_brings_its_words(world):
    file = download(world.writing, world.page)
    entry(file, TITLE).msgstr = "Tytuł & więcej"
    entry(file, RINGING).msgstr = 'Do <a id="a1">nas</a>'

    answer = upload(world.writing, world.page, str(file))

    assert words(world.page) == {
        TITLE: "Tytuł & więcej",
        SUMMARY: "",
        RINGING: 'Do <a id="a1">nas</a>',
    }
    assert sorted(fates(answer).values()) == ["empty", "taken", "taken"]
    draft = Page.objects.get(pk=world.page.pk).specific.get_latest_revision_as_object()
    assert draft.title == "Tytuł & więcej"


def test_the_report_says_of_each_entry_what_became_of_it(world):
    send(world.writing, world.page, {TITLE: "Stary", SUMMARY: "Ten sam"})
    file = download(world.writing, world.page)
    entry(file, TITLE).msgstr = "Nowy"
    entry(file, RINGING).msgstr = "bez linku"
    place = entry(file, TITLE).msgctxt
    file.append(polib.POEntry(msgid="Never said", msgctxt=place, msgstr="Nigdy"))
    file.append(
        polib.POEntry(msgid=entry(file, SUMMARY).msgid, msgctxt=place, msgstr="Gdzie")
    )
    file.append(
        polib.POEntry(msgid="Said once", msgctxt=place, msgstr="Kiedyś", obsolete=True)
    )

    answer = upload(world.writing, world.page, str(file))

    lines = answer.context["lines"]
    assert [str(line.fate) for line in lines] == [
        "replaced",
        "unchanged",
        "broken",
        "unknown",
        "other_place",
        "obsolete",
    ]
    assert "A link of the source is missing" in lines[2].why
    assert all(line.number for line in lines)
    html = answer.content.decode()
    assert "Left out: the source has no such text: 1" in html
    assert words(world.page)[TITLE] == "Nowy"


def test_what_a_tool_marks_as_unsure_is_left_out(world):
    file = download(world.writing, world.page)
    entry(file, TITLE).msgstr = "Może"
    entry(file, TITLE).flags.append("fuzzy")

    answer = upload(world.writing, world.page, str(file))

    assert fates(answer)["Worried about a child?"] == "fuzzy"
    assert words(world.page) == NOTHING


def test_what_stands_twice_is_taken_once(world):
    file = download(world.writing, world.page)
    first = entry(file, TITLE)
    first.msgstr = "Pierwszy"
    file.append(polib.POEntry(msgid=first.msgid, msgctxt=first.msgctxt, msgstr="Drugi"))

    answer = upload(world.writing, world.page, str(file))

    assert str(answer.context["lines"][-1].fate) == "twice"
    assert words(world.page)[TITLE] == "Pierwszy"


def test_nothing_of_another_page_s_file_is_taken(world):
    other = version(make_guide(world.board), "pl", written=False)
    file = download(world.writing, other)
    entry(file, TITLE).msgstr = "Cudze"

    answer = upload(world.writing, world.page, str(file))

    assert "This file is of another page" in refusal(answer)
    assert words(world.page) == NOTHING


def test_nothing_of_another_language_s_file_is_taken(world):
    give_language(world.board, "ur")
    file = download(world.writing, version(world.source, "ur", written=False))
    del file.metadata["X-WagtailLocalize-TranslationID"]
    entry(file, TITLE).msgstr = "بچہ"

    answer = upload(world.writing, world.page, str(file))

    assert "in “ur”, and this page is in “pl”" in refusal(answer)
    assert words(world.page) == NOTHING


def test_a_file_without_one_text_of_the_page_is_refused(world):
    file = polib.POFile()
    file.append(polib.POEntry(msgid="Hello", msgstr="Cześć"))

    answer = upload(world.writing, world.page, str(file))

    assert "No text of this file is one of this page" in refusal(answer)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00\x01",
        b"%PDF-1.4 no po file",
        b'msgid "open\nmsgstr "',
        b"/etc/passwd",
        b"/etc/hostname\x00",
        '#~ msgid ""\n#, fuzzy'.encode("utf-16"),
        b'msgstr[9] "x"',
    ],
    ids=[
        "empty",
        "no-text",
        "pdf",
        "torn",
        "a-path",
        "a-path-with-zero",
        "utf-16",
        "plural",
    ],
)
def test_what_is_no_po_file_is_refused_in_words(world, content):
    answer = upload(world.writing, world.page, content)

    assert answer.status_code == 200
    assert refusal(answer)
    assert words(world.page) == NOTHING


def test_a_file_that_is_too_large_is_refused_although_it_fits(world):
    file = download(world.writing, world.page)
    entry(file, TITLE).msgstr = "Za dużo"
    content = f"{file}\n# {'x' * LARGEST_FILE}\n"

    answer = upload(world.writing, world.page, content)

    assert "larger than 1 MB" in refusal(answer)
    assert words(world.page) == NOTHING


def test_the_name_of_a_file_of_the_server_opens_no_file(world, tmp_path):
    file = download(world.writing, world.page)
    entry(file, TITLE).msgstr = "Z dysku"
    there = tmp_path / "page.po"
    there.write_text(str(file))

    answer = upload(world.writing, world.page, str(there))

    assert "This is no PO file" in refusal(answer)
    assert words(world.page) == NOTHING


def test_no_bytes_at_all_break_the_screen(world):
    dice = random.Random(5)
    good = str(download(world.writing, world.page)).encode()
    for _attempt in range(25):
        spoilt = bytearray(good)
        for _change in range(dice.randint(1, 20)):
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
        answer = upload(world.writing, world.page, bytes(spoilt))
        assert answer.status_code == 200


def test_a_file_without_a_file_says_what_to_do(world):
    address = reverse("translation_upload", args=[world.page.pk])

    answer = world.writing.post(address)

    assert refusal(answer) == "Choose the file, for example page-pl.po."


def test_a_locked_page_takes_no_file(world):
    file = download(world.writing, world.page)
    entry(file, TITLE).msgstr = "Za późno"
    page = Page.objects.get(pk=world.page.pk)
    page.locked, page.locked_by = True, make_editor(world.board)
    page.save(update_fields=["locked", "locked_by"])

    answer = upload(world.writing, world.page, str(file))

    assert "locked" in refusal(answer)
    assert words(world.page) == NOTHING
