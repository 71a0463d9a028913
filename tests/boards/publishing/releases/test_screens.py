"""The screens of releases, as an editor and an approver use them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime

from boards.models import (
    FileCheck,
    GuidanceEdition,
    Release,
    ReleaseState,
    ReviewPage,
    Role,
)
from boards.publishing.releases import transitions
from boards.publishing.releases.checklist import LINES
from tests.boards.publishing.releases.conftest import World, draft_review
from tests.cms_forms import editing, open_form
from tests.factories import (
    cms_client,
    get,
    make_administrator,
    make_board,
    make_member,
    sign_off,
    submit,
    tick_all,
)
from tests.reading import words

pytestmark = pytest.mark.django_db


def screen(waiting: Release) -> str:
    return reverse("release", args=[waiting.pk])


def press(client: Client, waiting: Release, step: str, **fields: str) -> str:
    """What the next screen says after a button was pressed."""
    shown = client.get(screen(waiting))
    sent = {"seen": shown.context["seen"]}
    response = client.post(screen(waiting), sent | {"step": step} | fields, follow=True)
    assert response.status_code == 200
    return response.content.decode()


ALL_TICKED = {line.key: "on" for line in LINES}


def test_an_editor_submits_from_the_page_and_an_approver_signs_off(world):
    review, file = draft_review(world)
    editor, approver = cms_client(world.editor), cms_client(world.approver)
    data = open_form(editor, editing(review)) | {"action-submit": "action-submit"}
    editor.post(editing(review), data)
    waiting = Release.objects.get(items__page=review.pk)
    assert waiting.state == ReleaseState.SUBMITTED

    press(approver, waiting, "sign_off", **ALL_TICKED)

    assert get(Client(), world.board, review).status_code == 200
    assert get(Client(), world.board, file.url).status_code == 200


def test_the_day_that_the_editor_set_on_the_page_is_the_releases(world):
    review, _file = draft_review(world)
    at = timezone.now().replace(microsecond=0) + timedelta(days=3)
    review.go_live_at = at
    review.save_revision(user=world.editor)
    review = ReviewPage.objects.get(pk=review.pk)

    review.get_workflow().start(review, world.editor)

    assert Release.objects.get().goes_public_at == at


def test_the_approvers_are_told_by_mail_that_something_waits(world):
    review, _file = draft_review(world)
    mail.outbox.clear()

    submit(world.board, review, by=world.editor)

    told = {address for message in mail.outbox for address in message.to}
    assert told == {world.approver.email, world.other_approver.email}


def test_a_sign_off_with_a_line_open_says_which_and_keeps_the_other_ticks(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    client = cms_client(world.approver)
    ticked = {line.key: "on" for line in LINES[1:]}

    said = press(client, waiting, "sign_off", **ticked)

    open_line = LINES[0]
    assert f'href="#id_{open_line.key}">{open_line.label}: Not ticked by you' in said
    assert said.count("Not ticked by you yet") == 2  # in the summary, and at the line
    assert waiting.ticks.count() == len(LINES) - 1
    assert get(Client(), world.board, review).status_code == 404


def test_who_changed_it_last_reads_so_before_they_begin(world):
    review, _file = draft_review(world)
    review.save_revision(user=world.approver)
    waiting = submit(world.board, ReviewPage.objects.get(pk=review.pk), by=world.editor)

    said = cms_client(world.approver).get(screen(waiting)).content.decode()

    assert "So somebody else has to sign it off" in said


@pytest.mark.parametrize("step", ["send_back", "call_back", "give_up"])
def test_a_step_back_needs_its_reason(world, step):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)

    said = press(cms_client(world.approver), waiting, step)

    assert "Say why" in said
    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.SUBMITTED


def test_what_is_sent_back_says_why_in_the_pages_history(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)

    press(cms_client(world.approver), waiting, "send_back", reason="A date on page 4.")

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.PREPARING
    assert "A date on page 4." in press(cms_client(world.editor), waiting, "save")
    history = reverse("wagtailadmin_pages:history", args=[review.pk])
    assert "A date on page 4." in cms_client(world.editor).get(history).content.decode()


def test_what_is_given_up_frees_its_pages(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)

    press(cms_client(world.editor), waiting, "give_up", reason="Another day.")

    assert submit(world.board, review, by=world.editor).state == ReleaseState.SUBMITTED


@pytest.mark.parametrize("step", ["sign_off", "send_back", "force"])
def test_an_editor_has_no_step_that_is_an_approvers_or_an_administrators(world, step):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)

    said = press(cms_client(world.editor), waiting, step, reason="I", **ALL_TICKED)

    assert "This cannot be done now" in said
    assert get(Client(), world.board, review).status_code == 404


@pytest.mark.parametrize("role", Role)
def test_the_people_of_another_board_find_no_release_of_this_one(world, role):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    client = cms_client(make_member(make_board(), role))

    assert client.get(screen(waiting)).status_code == 404
    assert client.post(screen(waiting), {"step": "save"}).status_code == 404
    assert client.get(reverse("releases:edit", args=[waiting.pk])).status_code == 404
    assert "Release day" not in client.get(reverse("releases:index")).content.decode()


def test_a_translator_reads_a_release_and_changes_nothing(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    client = cms_client(make_member(world.board, Role.TRANSLATOR))

    assert client.get(screen(waiting)).status_code == 200
    assert "This cannot be done now" in press(client, waiting, "save", **ALL_TICKED)
    assert not waiting.ticks.exists()


def test_several_pages_are_put_into_one_release(world):
    first, second = draft_review(world)[0], draft_review(world)[0]
    data = {"title": "Both", "goes_public_at": "", "pages": [first.pk, second.pk]}

    cms_client(world.editor).post(reverse("releases:add"), data)

    made = Release.objects.get(title="Both")
    assert {item.page_id for item in made.items.all()} == {first.pk, second.pk}
    assert made.board == world.board.board


def test_a_time_that_has_passed_is_refused_at_its_field(world):
    review, _file = draft_review(world)
    data = {"title": "Late", "goes_public_at": "01/02/2020 10:00", "pages": [review.pk]}

    response = cms_client(world.editor).post(reverse("releases:add"), data)

    assert "This time has passed" in response.content.decode()
    assert not Release.objects.exists()


def test_the_pages_of_another_board_are_not_offered_or_taken(world):
    theirs = make_board()
    page = draft_review(World(theirs, world.editor, world.approver, world.approver))[0]
    data = {"title": "Mine", "goes_public_at": "", "pages": [page.pk]}

    response = cms_client(world.editor).post(reverse("releases:add"), data)

    assert response.status_code == 200
    assert not Release.objects.exists()


def test_changing_the_time_of_what_was_submitted_calls_it_back(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    data = {"title": "T", "goes_public_at": "12/12/2099 10:00", "pages": [review.pk]}

    cms_client(world.editor).post(reverse("releases:edit", args=[waiting.pk]), data)

    waiting.refresh_from_db()
    assert waiting.state == ReleaseState.PREPARING


def test_what_was_signed_off_has_to_be_called_back_before_its_time_changes(world):
    review, _file = draft_review(world)
    at = timezone.now() + timedelta(hours=1)
    waiting = submit(world.board, review, by=world.editor, at=at)
    sign_off(waiting, world.approver)

    response = cms_client(world.editor).get(
        reverse("releases:edit", args=[waiting.pk]), follow=True
    )

    assert "Call it back first" in response.content.decode()


def test_the_copies_that_were_sent_are_kept_with_who_noted_them(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)

    press(cms_client(world.editor), waiting, "save", copy_panel="03/12/2026")

    copy = waiting.copies.get()
    assert (copy.sent_on.isoformat(), copy.by) == ("2026-12-03", world.editor)


@time_machine.travel("2026-12-01 12:00:00+00:00", tick=False)
def test_the_day_for_copies_is_counted_in_working_days_over_bank_holidays(world):
    edition = GuidanceEdition.objects.get(short_name="WT 2018")
    review, _file = draft_review(world, guidance_edition=edition)
    at = datetime(2027, 1, 4, 10, tzinfo=UTC)
    waiting = submit(world.board, review, by=world.editor, at=at)

    said = cms_client(world.approver).get(screen(waiting)).content.decode()

    # Christmas Day, Boxing Day (on a Monday instead) and New Year's Day lie between.
    assert "Send copies by 21 Dec 2026, 7 working days before" in said


def test_an_administrator_who_forces_tells_the_board(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    mail.outbox.clear()

    press(
        cms_client(make_administrator()), waiting, "force", reason="The press has it."
    )

    assert get(Client(), world.board, review).status_code == 200
    assert world.editor.email in {to for message in mail.outbox for to in message.to}
    assert "The press has it." in mail.outbox[0].body


def test_the_dashboard_says_that_nobody_looks_at_the_clock(world):
    review, _file = draft_review(world)
    at = timezone.now() + timedelta(hours=1)
    sign_off(submit(world.board, review, by=world.editor, at=at), world.approver)

    said = cms_client(world.editor).get(reverse("wagtailadmin_home")).content.decode()

    assert "Nothing will go public by itself" in said


def test_a_list_says_when_a_release_goes_public(world):
    at = timezone.now() + timedelta(days=3)
    submit(world.board, draft_review(world)[0], by=world.editor, at=at)

    shown = cms_client(world.editor).get(reverse("releases:index"))

    assert date_format(localtime(at), "j M Y, H:i") in words(shown)


def test_a_list_says_who_signed_a_release_off(world):
    review, _file = draft_review(world)
    waiting = submit(world.board, review, by=world.editor)
    tick_all(waiting, world.approver)
    sign_off(waiting, world.approver)

    said = cms_client(world.editor).get(reverse("releases:index")).content.decode()

    assert str(world.approver) in said


def test_submitting_has_files_read_that_nobody_has_read_yet(
    world, django_capture_on_commit_callbacks
):
    review, file = draft_review(world)
    FileCheck.objects.all().delete()

    with django_capture_on_commit_callbacks(execute=True):
        submit(world.board, review, by=world.editor)

    assert FileCheck.objects.get(document=file).state == FileCheck.State.DONE


def test_a_step_that_has_a_screen_of_its_own_is_none_here(world):
    review, _file = draft_review(world)
    made = transitions.make(world.board.board, "Day", [review], None, world.editor)

    for step in ("edit", "nonsense", ""):
        said = press(cms_client(world.editor), made, step)

        assert "This cannot be done now" in said
