"""A question that is put into SQL once is asked with other values, and answers them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models import QuerySet
from wagtail.models import Page

from boards.models import ContentPage
from cms.shapes import Shape
from cms.tenancy.scope import widen_to_everything
from tests.factories import make_board, make_page

pytestmark = pytest.mark.django_db


def named(model: type[Page], *, slug: str) -> QuerySet[Page]:
    return model.objects.filter(slug=slug).select_related("locale")


def test_each_is_answered_by_its_own_values_and_put_into_sql_once(monkeypatch):
    board = make_board()
    pages = [make_page(ContentPage, board.home, slug=slug) for slug in ("one", "two")]
    made = []

    def build(model, **values):
        made.append(model)
        return named(model, **values)

    shape = Shape(build)
    found = [shape.ask(ContentPage, slug=slug) for slug in ("one", "two", "three")]
    of_another_kind = shape.ask(Page, slug="two")

    assert found == [[pages[0]], [pages[1]], []]
    assert [page.pk for page in of_another_kind] == [pages[1].pk]
    assert made == [ContentPage, Page]


def test_what_is_fetched_with_a_row_is_there(django_assert_num_queries):
    make_page(ContentPage, make_board().home, slug="one")
    [page] = Shape(named).ask(ContentPage, slug="one")

    with django_assert_num_queries(0):
        assert page.locale.language_code == "en-gb"


def test_a_value_that_is_looked_at_while_it_is_put_into_sql_is_refused():
    shape = Shape(lambda *, slug: Page.objects.filter(slug=slug.strip("\x02")))

    with pytest.raises(ValueError, match="slug"):
        shape.ask(slug="one")


def test_a_value_is_never_part_of_the_words_of_a_question():
    make_page(ContentPage, make_board().home, slug="one")

    assert Shape(named).ask(ContentPage, slug="one' OR 'a' = 'a") == []


def test_what_one_thread_has_put_into_sql_another_asks_over_its_own_connection():
    shape = Shape(named)
    make_page(ContentPage, make_board().home, slug="one")
    [page] = shape.ask(ContentPage, slug="one")

    def ask() -> list[Page]:
        widen_to_everything()
        try:
            return shape.ask(ContentPage, slug=page.slug)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as others:
        # It does not see what this transaction has written.
        assert others.submit(ask).result() == []
