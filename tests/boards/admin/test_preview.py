"""What an editor sees of a page before anybody else does."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail.models import Page

from boards.models import DocumentKind, PageDocument, ReviewPage, ReviewType
from home.provisioning import OpenedBoard
from tests.every_page import TYPES, one_of_each
from tests.factories import make_board, make_document, make_review, release
from tests.reading import each, parsed, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def preview(page: Page) -> HttpResponse:
    """What the page editor's preview shows."""
    request = RequestFactory().get("/admin/", headers={"host": "localhost"})
    return page.make_preview_request(request, page.default_preview_mode)


def test_every_type_of_page_can_be_seen_as_its_editor_has_it(board):
    pages = one_of_each(board)

    assert sorted(pages) == TYPES
    for page in pages.values():
        page.title = "As it is typed now"
        typed = page.save_revision().as_object()

        response = preview(typed)

        assert response.status_code == 200
        assert "As it is typed now" in parsed(response).title.get_text() or (
            typed.lead in words(response, "h1")
        )


def test_every_type_of_page_can_be_seen_before_it_is_saved(board):
    pages = one_of_each(board)

    assert sorted(pages) == TYPES
    for page in pages.values():
        parent = page.get_parent()
        typed = type(page)(title="New", slug="new", locale=page.locale)
        typed.depth = parent.depth + 1
        typed.path = Page._get_path(parent.path, typed.depth, parent.numchild + 1)
        typed.set_url_path(parent)

        assert preview(typed).status_code == 200


def test_a_preview_shows_the_documents_as_they_are_typed(board):
    review = make_review(board, title="Child P")
    release(review, make_document(board), title="First")
    typed = review.save_revision().as_object()
    typed.released_documents.add(
        PageDocument(
            title="Second",
            kind=DocumentKind.objects.get(slug="briefing"),
            file=make_document(board),
        )
    )

    response = preview(typed)

    shown = each(response, ".document-item__title")
    assert [title.split(" (")[0] for title in shown] == ["First", "Second"]


def test_a_preview_of_an_unfinished_review_is_no_error(board):
    review = make_review(board)
    typed = review.save_revision().as_object()
    typed.review_type_id = None
    typed.released_documents.add(PageDocument(title="", file=make_document(board)))

    assert preview(typed).status_code == 200


def test_a_preview_shows_the_board_around_the_page(board):
    review = make_review(board, live=False, title="Child P")

    response = preview(review.save_revision().as_object())

    assert board.board.title in words(response, ".site-header__name")
    assert words(response, "h1") == "Child P"


def test_a_preview_of_a_new_review_shows_nothing_of_other_reviews(board):
    other = make_review(board, title="Child Q")
    release(other, make_document(board), title="Report on Child Q")
    parent = other.get_parent()
    typed = ReviewPage(
        title="Child P",
        slug="p",
        locale=other.locale,
        review_type=ReviewType.objects.first(),
    )
    typed.depth, typed.path = (
        parent.depth + 1,
        Page._get_path(parent.path, parent.depth + 1, 9),
    )
    typed.set_url_path(parent)

    assert "Child Q" not in words(preview(typed))
