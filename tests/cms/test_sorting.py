"""Titles stand in the order of the alphabet of their language."""

import pytest
from django.utils import translation

from boards.models import NewsIndexPage, NewsPage
from tests.factories import get, make_board, make_page
from tests.reading import each
from tests.states import home_in

pytestmark = pytest.mark.django_db

ORDERS = {
    "en-gb": ["Child 1", "child 2", "Child P", "Children", "École", "Edge"],
    "cy": ["Cyw", "Chwarae", "Dŵr", "Dydd", "Ddoe", "Lôn", "Llan", "Tŷ", "Thema"],
    "pl": ["Las", "Łąka", "Magda", "Sam", "Śnieg", "Zebra", "Źródło", "Żaba"],
    "ro": ["Ana", "Ăla", "Baba", "Sora", "Șarpe", "Tata", "Țara"],
    "lt": ["Cukrus", "Čia", "Dar", "Imti", "Ypač", "Jau", "Zona", "Žodis"],
    "pt": ["Água", "Azul", "Cão", "Casa", "Órgão"],
    "ur": ["اب", "بچہ", "پتا", "تین", "ٹوپی", "یہ", "Child P"],
    "ar": ["أب", "ابن", "باب", "يد", "Child P"],
    "bn": ["অভয়", "কথা", "শিশু", "Child P"],
    "pa": ["ਅੱਜ", "ਕੰਮ", "ਬੱਚਾ", "Child P"],
}


@pytest.mark.parametrize("code", ORDERS)
def test_a_list_is_in_the_order_of_its_languages_alphabet(client, code):
    board = make_board()
    home = board.home if code == "en-gb" else home_in(board, code)
    news = make_page(NewsIndexPage, home, slug="news")
    for number, title in enumerate(reversed(ORDERS[code])):
        make_page(NewsPage, news, title=title, slug=f"news-{number}")

    with translation.override(code):
        titles = each(get(client, board, news), ".news-item__title")

    assert titles == ORDERS[code]
