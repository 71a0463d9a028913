"""A page with a password is nowhere to be read of, and neither is what hangs below."""

import itertools
from collections.abc import Callable

import pytest
from django.db import transaction
from wagtail.models import Page

from boards.models import ContentPage
from home.provisioning import OpenedBoard
from tests.factories import make_board, make_page
from tests.states import lock

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def pages(board: OpenedBoard) -> dict[str, ContentPage]:
    """Two branches of three pages, and an alias of the first branch beside them."""
    found = {}
    for branch in ("a", "b"):
        parent = board.home
        for depth in range(1, 4):
            title = f"{branch}{depth}"
            parent = found[title] = make_page(
                ContentPage, parent, title=title, slug=title
            )
    found["a1"].create_alias(parent=board.home, update_slug="alias", recursive=True)
    return found


def every_choice_of(names: list[str]) -> list[tuple[str, ...]]:
    """No page, each page, and each two pages."""
    return [
        choice for size in range(3) for choice in itertools.combinations(names, size)
    ]


CHOICES = every_choice_of(["a1", "a2", "b3"])
Pages = dict[str, ContentPage]


def wrong(pages: Pages, is_wrong: Callable[[list[ContentPage]], bool]) -> list[str]:
    """The choices of pages with a password for which something is wrong.

    is_wrong: asked about all pages; what was locked is taken back after each choice.
    """
    found = []
    for choice in CHOICES:
        with transaction.atomic():
            for name in choice:
                lock(pages[name])
            everything = list(ContentPage.objects.all())
            if not everything or is_wrong(everything):
                found.append("+".join(choice) or "none")
            transaction.set_rollback(True)
    return found


def test_a_page_is_visible_exactly_while_nobody_is_asked_for_a_password(pages):
    def differs(everything: list[ContentPage]) -> bool:
        return set(ContentPage.objects.visible()) != {
            page for page in everything if not page.get_view_restrictions().exists()
        }

    assert wrong(pages, differs) == []


def test_what_is_visible_is_what_wagtail_calls_public_where_no_page_is_an_alias(pages):
    def differs(_everything: list[ContentPage]) -> bool:
        ordinary = ContentPage.objects.filter(alias_of=None)
        return set(ordinary.visible()) != set(ordinary.public())

    assert wrong(pages, differs) == []


def test_the_passwords_of_a_page_are_those_that_wagtail_asks_for(pages):
    def differs(page: ContentPage) -> bool:
        ours = set(page.get_view_restrictions())
        wagtails = set(Page.get_view_restrictions(page))
        # An alias is also behind what closes the page that it repeats.
        return not ours >= wagtails or (page.alias_of_id is None and ours != wagtails)

    assert wrong(pages, lambda everything: any(map(differs, everything))) == []


def test_the_choices_are_no_page_each_page_and_each_two():
    assert len(CHOICES) == 7
    assert CHOICES[0] == ()


def test_an_alias_is_as_closed_as_what_it_repeats(board, pages):
    lock(pages["a2"])

    hidden = ContentPage.objects.exclude(
        pk__in=ContentPage.objects.visible().values("pk")
    )

    assert sorted(page.url_path.split(board.home.slug)[-1] for page in hidden) == [
        "/a1/a2/",
        "/a1/a2/a3/",
        "/alias/a2/",
        "/alias/a2/a3/",
    ]


def test_a_page_that_repeats_something_below_a_closed_page_is_closed_too(board, pages):
    lock(pages["a1"])
    alias = pages["a3"].create_alias(parent=board.home, update_slug="out")

    assert not ContentPage.objects.visible().filter(pk=alias.pk).exists()
    assert alias.get_view_restrictions().exists()


def test_an_ordinary_page_below_a_closed_alias_is_closed_too(board, pages):
    alias = pages["a1"].create_alias(parent=board.home, update_slug="again")
    below = make_page(ContentPage, alias)
    lock(pages["a1"])

    assert not ContentPage.objects.visible().filter(pk=below.pk).exists()
    assert below.get_view_restrictions().exists()


def test_an_alias_of_an_alias_is_as_closed_as_what_both_repeat(board, pages):
    first = pages["b1"].create_alias(parent=board.home, update_slug="first")
    second = first.create_alias(parent=board.home, update_slug="second")
    lock(pages["b1"])

    assert not ContentPage.objects.visible().filter(pk=second.pk).exists()
    assert second.get_view_restrictions().exists()


def test_a_draft_is_never_visible(pages):
    pages["b1"].unpublish()

    assert not ContentPage.objects.visible().filter(title="b1").exists()


def test_the_passwords_of_a_page_are_one_question_to_the_database(
    pages, django_assert_num_queries
):
    page = ContentPage.objects.get(pk=pages["b3"].pk)

    with django_assert_num_queries(1):
        list(page.get_view_restrictions())
