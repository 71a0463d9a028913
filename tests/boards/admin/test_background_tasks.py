"""Work in the background, as people see it: that it stands still, and what failed."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django_tasks import task_backends

from boards.models import Role
from boards.publishing.file_checks.checks import reasons_against_release
from boards.publishing.file_checks.running import ask_for_check
from cms.models import BoardDocument, StoredTask, WorkerBeat
from cms.tasks.queue import Queue
from cms.tenancy.scope import EVERYTHING, current_scope
from home.provisioning import OpenedBoard
from tests.apart.tasks import tasks_are_stored
from tests.factories import (
    cms_client,
    make_administrator,
    make_board,
    make_document,
    make_editor,
    make_manager,
    make_member,
)
from tests.reading import words

pytestmark = pytest.mark.django_db
SCREEN, ALL_AGAIN = "background_tasks", "run_all_tasks_again"
LONG_AGO = timedelta(minutes=6)
STANDS = "Work in the background stands still"


class Locks:
    """No process but this one works on anything."""

    def take(self, key: int) -> bool:
        return True

    def release(self, key: int) -> None:
        pass


@pytest.fixture(autouse=True)
def stored():
    with tasks_are_stored():
        yield


@pytest.fixture
def board() -> OpenedBoard:
    return make_board()


def the_worker_is_at_work() -> None:
    for queue in settings.STORED_TASKS["default"]["OPTIONS"]["processes"]:
        WorkerBeat.objects.create(queue=queue)


def fail(document: BoardDocument, error: Exception) -> StoredTask:
    """The check of a file is asked for, and fails as often as it is tried."""
    ask_for_check(document)
    queue = Queue(task_backends["default"], "files", Locks())  # type: ignore[arg-type]
    while row := queue.take():
        queue.fail(row, error)
        StoredTask.objects.filter(state="READY").update(run_after=row.enqueued_at)
    return StoredTask.objects.failed()[0]


@pytest.fixture
def failed(board) -> StoredTask:
    document = make_document(board, is_checked=False, title="The report")
    StoredTask.objects.all().delete()
    return fail(document, OSError("The disk is full."))


def dashboard(user: Any) -> str:
    return words(cms_client(user).get(reverse("later_panels")))


@pytest.mark.parametrize("late", ["beat", "task"])
def test_managers_and_administrators_read_that_nobody_does_the_work(board, late):
    the_worker_is_at_work()
    people = [make_manager(board), make_administrator()]
    assert not any(STANDS in dashboard(person) for person in people)

    if late == "beat":
        WorkerBeat.objects.filter(queue="files").update(at=timezone.now() - LONG_AGO)
    else:
        StoredTask.objects.create(
            name="check_file", queue="files", run_after=timezone.now() - LONG_AGO
        )

    assert all(STANDS in dashboard(person) for person in people)
    assert STANDS not in dashboard(make_editor(board))


def test_a_worker_that_is_busy_for_long_does_not_stand_still(board):
    the_worker_is_at_work()
    WorkerBeat.objects.filter(queue="files").delete()
    StoredTask.objects.create(name="check_file", queue="files", state="RUNNING")

    assert STANDS not in dashboard(make_manager(board))


def test_who_keeps_the_board_reads_what_failed_of_it(board, failed):
    the_worker_is_at_work()

    read = dashboard(make_manager(board))

    assert "1 thing was tried several times and could not be done" in read
    assert "The report" in read
    assert "OSError: The disk is full." in read
    assert "The report" in dashboard(make_administrator())
    for other in (make_manager(make_board()), make_editor(board)):
        assert "could not be done" not in dashboard(other)


def test_a_files_own_screen_says_that_its_check_failed_and_asks_for_it_again(
    board, failed
):
    document = BoardDocument.objects.get(pk=failed.args[0])
    client = cms_client(make_editor(board))
    screen = reverse("file_findings", args=[document.pk])

    read = words(client.get(screen))
    assert "Our own program failed over it several times" in read
    assert "Check again" in read
    assert reasons_against_release(document)

    client.post(reverse("check_file_again", args=[document.pk]))
    waiting = StoredTask.objects.waiting().get()
    assert (waiting.name, waiting.args) == ("check_file", [document.pk])
    assert waiting.board == board.board.pk
    assert "The file waits to be read" in words(client.get(screen))


def test_an_administrator_runs_a_failed_task_again(failed):
    client = cms_client(make_administrator())
    assert "OSError: The disk is full." in words(client.get(reverse(SCREEN)))

    client.post(reverse("run_task_again", args=[failed.pk]))

    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == ("READY", 0)
    assert "Nothing has failed" in words(client.get(reverse(SCREEN)))


def test_an_administrator_runs_all_failed_tasks_again(board, failed):
    fail(make_document(board, is_checked=False), OSError("full"))
    client = cms_client(make_administrator())

    client.post(reverse(ALL_AGAIN))

    assert not StoredTask.objects.failed().exists()


@pytest.mark.parametrize("role", [Role.MANAGER, Role.APPROVER, Role.EDITOR])
def test_the_screen_of_tasks_is_not_there_for_people_of_boards(board, failed, role):
    client = cms_client(make_member(board, role))

    answers = [
        client.get(reverse(SCREEN)),
        client.post(reverse(ALL_AGAIN)),
        client.post(reverse("run_task_again", args=[failed.pk])),
    ]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert reverse("background_tasks") not in client.get("/admin/").content.decode()
    failed.refresh_from_db()
    assert failed.state == "FAILED"
    assert current_scope() == EVERYTHING
