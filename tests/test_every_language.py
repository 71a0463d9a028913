"""What holds for every type of page in each of the ten languages."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from cms.languages import direction, language_tag
from tests.every_page import TYPES
from tests.factories import get, make_board
from tests.in_languages import WORDS, one_of_each_in
from tests.reading import parsed, words_of
from tests.whole import share
from tests.worlds import taken_back

CODES = [code for code, _name in settings.LANGUAGES]
TEN = 10
# Asked for wholly: the language of all boards, and those that run from right to left.
# The others differ in their words alone, and are asked for a third of the types each.
WHOLLY = {settings.LANGUAGE_CODE, "ur", "ar"}

every_language = pytest.mark.parametrize("code", CODES)
right_to_left = pytest.mark.parametrize("code", ["ur", "ar"])
left_to_right = pytest.mark.parametrize(
    "code", [code for code in CODES if direction(code) == "ltr"]
)

Answers = dict[str, dict[str, HttpResponse]]


@pytest.fixture(scope="module")
def answers(django_db_setup, django_db_blocker) -> Iterator[Answers]:
    """What a visitor gets for the types of pages in every language."""
    with taken_back(django_db_blocker):
        board = make_board(
            name="Cumbria Board (LSCB)",
            concern_phone="0333 240 1727",
            phone="01480 373582",
            email="office@example.org",
            address="117 Botchergate\nCarlisle",
        )
        pages = {code: one_of_each_in(board, code) for code in CODES}
        yield {
            code: {name: get(Client(), board, of_code[name]) for name in types_in(code)}
            for code, of_code in pages.items()
        }


def types_in(code: str) -> list[str]:
    """The types of pages that are asked for in a language."""
    return TYPES if code in WHOLLY else share(TYPES, CODES.index(code) % 3, 3)


def test_there_are_ten_languages_with_words_of_their_own():
    assert len(CODES) == TEN
    assert set(WORDS) == set(CODES)


def test_every_type_is_asked_for_in_words_of_other_languages():
    others = [name for code in CODES if code not in WHOLLY for name in types_in(code)]

    assert set(others) == set(TYPES)


@every_language
def test_every_page_is_there_and_says_its_language(answers, code):
    assert sorted(answers[code]) == sorted(types_in(code))
    for name, response in answers[code].items():
        document = parsed(response)
        assert response.status_code == 200, name
        assert document.html["lang"] == language_tag(code)
        assert document.html["dir"] == direction(code)
        assert response["Content-Language"] == language_tag(code)


@every_language
def test_its_own_words_stand_in_it_whole(answers, code):
    title, sentence = WORDS[code]
    assert answers[code]
    for name, response in answers[code].items():
        heading = words_of(parsed(response).h1)
        assert heading == (sentence if name == "HomePage" else title)


@every_language
def test_every_page_leads_only_to_pages_of_its_own_language(answers, code):
    prefix = "/" if code == settings.LANGUAGE_CODE else f"/{code}/"
    beside = ("/documents/", "/ask-for-a-copy/")
    assert answers[code]
    for response in answers[code].values():
        links = parsed(response).select(":is(main, .site-menu, nav, footer) a[href]")
        strays = [
            link["href"]
            for link in links
            if str(link["href"]).startswith("/")
            and not str(link["href"]).startswith((prefix, *beside))
            and not link.get("hreflang")
        ]
        assert not strays


@right_to_left
def test_numbers_and_addresses_keep_their_order_in_every_line(answers, code):
    assert answers[code]
    for response in answers[code].values():
        document = parsed(response)
        for link in document.select("a[href^='tel:'], a[href^='mailto:']"):
            [inner] = link.select("bdi") or [None]
            assert inner is None or inner["dir"] == "ltr"
        lines = document.select(".site-footer__address bdi")
        assert [(line["dir"], line.get_text()) for line in lines] == [
            ("ltr", "117 Botchergate"),
            ("ltr", "Carlisle"),
        ]


@right_to_left
def test_names_in_latin_letters_are_whole_in_header_and_title(answers, code):
    assert answers[code]
    for response in answers[code].values():
        document = parsed(response)
        name = document.select_one(".site-header__name bdi")
        assert (name["dir"], name.get_text()) == ("ltr", "Cumbria Board (LSCB)")
        assert document.title.get_text().endswith("\u2066Cumbria Board (LSCB)\u2069")


@right_to_left
def test_a_title_with_a_foreign_name_keeps_the_pages_direction(answers, code):
    titles = [
        (name, title["dir"])
        for name, response in answers[code].items()
        for title in parsed(response).select("h1 bdi, .govuk-breadcrumbs li bdi")
    ]

    assert {said for _name, said in titles} == {"rtl"}, titles


@left_to_right
def test_no_page_holds_marks_that_its_language_has_no_use_for(answers, code):
    assert answers[code]
    for name, response in answers[code].items():
        html = response.content.decode()
        without_addresses = re.sub(r'<bdi dir="ltr">[^<]*</bdi>', "", html)
        assert "<bdi" not in without_addresses, name
        assert not re.search("[\u2066-\u2069]", html)
