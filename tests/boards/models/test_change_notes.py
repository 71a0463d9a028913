"""What an editor notes of a change: kept once it is public, shown to whom it may be."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from boards.models import ContentPage
from cms.models import ChangeNote
from home.provisioning import OpenedBoard
from tests.cms_forms import editing, errors_of, open_form, send
from tests.factories import (
    cms_client,
    get,
    make_board,
    make_editor,
    make_member,
    make_page,
    make_review,
    sign_off,
    submit,
)
from tests.reading import words

pytestmark = pytest.mark.django_db

FIRST = datetime(2026, 3, 2, 10, tzinfo=UTC)
LATER = datetime(2026, 5, 4, 10, tzinfo=UTC)
LATER_STILL = LATER + timedelta(minutes=30)
NOTE = {"change_note": "A phone number was added.", "change_is_public": "on"}
MAJOR = NOTE | {"change_size": "major"}


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


@pytest.fixture
def editor(board: OpenedBoard) -> Client:
    return cms_client(make_editor(board))


@pytest.fixture
def referral(board: OpenedBoard) -> ContentPage:
    """A page that was published on 2 March."""
    page = make_page(ContentPage, board.home, title="How to refer", live=False)
    with time_machine.travel(FIRST, tick=False):
        page.save_revision().publish()
    return fresh(page)


def fresh(page: Page) -> ContentPage:
    return ContentPage.objects.get(pk=page.pk)


def change(
    client: Client,
    page: Page,
    fields: dict,
    *,
    publish: bool = True,
    at: datetime = LATER,
) -> None:
    with time_machine.travel(at):
        response = send(client, editing(page), fields, publish=publish)
    assert response.status_code == 302


def form_of(client: Client, page: Page) -> dict:
    """What the page's form holds when it is opened again."""
    with time_machine.travel(LATER):
        form = open_form(client, editing(page))
    return {name: [text.strip() for text in texts] for name, texts in form.items()}


def foot(board: OpenedBoard, page: Page) -> str:
    return words(get(Client(), board, fresh(page)), ".site-footer__dates")


def shown(board: OpenedBoard, page: Page) -> str:
    response = get(Client(), board, fresh(page))
    return (
        words(response, ".what-changed") if b"what-changed" in response.content else ""
    )


def test_a_public_note_stands_on_the_page_with_its_day(board, editor, referral):
    assert not shown(board, referral)

    change(editor, referral, NOTE)

    assert shown(board, referral).split() == (
        ["What", "changed", "4", "May", "2026", "A", "phone", "number", "was", "added."]
    )


def test_notes_stand_newest_first(board, editor, referral):
    change(editor, referral, NOTE)
    newer = NOTE | {"change_note": "A form was added."}
    change(editor, referral, newer, at=LATER + timedelta(hours=1))

    text = shown(board, referral)
    assert text.index("A form was added.") < text.index("A phone number was added.")


def test_a_note_that_is_not_public_stands_in_the_history_only(board, editor, referral):
    change(editor, referral, {"change_note": "Spelling."})

    assert not shown(board, referral)
    with time_machine.travel(LATER):
        answer = editor.get(f"/admin/pages/{referral.pk}/history/")
    history = answer.content.decode()
    assert "Minor change, not shown to the public: “Spelling.”" in history


def test_a_draft_keeps_its_note_until_it_is_published(board, editor, referral):
    change(editor, referral, MAJOR, publish=False)

    assert not ChangeNote.objects.exists()
    assert form_of(editor, referral)["change_note"] == [NOTE["change_note"]]

    change(editor, referral, {})

    assert ChangeNote.objects.get().text == NOTE["change_note"]


def test_after_publishing_the_next_draft_begins_without_a_note(editor, referral):
    change(editor, referral, MAJOR)

    form = form_of(editor, referral)
    assert form["change_note"] == [""]
    assert form["change_size"] == ["minor"]
    assert "change_is_public" not in form
    assert fresh(referral).change_note == ""


def test_a_newer_draft_loses_the_note_that_an_older_one_was_published_with(
    editor, referral
):
    change(editor, referral, MAJOR, publish=False)
    older = fresh(referral).latest_revision
    change(
        editor,
        referral,
        {"title": "How to refer a case"},
        publish=False,
        at=LATER_STILL,
    )
    with time_machine.travel(LATER + timedelta(hours=1)):
        older.publish()

    form = form_of(editor, referral)
    assert form["title"] == ["How to refer a case"]
    assert form["change_note"] == [""]


def test_a_newer_draft_keeps_a_note_of_its_own(editor, referral):
    change(editor, referral, MAJOR, publish=False)
    older = fresh(referral).latest_revision
    change(
        editor,
        referral,
        {"change_note": "Something else."},
        publish=False,
        at=LATER_STILL,
    )
    with time_machine.travel(LATER + timedelta(hours=1)):
        older.publish()

    assert form_of(editor, referral)["change_note"] == ["Something else."]


