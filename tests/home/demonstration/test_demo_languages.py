"""The demonstration speaks Polish and Urdu where a board asked for it, and is whole."""

import re
from collections import Counter
from copy import copy

import polib
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import Page
from wagtail_localize.models import StringSegment
from wagtail_localize.strings import StringValue

from boards.models import Board
from boards.models.pages.versions import source_of, translation_for
from boards.translations.states import is_behind, progress
from home import demo
from home.demo.cambridgeshire import LANGUAGES, TRANSLATED
from home.demo.languages import FOLDER, words_in
from home.models import HomePage
from tests.reading import parsed, words_of

pytestmark = [pytest.mark.usefixtures("demonstration"), pytest.mark.django_db]

BOARD = demo.cambridgeshire.BOARD
EACH_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)
OTHERS = [board for board in demo.BOARDS if board is not BOARD]


def get(board, path):
    return Client().get(path, headers={"host": board.hostname})


def container(board):
    return Board.objects.get(hostname=board.hostname)


def home_in(language):
    homes = HomePage.objects.child_of(container(BOARD))
    return homes.get(locale__language_code=language)


def pages_in(language):
    pages = Page.objects.descendant_of(home_in(language), inclusive=True)
    return list(pages.order_by("path").specific())


def path_of(page):
    return page.relative_url(container(BOARD).site)


def said_in_its_own_language(response):
    """The words of a page, without those that are marked as another language's."""
    main = copy(parsed(response).select_one("main"))
    for marked in main.select('[lang="en-GB"]'):
        marked.decompose()
    return words_of(main)


def lines(text):
    """The words of a text as a page prints them, line for line."""
    plain = StringValue(text).render_text()
    return [" ".join(line.split()) for line in plain.split("\n") if line.strip()]


@EACH_LANGUAGE
def test_its_chosen_pages_are_public_in_each_language_and_no_others(language):
    pages = pages_in(language)

    assert sorted(page.slug for page in pages[1:]) == sorted(TRANSLATED)
    for page in pages:
        response = get(BOARD, path_of(page))
        document = parsed(response).html

        assert response.status_code == 200, path_of(page)
        assert path_of(page).startswith(f"/{language}/")
        assert document["lang"] == language
        assert document["dir"] == ("rtl" if language == "ur" else "ltr")


@EACH_LANGUAGE
def test_no_page_says_a_text_of_its_source(language):
    pages = pages_in(language)
    compared = 0
    for page in pages:
        said = said_in_its_own_language(get(BOARD, path_of(page)))
        source = translation_for(page).source
        for segment in StringSegment.objects.filter(source=source):
            for line in lines(segment.string.data):
                compared += 1
                assert f" {line} " not in f" {said} ", path_of(page)

    assert compared > len(pages) > len(TRANSLATED)


@EACH_LANGUAGE
def test_every_page_says_all_that_its_source_says_now(language):
    pages = pages_in(language)

    assert len(pages) > len(TRANSLATED)
    for page in pages:
        assert progress(translation_for(page)).is_complete
        assert page.source_words == source_of(page).source_words != ""
        assert not is_behind(page)


@EACH_LANGUAGE
def test_every_number_that_can_be_rung_is_its_sources(language):
    def numbers(page):
        return sorted(
            link["href"]
            for link in parsed(get(BOARD, path_of(page))).select("a[href^=tel]")
        )

    found = {page: numbers(page) for page in pages_in(language)}

    assert any(found.values())
    assert found == {page: numbers(source_of(page)) for page in found}


@EACH_LANGUAGE
def test_every_text_of_the_words_stands_on_a_page(language):
    translations = [translation_for(page) for page in pages_in(language)]
    segments = StringSegment.objects.filter(
        source__in=[translation.source_id for translation in translations]
    )

    asked = set(segments.values_list("string__data", flat=True))

    assert set(words_in(language)) == asked


@EACH_LANGUAGE
def test_every_text_keeps_the_links_and_the_numbers_of_the_english_one(language):
    def marks(text):
        tags = BeautifulSoup(text, "html.parser").find_all(True)
        return Counter((tag.name, tag.get("id")) for tag in tags)

    def numbers(text):
        return Counter(re.findall(r"\d[\d ]{2,}\d|999", text))

    entries = list(polib.pofile(str(FOLDER / f"{language}.po")))

    assert any(marks(entry.msgid) for entry in entries)
    assert any(numbers(entry.msgid) for entry in entries)
    for entry in entries:
        assert entry.msgstr, entry.msgid
        assert marks(entry.msgstr) == marks(entry.msgid), entry.msgid
        assert numbers(entry.msgstr) == numbers(entry.msgid), entry.msgid


def test_urdu_is_written_in_its_own_letters():
    """A letter of Arabic or Persian keyboards looks right, and is not found."""
    foreign = {"ي", "ك", "ه", "ى"}

    assert {letter for words in words_in("ur").values() for letter in words}.isdisjoint(
        foreign
    )


def test_welsh_is_nowhere():
    assert [get(board, "/cy/").status_code for board in demo.BOARDS] == [404] * 5
    assert not Page.objects.filter(locale__language_code="cy").exists()


@EACH_LANGUAGE
def test_a_board_that_did_not_ask_for_a_language_has_no_page_in_it(language):
    assert len(OTHERS) == len(demo.BOARDS) - 1 > 0
    for board in OTHERS:
        pages = Page.objects.descendant_of(container(board))

        assert get(board, f"/{language}/").status_code == 404
        assert set(pages.values_list("locale__language_code", flat=True)) == {"en-gb"}


def test_a_page_that_is_not_translated_has_no_address_in_another_language():
    assert get(BOARD, "/library/").status_code == 200
    assert get(BOARD, "/pl/library/").status_code == 404
