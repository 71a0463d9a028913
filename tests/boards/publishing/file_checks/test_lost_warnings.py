"""A cleaned copy that lost the warning of its original never goes out quietly."""

import importlib
from datetime import timedelta

import pytest
from django.apps import apps
from django.core import mail
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from boards.models import CleanedCopy, FileCheck, ReleaseState
from boards.publishing.availability.public_files import is_publicly_available
from boards.publishing.deadlines.due import duties
from boards.publishing.file_checks.audit_log import record
from boards.publishing.file_checks.checks import confirm, reasons_against_release
from boards.publishing.file_checks.cleaning import clean
from boards.publishing.file_checks.rechecking import check_what_has_no_check
from boards.publishing.releases import scheduler
from tests.boards.publishing.file_checks.worlds import (
    CLEAN,
    checked,
    saying,
    the_check,
    with_author,
)
from tests.boards.publishing.releases.conftest import make_world
from tests.cms.reading.corpus import PLANTED
from tests.factories import (
    cms_client,
    make_board,
    make_editor,
    make_review,
    release,
    sign_off,
    submit,
)
from tests.reading import words

pytestmark = pytest.mark.django_db
stop_copies = importlib.import_module("boards.migrations.0025_cleaned_copies")

of_lost_originals = importlib.import_module("boards.migrations.0027_lost_originals")

HIDDEN = {"key": "hidden_text", "count": 3, "places": [{"page": 1, "where": "dark"}]}


def marked() -> bytes:
    """A PDF with a redaction that was marked and not applied."""
    return next(c for c in PLANTED if c.finds == "redaction_not_applied").make()


def made_before(board, original: bytes = b""):
    """A copy as cleaning made them when it took marks off."""
    document = checked(board, original or marked(), title="Report")
    copy = checked(board, CLEAN, title="Report (cleaned)")
    CleanedCopy.objects.create(copy=copy, original=document, outcome={})
    return document, copy


def upgrade() -> None:
    stop_copies.stop_copies(apps, None)


def test_marked_redactions_are_applied_and_the_screen_shows_where():
    board = make_board()
    document = checked(board, marked())
    client = cms_client(make_editor(board))

    client.post(reverse("clean_file", args=[document.pk]), follow=True)

    made = CleanedCopy.objects.get(original=document)
    shown = client.get(reverse("file_findings", args=[made.copy_id]))
    assert words(shown).count("What looks different on page 1") == 1


def test_no_picture_of_what_was_taken_out_is_kept_once_the_original_is_deleted():
    board = make_board()
    document = checked(board, marked())
    client = cms_client(make_editor(board))
    client.post(reverse("clean_file", args=[document.pk]), follow=True)
    made = CleanedCopy.objects.get(original=document)
    (place,) = made.outcome["places"]
    assert place["before"]

    client.post(reverse("wagtaildocs:delete", args=[document.pk]))

    made.refresh_from_db()
    assert made.original is None
    (place,) = made.outcome["places"]
    assert place.keys() == {"page", "box"}


def test_a_cleaned_copy_is_deleted_like_any_file():
    board = make_board()
    client = cms_client(make_editor(board))
    document = checked(board, marked())
    client.post(reverse("clean_file", args=[document.pk]), follow=True)
    copy = CleanedCopy.objects.get().copy

    client.post(reverse("wagtaildocs:delete", args=[copy.pk]))

    assert not CleanedCopy.objects.exists()


def test_the_upgrade_stops_a_copy_that_was_made_before():
    _document, copy = made_before(make_board())
    assert reasons_against_release(copy) == []

    upgrade()

    (reason,) = reasons_against_release(copy)
    assert "checked before" in reason
    assert "lost_warning" in str(the_check(copy).findings)


@pytest.mark.parametrize(("original", "stops"), [(marked, True), (with_author, False)])
def test_a_copy_is_held_against_its_original_when_it_is_checked_again(original, stops):
    _document, copy = made_before(make_board(), original())
    # As when only the file tells: its check is from before marks were looked for.
    FileCheck.objects.exclude(document=copy).update(findings=[])
    upgrade()
    assert reasons_against_release(copy)

    check_what_has_no_check()

    assert bool(reasons_against_release(copy)) is stops


