"""What a line says is believed where rows prove it, and nowhere else (R3)."""

from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import LogContext

from boards.models import (
    Board,
    ContentPage,
    LedgerLine,
    LetOutBy,
    Release,
    ReleaseItem,
    ReviewPage,
    Withdrawal,
)
from boards.models.board.one_person_types import ALWAYS_TWO
from boards.publishing.releases import publish
from cms.models import BoardDocument
from cms.tenancy.scope import Scope, in_scope
from tests import ledger
from tests.boards.public.serving.test_table import link_to
from tests.boards.publishing.ledger.asking import refusal_of, rows
from tests.boards.publishing.releases.conftest import World, draft_review, make_world
from tests.boards.publishing.releases.test_reviewed_snapshot import (
    at_its_time,
    full_review,
    signed_off,
    the_file_of_a_picture,
)
from tests.factories import (
    make_administrator,
    make_document,
    make_page,
    make_user,
    sign_off,
    submit,
)

pytestmark = pytest.mark.django_db

REFUSED = "23W01"
FORBIDDEN = "42501"


@pytest.fixture
def world() -> World:
    return make_world()


def released_by_hand(
    world: World, review: ReviewPage, file: BoardDocument, **proof: Any
) -> Release:
    """A review and its file made public with the rows that a release leaves."""
    revision = review.latest_revision_id
    fields = {
        "state": "released",
        "signed_off_by": world.approver,
        "signed_off_revisions": [revision],
        "signed_off_files": {str(file.pk): file.file_hash},
        **proof,
    }
    made = Release.objects.create(board=world.board.board, title="-", **fields)
    ReleaseItem.objects.create(
        release=made, page_id=review.pk, revision_id=revision, is_open=False
    )
    rows(
        "UPDATE wagtailcore_page SET live = true, live_revision_id = %s WHERE id = %s",
        [revision, review.pk],
    )
    said = {"rule": LetOutBy.RELEASE, "release": made}
    line(world, "page", review.pk, version=str(revision), **said)
    where = {"version": file.file.name, "digest": file.file_hash}
    line(world, "file", file.pk, **where, **said)
    return made


def line(world: World, what: str, key: int, **fields: Any) -> LedgerLine:
    return LedgerLine.objects.create(
        what=what, key=key, board=world.board.board, at=timezone.now(), **fields
    )


def refusal() -> str | None:
    """Whether what was done so far could be committed."""
    return refusal_of("SELECT 1")


def test_a_release_with_a_sign_off_by_somebody_else_lets_its_pages_and_files_out(world):
    review, file = draft_review(world)
    released_by_hand(world, review, file)

    assert refusal() is None


UNPROVEN = {
    "nobody signed it off": {"signed_off_by": None},
    "its author signed it off": {"signed_off_by": "editor"},
    "it is not released": {"state": "signed_off"},
    "another version was signed off": {"signed_off_revisions": [1]},
    "its file was not signed off": {"signed_off_files": {}},
    "somebody who is no administrator forced it": {
        "signed_off_by": None,
        "forced_by": "approver",
        "forced_reason": "In a hurry.",
    },
    "nobody said why it was forced": {"signed_off_by": None, "forced_by": "root"},
}


@pytest.mark.parametrize("proof", UNPROVEN.values(), ids=UNPROVEN.keys())
def test_a_release_whose_rows_do_not_prove_it_lets_nothing_out(world, proof):
    people = {"editor": world.editor, "approver": world.approver}
    people["root"] = make_administrator()
    fields = {
        name: people.get(value, value) if isinstance(value, str) else value
        for name, value in proof.items()
    }
    review, file = draft_review(world)
    released_by_hand(world, review, file, **fields)

    assert refusal() == REFUSED


def test_a_release_lets_out_no_content_of_a_file_but_the_one_that_was_signed_off(world):
    review, file = draft_review(world)
    released_by_hand(world, review, file, signed_off_files={str(file.pk): "another"})

    assert refusal() == REFUSED


@pytest.mark.parametrize("is_exchanged", [True, False])
def test_the_database_itself_lets_out_the_pictures_that_were_signed_off(
    world, monkeypatch, is_exchanged
):
    made = full_review(world)
    waiting = signed_off(world, made.review)
    monkeypatch.setattr(publish, "reasons_of_change", lambda *_asked: [])
    if is_exchanged:
        the_file_of_a_picture(made)

    ended = at_its_time(waiting)

    assert ended.state == ("stopped" if is_exchanged else "released")
    assert is_exchanged is (made.image.title in " ".join(ended.why_stopped))


def test_what_an_administrator_forced_goes_out(world):
    review, file = draft_review(world)
    forced = {"forced_by": make_administrator(), "forced_reason": "The press has it."}
    released_by_hand(world, review, file, signed_off_by=None, **forced)

    assert refusal() is None


@pytest.mark.parametrize("kind", sorted(ALWAYS_TWO))
def test_no_board_lets_one_person_publish_what_was_learnt(world, kind):
    Board.objects.filter(pk=world.board.board.pk).update(one_person_types=[kind])
    review, _file = draft_review(world)
    rows(
        "UPDATE wagtailcore_page SET live = true, content_type_id = (SELECT id FROM"
        " django_content_type WHERE app_label || '.' || model = %s) WHERE id = %s",
        [kind, review.pk],
    )
    line(world, "page", review.pk, rule=LetOutBy.ONE_PERSON)

    assert refusal() == REFUSED


