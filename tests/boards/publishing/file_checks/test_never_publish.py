"""The never-publish list: kept by managers, read back by nobody."""

import pytest
from django.db import connection
from django.test import override_settings
from django.urls import reverse

from boards.models import NeverPublishEntry, Role
from boards.publishing.file_checks.checks import reasons_against_release, run_check
from boards.publishing.file_checks.never_publish import (
    add,
    key_of,
    remove_words,
    unusable,
)
from tests.boards.publishing.file_checks.worlds import checked, saying, the_check
from tests.factories import (
    cms_client,
    make_board,
    make_editor,
    make_manager,
    make_member,
)
from tests.reading import words

pytestmark = pytest.mark.django_db


def address_of(board, *parts) -> str:
    return reverse("never_publish", args=[board.board.pk])


def test_a_manager_adds_words_and_sees_how_many_there_are_but_never_which():
    board = make_board()
    manager = make_manager(board, first_name="Ann", last_name="Lee")
    client = cms_client(manager)

    client.post(
        address_of(board),
        {"words": "Darius Doe\n\n12 Acacia Road\n", "label": "family A", "add": "yes"},
    )
    shown = client.get(address_of(board))

    assert "2 entries" in words(shown)
    assert "family A 2 words" in words(shown)
    assert "Ann Lee" in words(shown)
    assert "Darius" not in shown.content.decode()


def test_no_table_holds_the_words():
    board = make_board()
    add(board.board, ["Darius Doe"], "family A", make_manager(board))

    tables = connection.introspection.table_names()
    everything = ""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(
                f"SELECT string_agg(stored::text, '') FROM \"{table}\" stored"
            )
            everything += str(cursor.fetchone())

    assert "family A" in everything
    assert "darius" not in everything.lower()


def test_the_same_words_have_another_hash_in_every_board():
    boards = [make_board(), make_board()]
    for board in boards:
        add(board.board, ["Darius"], "", make_manager(board))

    first, second = (entry.digests for entry in NeverPublishEntry.objects.all())
    assert not set(first) & set(second)


def test_a_board_is_warned_by_its_own_list_alone():
    board, other = make_board(), make_board()
    add(board.board, ["Darius"], "", make_manager(board))
    said = saying("Darius lived here")

    assert len(reasons_against_release(checked(board, said))) == 1
    assert reasons_against_release(checked(other, said)) == []


def test_words_are_taken_off_by_typing_them_again_or_by_their_row():
    board = make_board()
    client = cms_client(make_manager(board))
    for name in ("Łukasz Kowalski", "Jane Doe"):
        add(board.board, [name], "", make_manager(board))

    client.post(address_of(board), {"words": "LUKASZ  kowalski", "remove": "yes"})
    left = NeverPublishEntry.objects.get()
    client.post(reverse("remove_never_publish_entry", args=[board.board.pk, left.pk]))

    assert not NeverPublishEntry.objects.exists()


def test_those_of_one_family_are_entries_of_their_own():
    board = make_board()
    manager = make_manager(board)

    assert add(board.board, ["Anna Thorngate", "Adam Thorngate"], "", manager) == 2
    assert add(board.board, ["ANNA  Thorngate"], "", manager) == 0
    assert remove_words(board.board, ["Anna Thorngate"], manager) == 1


def test_taking_off_what_is_not_there_is_said():
    board = make_board()

    response = cms_client(make_manager(board)).post(
        address_of(board), {"words": "Nobody", "remove": "yes"}, follow=True
    )

    assert "None of these words is on the list" in words(response)
    assert remove_words(board.board, ["Nobody"], make_manager(board)) == 0


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"words": "", "label": "family A"}, "words"),
        ({"words": "Jane Doe\nX", "label": ""}, "words"),
        ({"words": "one two three four five six seven eight nine"}, "words"),
        ({"words": "Jane Doe", "label": "the jane doe case"}, "label"),
    ],
)
def test_what_is_refused_stands_at_its_field_and_loses_nothing(sent, field):
    board = make_board()

    response = cms_client(make_manager(board)).post(address_of(board), sent)

    form = response.context["form"]
    assert list(form.errors) == [field]
    assert form["words"].value() == sent["words"]
    assert not NeverPublishEntry.objects.exists()


def test_the_list_is_not_there_for_who_does_not_keep_the_board():
    board, other = make_board(), make_board()
    add(board.board, ["Jane Doe"], "", make_manager(board))
    entry = NeverPublishEntry.objects.get()
    people = [
        make_manager(other),
        *(make_member(board, role) for role in Role if role != Role.MANAGER),
    ]

    for person in people:
        client = cms_client(person)
        row = reverse("remove_never_publish_entry", args=[board.board.pk, entry.pk])
        assert client.get(address_of(board)).status_code == 404
        assert client.post(address_of(board), {"words": "x"}).status_code == 404
        assert client.post(row).status_code == 404
        assert address_of(board) not in client.get("/admin/").content.decode()
    assert NeverPublishEntry.objects.count() == 1


def test_a_row_of_another_boards_list_stays():
    board, other = make_board(), make_board()
    add(other.board, ["Jane Doe"], "", make_manager(other))
    entry = NeverPublishEntry.objects.get()

    cms_client(make_manager(board)).post(
        reverse("remove_never_publish_entry", args=[board.board.pk, entry.pk])
    )

    assert NeverPublishEntry.objects.exists()


def test_files_are_checked_again_when_the_list_grows(
    django_capture_on_commit_callbacks,
):
    board = make_board()
    document = checked(board, saying("Darius lived here"))
    client = cms_client(make_manager(board))

    with django_capture_on_commit_callbacks(execute=True):
        client.post(address_of(board), {"words": "Darius", "label": "family A"})

    (finding,) = the_check(document).findings
    entry = NeverPublishEntry.objects.get()
    assert finding["key"] == f"never_publish:{entry.pk}"
    shown = client.get(reverse("file_findings", args=[document.pk]))
    assert "family A" in words(shown)
    assert "Darius" not in shown.content.decode()


def test_a_list_of_a_lost_key_is_no_list_that_found_nothing():
    board = make_board()
    add(board.board, ["Darius"], "", make_manager(board))
    document = checked(board, saying("Darius lived here"))

    with override_settings(NEVER_PUBLISH_KEY="another key"):
        run_check(document)
        (reason,) = reasons_against_release(document)
        shown = cms_client(make_manager(board)).get(address_of(board))
        assert len(unusable(board.board)) == 1

    assert "The never-publish list could not be used" in reason
    assert "was stored with a key that this installation has not any more" in words(
        shown
    )


def test_a_key_of_its_own_keeps_a_list_when_the_secret_of_the_site_changes():
    board = make_board()

    with override_settings(NEVER_PUBLISH_KEY="kept"):
        before = key_of(board.board)
        with override_settings(SECRET_KEY="changed"):
            assert key_of(board.board) == before
    assert key_of(board.board) != before


def test_an_editor_reads_of_a_listed_word_by_its_entry_alone():
    board = make_board()
    manager = make_manager(board, first_name="Ann", last_name="Lee")
    add(board.board, ["Darius"], "", manager)
    document = checked(board, saying("Darius lived here"))

    shown = cms_client(make_editor(board)).get(
        reverse("file_findings", args=[document.pk])
    )

    assert "an entry added on" in words(shown)
    assert "by Ann Lee" in words(shown)
    assert "page 1" in words(shown)
