"""Tags: each board thinks of its own, and hears of no other's."""

import pytest
from django.test import Client

from cms.models import BoardDocument, BoardTag
from home.provisioning import OpenedBoard
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_document,
    make_editor,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> OpenedBoard:
    return make_board()


@pytest.fixture
def theirs() -> OpenedBoard:
    return make_board()


@pytest.fixture
def editor(ours: OpenedBoard) -> Client:
    return cms_client(make_editor(ours))


def tag(client: Client, file: BoardDocument, words: str) -> int:
    data = {"title": file.title, "collection": file.collection_id, "tags": words}
    return client.post(f"/admin/documents/edit/{file.pk}/", data).status_code


def test_two_boards_think_of_the_same_word(ours, theirs, editor):
    file = make_document(ours)
    make_document(theirs).tags.add("neglect")

    answer = tag(editor, file, "neglect")

    assert answer == 302
    assert list(file.tags.names()) == ["neglect"]
    assert BoardTag.objects.filter(name="neglect", slug="neglect").count() == 2


def test_an_administrator_tags_a_file_with_its_own_boards_word(ours, theirs):
    make_document(theirs).tags.add("neglect")
    file = make_document(ours)

    tag(cms_client(make_administrator()), file, "neglect")

    (own,) = file.tags.all()
    assert own.collection == ours.collection


def test_the_tags_of_files_in_a_folder_are_the_boards(ours):
    folder = ours.collection.add_child(name="Reports")
    file = make_document(ours)
    file.collection = folder
    file.save()
    file.tags.add("neglect")

    assert file.tags.get().collection == ours.collection


def test_words_of_other_boards_are_never_offered(ours, theirs, editor):
    make_document(theirs).tags.add("needle")
    make_document(ours).tags.add("neglect")

    offered = editor.get("/admin/tag-autocomplete/cms/boardtag/", {"term": "ne"})

    assert offered.json() == ["neglect"]


def test_a_file_that_goes_to_another_board_leaves_its_old_tags(ours, theirs):
    file = make_document(ours)
    file.tags.add("neglect")
    file.collection = theirs.collection
    file.save()

    tag(cms_client(make_administrator()), file, "neglect")

    assert file.tags.get().collection == theirs.collection