def test_a_new_file_in_the_place_of_such_a_copy_is_judged_by_itself():
    _document, copy = made_before(make_board())
    upgrade()
    copy.file.save("new.pdf", ContentFile(saying("Other words")))
    copy._set_document_file_metadata()
    copy.save()

    check_what_has_no_check()

    assert reasons_against_release(copy) == []


def test_a_release_that_was_signed_off_with_one_stops_and_people_are_told():
    world = make_world()
    _document, copy = made_before(world.board)
    review = make_review(world.board, live=False)
    release(review, copy)
    review.save_revision(user=world.editor)
    at = timezone.now() + timedelta(days=1)
    made = sign_off(submit(world.board, review, by=world.editor, at=at), world.approver)
    upgrade()
    mail.outbox.clear()

    list(scheduler.run(timezone.now()))

    made.refresh_from_db()
    assert made.state == ReleaseState.STOPPED
    told = {address for message in mail.outbox for address in message.to}
    assert {world.editor.email, world.approver.email} <= told


def test_one_that_is_public_stays_and_is_the_first_thing_that_is_due():
    board = make_board()
    _document, copy = made_before(board)
    release(make_review(board), copy)
    assert not duties(board.board, timezone.localdate())
    upgrade()

    (duty,) = duties(board.board, timezone.localdate())

    assert duty.is_overdue
    assert "lost the marks and kept the words" in duty.sentence
    assert is_publicly_available(copy, board.board)


def without_its_original(board):
    """A copy that cleaning made before, and whose original was deleted then."""
    document, copy = made_before(board)
    record("cleaned_copy", copy, make_editor(board), original=document.title)
    CleanedCopy.objects.all().delete()
    document.delete()
    return copy


def test_the_upgrade_finds_and_stops_a_copy_whose_original_was_deleted():
    copy = without_its_original(make_board())
    assert reasons_against_release(copy) == []

    of_lost_originals.stop_copies_of_nothing(apps, None)
    at_once = reasons_against_release(copy)
    check_what_has_no_check()
    read_again = reasons_against_release(copy)

    assert "checked before" in at_once[0]
    assert "may have kept words" in read_again[0]


def test_who_has_read_such_a_copy_lets_it_go_and_its_screen_says_what_is_known():
    board = make_board()
    copy = without_its_original(board)
    of_lost_originals.stop_copies_of_nothing(apps, None)
    check_what_has_no_check()
    editor = make_editor(board)
    address = reverse("file_findings", args=[copy.pk])
    shown = words(cms_client(editor).get(address))

    confirm(copy, "lost_warning", editor, "I have read every page of it.")

    assert "a file that has been deleted since" in shown
    assert "nothing to remove" not in shown
    assert reasons_against_release(copy) == []


def test_a_public_copy_without_its_original_is_due_and_said_to_be_unknown():
    board = make_board()
    copy = without_its_original(board)
    release(make_review(board), copy)
    of_lost_originals.stop_copies_of_nothing(apps, None)

    (duty,) = duties(board.board, timezone.localdate())

    assert duty.is_overdue
    assert "nobody can tell" in duty.sentence
    assert "lost the marks" not in duty.sentence


def test_a_copy_whose_original_goes_before_it_is_read_again_is_not_forgotten():
    document, copy = made_before(make_board(), with_author())
    upgrade()
    document.delete()

    check_what_has_no_check()

    assert "may have kept words" in reasons_against_release(copy)[0]


def test_what_was_proved_of_a_copy_holds_when_its_original_goes():
    board = make_board()
    document = checked(board, with_author())
    copy = clean(document, make_editor(board)).copy
    check_what_has_no_check()
    document.delete()
    FileCheck.objects.update(reader=0)

    check_what_has_no_check()

    assert reasons_against_release(copy) == []


def test_an_original_offers_its_copy_only_when_nothing_serious_is_left_to_look_at():
    board = make_board()
    document, copy = made_before(board, with_author())
    client = cms_client(make_editor(board))
    address = reverse("file_findings", args=[document.pk])
    offered = words(client.get(address))
    FileCheck.objects.filter(document=document).update(findings=[HIDDEN])
    not_looked_at = words(client.get(address))
    FileCheck.objects.filter(document=copy).update(
        findings=[{"key": "lost_warning", "count": 1, "places": []}]
    )
    lost = words(client.get(address))

    assert "release the cleaned copy" in offered
    assert "release the cleaned copy" not in not_looked_at + lost
    assert "has to be looked at first" in not_looked_at
    assert "Do not use this cleaned copy" in lost
