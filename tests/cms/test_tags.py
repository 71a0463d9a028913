"""Tags: each board thinks of its own, and hears of no other's."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from cms.models import BoardDocument, BoardTag
from home.provisioning import OpenedBoard
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_document,
    make_editor,
    make_image,
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


TOO_LONG = "neglect" * 15


def forms_with_tags() -> list[type]:
    """Of the bulk actions on all models, as Wagtail and its apps register them."""
    bulk_action_registry._scan_for_bulk_actions()
    return [
        action.form_class
        for models in bulk_action_registry.actions.values()
        for actions in models.values()
        for action in actions.values()
        if "tags" in action.form_class.base_fields
    ]


def test_every_form_for_several_files_reads_tags_as_that_of_one_does():
    found = [form.base_fields["tags"] for form in forms_with_tags()]

    assert len(found) == 2
    for field in found:
        with pytest.raises(ValidationError, match="over 100 characters"):
            field.clean(TOO_LONG)
        assert sorted(field.clean('neglect, "early help"')) == ["early help", "neglect"]


@pytest.mark.parametrize("make", [make_document, make_image])
@pytest.mark.parametrize("door", ["add", "edit", "bulk"])
def test_a_tag_that_is_too_long_is_refused_at_its_field(ours, editor, make, door):
    file = make(ours)
    app = "wagtaildocs" if make is make_document else "wagtailimages"
    model = ["cms", file._meta.model_name, "add_tags"]
    address = {
        "add": lambda: reverse(f"{app}:add"),
        "edit": lambda: reverse(f"{app}:edit", args=[file.pk]),
        "bulk": lambda: f"{reverse('wagtail_bulk_action', args=model)}?id={file.pk}",
    }[door]()

    answer = editor.post(address, {"title": "A file", "tags": TOO_LONG})

    assert answer.status_code == 200
    assert "over 100 characters" in str(answer.context["form"].errors["tags"])
    assert "over 100 characters" in answer.content.decode()
    assert not BoardTag.objects.exists()


def test_several_files_are_tagged_at_once(ours, editor):
    file = make_document(ours)
    address = reverse("wagtail_bulk_action", args=["cms", "boarddocument", "add_tags"])

    editor.post(f"{address}?id={file.pk}", {"tags": 'neglect, "early help"'})

    assert sorted(file.tags.names()) == ["early help", "neglect"]


@pytest.mark.parametrize(
    "word", ["㎢" * 100, "x" * 100], ids=["written out", "numbered"]
)
def test_the_slug_of_a_long_word_fits(ours, word):
    file = make_document(ours)

    file.tags.add(word, word.replace("x", "X"))

    assert max(len(tag.slug) for tag in file.tags.all()) == 100