def test_going_back_to_an_old_draft_does_not_publish_its_note_again(editor, referral):
    change(editor, referral, MAJOR, publish=False)
    old = fresh(referral).latest_revision
    change(editor, referral, {}, at=LATER_STILL)
    with time_machine.travel(LATER + timedelta(days=1)):
        old.publish()

    assert ChangeNote.objects.count() == 1
    assert fresh(referral).updated_at < LATER + timedelta(hours=1)
    assert fresh(referral).updated_at > LATER


def test_only_a_major_change_moves_the_day_of_the_last_update(board, editor, referral):
    assert "Last updated 2 March 2026" in foot(board, referral)

    change(editor, referral, NOTE)
    assert "Last updated 2 March 2026" in foot(board, referral)

    change(editor, referral, MAJOR)
    assert "Last updated 4 May 2026" in foot(board, referral)


@pytest.mark.parametrize(
    "fields", [{"change_size": "major"}, {"change_is_public": "on"}]
)
def test_a_change_that_readers_shall_know_of_needs_a_sentence(editor, referral, fields):
    fields = {"title": "New", **fields}

    response = send(editor, editing(referral), fields, publish=True)

    (error,) = errors_of(response)["change_note"]
    assert "Say what has changed" in error
    assert response.context["form"]["title"].value() == "New"


def test_a_note_is_no_novel(editor, referral):
    answer = send(editor, editing(referral), {"change_note": "x" * 501})

    assert "500 characters" in errors_of(answer)["change_note"][0]


def test_a_scheduled_page_notes_its_change_when_it_goes_live(referral, board):
    draft = make_page(ContentPage, board.home, live=False)
    draft.change_note, draft.go_live_at = "It is new.", LATER
    with time_machine.travel(FIRST):
        draft.save_revision().publish()
    assert not ChangeNote.objects.exists()

    with time_machine.travel(LATER + timedelta(minutes=1)):
        call_command("publish_scheduled")

    note = ChangeNote.objects.get()
    assert (note.page_id, note.text) == (draft.pk, "It is new.")
    assert note.published_at > LATER


def test_a_note_goes_public_with_its_release(board):
    review = make_review(board, live=False)
    review.change_note, review.change_is_public = "The report is here.", True
    editor, approver = make_editor(board), make_member(board, "approver")
    review.save_revision(user=editor)

    sign_off(submit(board, review, by=editor), approver)

    assert ChangeNote.objects.get(page=review.pk).revision == Revision.objects.filter(
        object_id=str(review.pk)
    ).latest("pk")


def test_a_publication_that_fails_notes_nothing(referral):
    referral.change_note = "Never."
    revision = referral.save_revision()

    def fail(**_signal):
        raise RuntimeError("Too late.")

    page_published.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            revision.publish()
    finally:
        page_published.disconnect(fail)

    assert not ChangeNote.objects.exists()
    assert fresh(referral).live_revision != revision


def test_a_copy_has_no_notes_and_no_day_of_its_own_yet(referral, editor):
    change(editor, referral, MAJOR)
    change(editor, referral, MAJOR | {"change_note": "Waits."}, publish=False)

    copy = fresh(referral).copy(update_attrs={"slug": "copy"}, keep_live=False)

    draft = copy.get_latest_revision_as_object()
    assert draft.change_note == ""
    assert copy.updated_at is None
    assert not ChangeNote.objects.filter(page=copy.pk).exists()


def test_an_alias_has_no_notes_and_is_as_new_as_its_source(board, referral, editor):
    alias = referral.create_alias(update_slug="alias")
    change(editor, referral, MAJOR)

    alias, source = fresh(alias), fresh(referral)
    assert alias.change_note == ""
    assert alias.last_updated == source.last_updated
    assert ChangeNote.objects.get().page_id == referral.pk


def test_notes_of_another_board_are_not_shown(board, editor, referral):
    other = make_board()
    same = make_page(ContentPage, other.home, title=referral.title)
    change(editor, referral, NOTE)

    assert not shown(other, same)


def test_twenty_notes_cost_no_more_queries_than_none(
    board, editor, referral, django_assert_num_queries
):
    get(Client(), board, referral)
    with CaptureQueriesContext(connection) as without:
        get(Client(), board, referral)
    ChangeNote.objects.bulk_create(
        ChangeNote(
            page_id=referral.pk,
            text="Note",
            size="minor",
            is_public=True,
            published_at=FIRST,
        )
        for _ in range(20)
    )

    with django_assert_num_queries(len(without)):
        get(Client(), board, referral)