def one_person(world: World) -> ContentPage:
    page = make_page(ContentPage, world.board.home, live=False)
    rows("UPDATE wagtailcore_page SET live = true WHERE id = %s", [page.pk])
    line(world, "page", page.pk, rule=LetOutBy.ONE_PERSON)
    return page


def test_one_person_publishes_what_the_board_lets_one_person_publish(world):
    one_person(world)
    assert refusal() is None

    Board.objects.filter(pk=world.board.board.pk).update(one_person_types=[])
    assert refusal() == REFUSED


def test_one_person_brings_back_nothing_that_was_withdrawn(world):
    page = one_person(world)
    Withdrawal.objects.create(
        page=page, title="-", public_reason="-", reason="-", ended_at=timezone.now()
    )

    assert refusal() == REFUSED


def test_one_person_opens_no_file(world):
    file = make_document(world.board)
    with ledger.held_by_the_ledger(), pytest.raises(Exception, match=file.title):
        make_page(ContentPage, world.board.home, body=link_to(file))
    make_page(ContentPage, world.board.home, body=link_to(file))
    lines = LedgerLine.objects.filter(what="file", key=file.pk)
    lines.update(rule=LetOutBy.ONE_PERSON)

    assert refusal() == REFUSED


@pytest.mark.parametrize("rule", [LetOutBy.BEFORE, LetOutBy.AS_SOURCE])
def test_no_other_rule_lets_a_new_page_out(world, rule):
    review, _file = draft_review(world)
    rows("UPDATE wagtailcore_page SET live = true WHERE id = %s", [review.pk])
    line(world, "page", review.pk, rule=rule)

    assert refusal() == REFUSED


IN_A_SCOPE = {
    "add a line": "INSERT INTO boards_ledgerline (what, key, board_id, version, digest,"
    " rule, at) VALUES ('page', {page}, {board}, '', '', 'before', '2000-01-01')",
    "enter a page": "SELECT * FROM wall.enter(ARRAY[{page}], '{{}}', 'one_person',"
    " NULL, NULL)",
    **{
        f"write {column}": f"UPDATE boards_release SET {column} = {value}"
        for column, value in {
            "signed_off_by_id": "{approver}",
            "signed_off_at": "now()",
            "signed_off_revisions": "'[1]'",
            "signed_off_files": '\'{{"1": "x"}}\'',
            "released_at": "now()",
            "forced_by_id": "{approver}",
            "forced_reason": "'Hurry.'",
            "state": "'released'",
        }.items()
    },
    "add a release that is signed off": "INSERT INTO boards_release (board_id, title,"
    " state, made_at, signed_off_by_id, signed_off_revisions, signed_off_files,"
    " forced_reason, why_stopped) VALUES ({board}, '-', 'preparing', now(),"
    " {approver}, '[]', '{{}}', '', '[]')",
}


@pytest.mark.parametrize("sql", IN_A_SCOPE.values(), ids=IN_A_SCOPE.keys())
def test_nobody_in_a_scope_writes_the_ledger_or_what_proves_a_release(world, sql):
    review, _file = draft_review(world)
    submit(world.board, review, by=world.editor)
    page = make_page(ContentPage, world.board.home, live=False)
    rows("UPDATE wagtailcore_page SET live = true WHERE id = %s", [page.pk])
    keys = {"page": page.pk, "board": world.board.board.pk}
    keys["approver"] = world.approver.pk

    with in_scope(Scope(board=keys["board"], person=world.editor.pk)):
        assert refusal_of(sql.format(**keys)) == FORBIDDEN
        # What no proof is in may be written.
        Release.objects.create(board=world.board.board, title="Release day")


def test_nobody_in_a_scope_takes_a_line_away_or_changes_one(world):
    before = rows("SELECT * FROM boards_ledgerline ORDER BY id")
    with in_scope(Scope(board=world.board.board.pk, person=world.editor.pk)):
        rows("UPDATE boards_ledgerline SET version = 'x'")
        rows("DELETE FROM boards_ledgerline")

    assert before == rows("SELECT * FROM boards_ledgerline ORDER BY id")


def test_a_release_writes_who_let_what_out(world):
    review, file = draft_review(world)
    sign_off(submit(world.board, review, by=world.editor), world.approver)
    ledger.look()

    made = Release.objects.get(items__page=review.pk)
    lines = LedgerLine.objects.filter(release=made, rule=LetOutBy.RELEASE)
    live = ReviewPage.objects.get(pk=review.pk).live_revision_id
    assert set(lines.values_list("what", "key", "version")) == {
        ("page", review.pk, str(live)),
        ("file", file.pk, file.file.name),
    }
    assert lines.get(what="file").digest == file.file_hash


def test_another_bytes_of_a_public_file_are_refused_until_signed_off(world):
    review, file = draft_review(world)
    sign_off(submit(world.board, review, by=world.editor), world.approver)
    swap = "UPDATE cms_boarddocument SET file_hash = 'other' WHERE id = %s"

    assert refusal_of(swap, [file.pk]) == REFUSED


def test_a_transaction_that_is_taken_back_leaves_no_line(world):
    before = LedgerLine.objects.count()
    with transaction.atomic():
        make_page(ContentPage, world.board.home)
        transaction.set_rollback(True)

    assert LedgerLine.objects.count() == before


def test_who_published_is_in_the_line(world):
    person = make_user()
    page = make_page(ContentPage, world.board.home, live=False)
    with LogContext(user=person):
        page.save_revision().publish()

    written = LedgerLine.objects.get(what="page", key=page.pk)
    assert (written.rule, written.person_id) == (LetOutBy.ONE_PERSON, person.pk)
