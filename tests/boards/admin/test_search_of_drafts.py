"""Editors find their pages by the words of drafts and by the words for their themes."""

import pytest
from django.urls import reverse
from wagtail.models import Page

from boards.models import Theme
from tests.factories import cms_client, make_board, make_editor, make_review, save_draft

pytestmark = pytest.mark.django_db


def test_a_page_is_found_by_its_draft_and_its_themes_in_its_own_board_alone():
    board, other = make_board(), make_board()
    editor = make_editor(board)
    review = make_review(
        board, title="Child P", themes=Theme.objects.filter(slug="sexual-exploitation")
    )
    save_draft(review, editor, summary="A kingfisher.")
    make_review(other, title="Child Q", summary="A kingfisher.")
    client = cms_client(editor)

    for words in ("kingfisher", "CSE", "grooming", "child P", "kingfisher grooming"):
        listed = client.get(reverse("reviews:index"), {"q": words}).context
        assert [page.title for page in listed["object_list"]] == ["Child P"], words
    for words in ("CSE", "grooming", "child P"):
        everywhere = client.get(reverse("wagtailadmin_pages:search"), {"q": words})
        titles = [page.title for page in everywhere.context["object_list"]]
        assert titles == ["Child P"], words


def test_what_is_taken_out_of_a_draft_is_not_found_by_it():
    board = make_board()
    editor = make_editor(board)
    review = make_review(board, title="Child P", summary="A kingfisher.")
    save_draft(review, editor, summary="A heron.")

    assert [page.pk for page in Page.objects.search("heron")] == [review.pk]
    assert not list(Page.objects.search("kingfisher"))
