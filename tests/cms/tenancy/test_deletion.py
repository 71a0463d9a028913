"""What another board points at is kept, and its board's people are told why."""

import pytest
from django.contrib.auth.models import Group
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from boards.models import Board, ContentPage, Role
from cms.models import BoardDocument, BoardImage
from cms.tenancy.deletion import still_used
from home.provisioning import OpenedBoard
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_document,
    make_editor,
    make_image,
    make_page,
    make_review,
    release,
)
from tests.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> OpenedBoard:
    return make_board()


@pytest.fixture
def theirs() -> OpenedBoard:
    return make_board(name="Needle")


@pytest.fixture
def editor(ours: OpenedBoard) -> Client:
    return cms_client(make_editor(ours))


def link_to(page: Page, theirs: OpenedBoard) -> None:
    """A link as it may have been stored before links were asked for."""
    text = f'<p><a linktype="page" id="{page.pk}">Read on</a></p>'
    linking = make_page(ContentPage, theirs.home)
    linking.body = [("text", text)]
    linking.save(clean=False)


def test_a_page_that_another_board_links_to_stays(editor, ours, theirs):
    page = make_page(ContentPage, ours.home, live=False)
    link_to(page, theirs)

    answer = editor.post(
        reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True
    )

    assert "cannot be deleted" in words(answer, ".messages")
    assert "Needle" not in answer.content.decode()
    assert ContentPage.objects.filter(pk=page.pk).exists()


def test_it_stays_also_when_several_go_at_once(editor, ours, theirs):
    pages = [make_page(ContentPage, ours.home, live=False) for _ in range(2)]
    link_to(pages[1], theirs)

    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    query = "&".join(f"id={page.pk}" for page in pages)
    answer = editor.post(f"{address}?{query}", follow=True)

    assert "cannot be deleted" in words(answer, ".messages")
    assert ContentPage.objects.filter(pk__in=[page.pk for page in pages]).count() == 2


def test_a_document_that_another_board_releases_stays(editor, ours, theirs):
    file = make_document(ours)
    release(make_review(theirs), file)

    answer = editor.post(reverse("wagtaildocs:delete", args=[file.pk]), follow=True)

    assert "cannot be deleted" in words(answer, ".messages")
    assert BoardDocument.objects.filter(pk=file.pk).exists()


def test_a_picture_that_another_board_shows_stays(editor, ours, theirs):
    image = make_image(ours)
    Board.objects.filter(pk=theirs.board.pk).update(logo=image)
    theirs.board.refresh_from_db()
    theirs.board.save(clean=False)

    answer = editor.post(reverse("wagtailimages:delete", args=[image.pk]), follow=True)

    assert "cannot be deleted" in words(answer, ".messages")
    assert BoardImage.objects.filter(pk=image.pk).exists()


def test_what_only_its_own_board_uses_is_deleted(editor, ours):
    page = make_page(ContentPage, ours.home, live=False)
    link_to(page, ours)

    editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))

    assert not ContentPage.objects.filter(pk=page.pk).exists()


def test_an_administrator_who_sees_both_boards_may_delete_it(ours, theirs):
    page = make_page(ContentPage, ours.home, live=False)
    link_to(page, theirs)

    cms_client(make_administrator()).post(
        reverse("wagtailadmin_pages:delete", args=[page.pk])
    )

    assert not ContentPage.objects.filter(pk=page.pk).exists()


def test_what_a_page_lists_is_kept_and_the_upload_screen_hears_where_it_is_used(
    editor, ours
):
    file = make_document(ours)
    release(make_review(ours, title="Child P", live=False), file)

    said = editor.post(
        reverse("wagtaildocs:delete_multiple", args=[file.pk]),
        headers={"x-requested-with": "XMLHttpRequest"},
    )

    assert said.status_code == 409
    assert "used by “Child P”" in said.json()["error_message"]
    assert BoardDocument.objects.filter(pk=file.pk).exists()


def test_many_that_use_a_thing_are_not_all_named(editor, ours):
    file = make_document(ours)
    for number in range(6):
        release(make_review(ours, title=f"Child {number}", live=False), file)

    with pytest.raises(ProtectedError) as protected:
        file.delete()
    said = still_used(protected.value)

    assert "“Child 4” and others" in said
    assert "Child 5" not in said


def test_a_group_that_is_a_boards_role_stays_and_its_screen_says_so(ours):
    group = ours.groups[Role.EDITOR]

    answer = cms_client(make_administrator()).post(
        reverse("wagtailusers_groups:delete", args=[group.pk]), follow=True
    )

    assert "Nothing was deleted" in words(answer, ".messages")
    assert Group.objects.filter(pk=group.pk).exists()
