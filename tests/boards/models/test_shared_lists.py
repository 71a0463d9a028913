"""The lists that all boards share: who keeps them, and what is not taken from them."""

import pytest
from django.test import Client
from django.urls import reverse

from boards.models import DocumentKind, ReviewType, Theme
from home.provisioning import OpenedBoard
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_document,
    make_editor,
    make_review,
    release,
)

pytestmark = pytest.mark.django_db

SHARED = ["review_types", "guidance_editions", "document_kinds", "themes"]


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def editor(board: OpenedBoard) -> Client:
    """An editor's browser."""
    return cms_client(make_editor(board))


@pytest.fixture
def administrator() -> Client:
    return cms_client(make_administrator())


@pytest.mark.parametrize("name", SHARED)
def test_only_administrators_keep_the_shared_lists(editor, administrator, name):
    address = reverse(f"{name}:index")

    assert editor.get(address).status_code == 302
    assert administrator.get(address).status_code == 200


def test_themes_stand_below_the_theme_that_they_are_part_of(administrator):
    neglect = Theme.objects.get(slug="neglect")
    Theme.objects.create(name="Aaa", slug="aaa", parent=neglect)

    response = administrator.get(reverse("themes:index"))

    rows = [(row.name, row.depth) for row in response.context["object_list"]]
    place = rows.index(("Neglect", 2))
    assert rows[place + 1] == ("Aaa", 3)
    assert ("Kinds of harm", 1) in rows[:place]


def test_themes_are_found_by_name_and_by_the_theme_above(administrator):
    address = reverse("themes:index")

    by_name = administrator.get(address, {"q": "bullied"}).context["object_list"]
    harm = Theme.objects.get(slug="harm")
    by_parent = administrator.get(address, {"parent": harm.pk}).context["object_list"]

    assert [theme.name for theme in by_name] == ["Bullying"]
    assert {theme.parent for theme in by_parent} == {harm}


def test_a_theme_that_a_page_is_about_is_not_deleted(board, administrator):
    bullying = Theme.objects.get(slug="bullying")
    review = make_review(board, themes=[bullying])
    address = reverse("themes:delete", args=[bullying.pk])

    for ask in (administrator.get, administrator.post):
        response = ask(address, follow=True)
        (message,) = response.context["messages"]
        assert "“Bullying” stays: 1 page is about it." in str(message)

    review.themes.clear()
    review.save()
    administrator.post(address)
    assert not Theme.objects.filter(slug="bullying").exists()


@pytest.mark.parametrize("model", [ReviewType, DocumentKind], ids=lambda m: m.__name__)
def test_what_a_review_uses_is_not_deleted(board, administrator, model):
    review = make_review(board)
    release(review, make_document(board))
    used = (
        review.review_type
        if model is ReviewType
        else DocumentKind.objects.get(slug="report")
    )
    name = "review_types" if model is ReviewType else "document_kinds"

    administrator.post(reverse(f"{name}:delete", args=[used.pk]))

    assert model.objects.filter(pk=used.pk).exists()


def test_a_theme_is_not_part_of_itself(administrator):
    neglect = Theme.objects.get(slug="neglect")
    below = Theme.objects.create(name="Below", slug="below", parent=neglect)
    typed = {"name": "Renamed", "slug": "neglect", "description": "Words"}

    for above in (neglect, below):
        response = administrator.post(
            reverse("themes:edit", args=[neglect.pk]), {**typed, "parent": above.pk}
        )

        assert response.context["form"].errors == {
            "parent": ["A theme cannot be part of itself, or of its own part."]
        }
        assert 'value="Renamed"' in response.content.decode()
