"""Search understands each language as it is: by stems, or plain and without accents."""

import pytest
from django.core.management import call_command
from django.utils import translation
from wagtail.models import Page

from boards.models import ContentPage, Passage
from cms.search.ways import folded, way_of
from home.provisioning import OpenedBoard
from tests.boards.public.search.asking import TITLES
from tests.factories import cms_client, get, make_administrator, make_board, make_page
from tests.reading import each
from tests.states import home_in

pytestmark = pytest.mark.django_db

# A language, a title, and what a reader may type to find it.
FOUND = [
    ("en-gb", "Neglected children", ["neglect", "NEGLECTS"]),
    ("pt", "Crianças negligenciadas", ["criança", "negligenciada"]),
    ("ro", "Copiii neglijați", ["copiii", "neglijate"]),
    ("lt", "Vaikų apsauga", ["vaikai", "apsaugos"]),
    ("ar", "حماية الأطفال", ["الحماية", "حماية"]),
    ("pl", "Zażółć gęślą jaźń, łódź", ["zazolc", "ZAŻÓŁĆ", "lodz jazn"]),
    ("cy", "Tŷ a dŵr", ["ty", "dwr", "tŷ dŵr"]),
    ("ur", "بچّوں کی حفاظت ۱۲", ["بچوں", "حفاظت", "12", "كی"]),
    ("bn", "শিশু সুরক্ষা", ["শিশু", "সুরক্ষা শিশু"]),
    ("pa", "ਬੱਚਿਆਂ ਦੀ ਸੁਰੱਖਿਆ", ["ਬੱਚਿਆਂ", "ਸੁਰੱਖਿਆ"]),
]
CASES = [(code, title, typed) for code, title, many in FOUND for typed in many]


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def found(client, board: OpenedBoard, code: str, typed: str) -> list[str]:
    prefix = "" if code == "en-gb" else f"/{code}"
    response = get(client, board, f"{prefix}/search/", q=typed)
    return each(response, TITLES)


@pytest.mark.parametrize(("code", "title", "typed"), CASES)
def test_a_word_is_found_as_its_language_bends_and_writes_it(
    client, board, code, title, typed
):
    home = board.home if code == "en-gb" else home_in(board, code)
    make_page(ContentPage, home, title=title, slug="found")
    make_page(ContentPage, home, title="Other", slug="other")

    assert found(client, board, code, typed) == [title]


def test_no_language_is_understood_by_the_rules_of_another(client, board):
    make_page(ContentPage, home_in(board, "pl"), title="Ponies", slug="page")

    # An English stem of both would be the same.
    assert found(client, board, "pl", "pony") == []


def test_a_vowel_sign_is_no_accent():
    assert folded("কি") != folded("কা")
    assert folded("ਕਿ") != folded("ਕਾ")


def test_words_with_stems_keep_the_accents_that_their_stems_depend_on():
    assert way_of("pt").fold("Avó") == "Avó"
    assert way_of("en-gb").fold("Café") == "Café"


@pytest.mark.parametrize("typed", ["zazolc", "Zażółć", "neglect"])
def test_a_search_that_names_no_language_finds_pages_of_each(board, typed):
    make_page(ContentPage, board.home, title="Neglected", slug="one")
    make_page(ContentPage, home_in(board, "pl"), title="Zażółć", slug="two")

    expected = "Neglected" if typed == "neglect" else "Zażółć"
    assert [page.title for page in Page.objects.search(typed)] == [expected]


def test_who_edits_finds_a_page_by_the_beginning_of_its_title(board):
    make_page(ContentPage, home_in(board, "pl"), title="Zażółć", slug="two")

    response = cms_client(make_administrator()).get(
        "/admin/pages/search/", {"q": "Zażó"}
    )

    assert [page.title for page in response.context["object_list"]] == ["Zażółć"]


def test_a_page_that_changes_is_found_by_its_new_words_alone(client, board):
    page = make_page(ContentPage, home_in(board, "pl"), title="Pierwszy", slug="page")
    page.title = "Drugi"
    page.save()

    assert found(client, board, "pl", "drugi") == ["Drugi"]
    assert found(client, board, "pl", "pierwszy") == []


def test_the_index_can_be_made_anew(client, board):
    make_page(ContentPage, home_in(board, "pl"), title="Łódź", slug="page")
    Passage.objects.all().delete()
    assert found(client, board, "pl", "lodz") == []

    with translation.override("en-gb"):
        call_command("index_search")

    assert found(client, board, "pl", "lodz") == ["Łódź"]
