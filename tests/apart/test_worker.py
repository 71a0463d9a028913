"""The worker, whose processes are killed, stopped and started while they work."""

from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus

from boards.models import FileCheck
from boards.publishing.file_checks.checks import check_of
from cms.models import KeptPage, StoredTask
from cms.tasks import queue
from tests.apart.databases import connected_to, own_database
from tests.apart.tasks import (
    break_down,
    kill_its_worker,
    last,
    last_of_files,
    lines,
    look_without_a_scope,
    note,
    tasks_are_stored,
)
from tests.apart.workers import a_crew, a_worker, wait_until
from tests.factories import host_of, make_board, make_document

DONE, FAILED = TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED


@pytest.fixture(scope="module", autouse=True)
def committed(django_db_setup, django_db_blocker):
    """A database in which what one process stores, another finds."""
    with (
        django_db_blocker.unblock(),
        own_database() as name,
        connected_to(name),
        tasks_are_stored(),
    ):
        yield
        # The server notices a moment later that a process was killed.
        wait_until(lambda: others_connected() == 0, "nobody is connected")


@pytest.fixture(autouse=True)
def nothing_waits():
    StoredTask.objects.all().delete()


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "lines"


def others_connected() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0]


def the_row() -> StoredTask:
    return StoredTask.objects.get()


def ends(state: TaskResultStatus) -> None:
    """Wait until the one task has ended so."""
    ended = (DONE, FAILED)
    wait_until(lambda: the_row().state in ended, "the task ends")
    assert the_row().state == state, the_row().errors


def test_a_task_outlives_the_process_that_asked_for_it_and_is_done_by_a_worker(file):
    key = note.enqueue(str(file)).id

    with a_worker():
        ends(DONE)

    assert lines(file) == ["done"]
    assert note.get_result(key).return_value == "done"


def test_an_upload_is_checked_by_a_worker():
    document = make_document(make_board(), is_checked=False)
    assert check_of(document).is_running

    with a_worker("files"):
        wait_until(lambda: not check_of(document).is_running, "it is checked")

    assert check_of(document).state == FileCheck.State.DONE


def test_what_is_rolled_back_leaves_no_task(file):
    with transaction.atomic():
        note.enqueue(str(file))
        assert StoredTask.objects.exists()
        transaction.set_rollback(True)

    assert not StoredTask.objects.exists()


def test_what_a_killed_worker_did_is_done_again_and_only_once(file):
    last.enqueue(str(file), 0.5)
    with a_worker() as worker:
        wait_until(lambda: lines(file), "the task is begun")
        worker.kill()
        worker.join()

    with a_worker(), a_worker():
        ends(DONE)
        another = note.enqueue(str(file), "another")
        wait_until(lambda: another.refresh() or another.is_finished, "the next one")

    assert lines(file) == ["begun", "begun", "done", "another"]
    row = StoredTask.objects.first()
    assert (row.attempts, len(row.worker_ids), len(row.errors)) == (2, 2, 1)


def test_what_is_being_done_is_not_taken_for_killed(file):
    last.enqueue(str(file), 2)

    with a_worker(), a_worker():
        ends(DONE)

    assert lines(file) == ["begun", "done"]


def test_a_task_that_kills_its_worker_ends_as_a_failure_that_says_so(file):
    kill_its_worker.enqueue(str(file))

    with a_crew({"default": 1}):
        ends(FAILED)

        # The worker is there again, for others.
        assert note.enqueue(str(file), "another")
        wait_until(lambda: "another" in lines(file), "the next one")

    assert lines(file) == ["begun"] * queue.MOST_ATTEMPTS + ["another"]
    assert "killed (attempt 3 of 3)" in StoredTask.objects.first().why


def test_what_fails_is_tried_again_and_then_left_to_people_who_can_run_it_again(
    file, monkeypatch
):
    key = break_down.enqueue(str(file)).id
    with a_worker():
        for attempt in range(1, queue.MOST_ATTEMPTS + 1):
            wait_until(lambda n=attempt: len(the_row().errors) == n, "it fails")
            # It waits before it is tried again: nobody waits here.
            StoredTask.objects.filter(state="READY").update(run_after="2026-01-01T00Z")
        ends(FAILED)
        assert the_row().why == "ValueError: The disk is full."
        assert [error.exception_class for error in break_down.get_result(key).errors]

        Path(f"{file}.mended").touch()
        queue.run_again(the_row())
        ends(DONE)

    assert lines(file) == ["begun"] * 4 + ["done"]


def test_a_failure_is_forgotten_once_the_same_was_done(file):
    failed = break_down.enqueue(str(file)).id
    StoredTask.objects.update(state=FAILED)
    Path(f"{file}.mended").touch()
    break_down.enqueue(str(file))

    with a_worker():
        wait_until(lambda: "done" in lines(file), "it is done")
        wait_until(lambda: StoredTask.objects.count() == 1, "the failure goes")

    assert not StoredTask.objects.filter(pk=failed).exists()


def test_two_workers_do_each_task_once(file):
    for number in range(30):
        note.enqueue(str(file), str(number))

    with a_worker() as one, a_worker() as other:
        done = StoredTask.objects.filter(state=DONE)
        wait_until(lambda: done.count() == 30, "all are done")
        assert one.is_alive()
        assert other.is_alive()

    assert sorted(lines(file), key=int) == [str(number) for number in range(30)]


def test_a_worker_that_is_asked_to_end_ends_what_it_has_begun(file):
    last.enqueue(str(file), 0.5)
    with a_worker() as worker:
        wait_until(lambda: lines(file), "the task is begun")
        worker.terminate()
        worker.join(30)

        assert worker.exitcode == 0
    assert lines(file) == ["begun", "done"]
    assert the_row().state == DONE


def test_what_takes_longer_is_given_back_as_if_it_was_new(file):
    last.enqueue(str(file), 600)
    with a_worker(grace=1) as worker:
        wait_until(lambda: lines(file), "the task is begun")
        worker.terminate()
        worker.join(30)

        assert worker.exitcode == 0
    row = the_row()
    assert (row.state, row.attempts, row.errors) == (TaskResultStatus.READY, 0, [])


def test_a_crew_that_is_asked_to_end_leaves_nobody_behind(file):
    last.enqueue(str(file), 600)
    with a_crew({"default": 1, "files": 1}, grace=1) as crew:
        wait_until(lambda: lines(file), "the task is begun")
        crew.terminate()
        crew.join(30)

        assert crew.exitcode == 0
    assert the_row().state == TaskResultStatus.READY
    wait_until(lambda: others_connected() == 0, "nobody is left")


def test_a_quick_task_does_not_wait_behind_files(file):
    last_of_files.enqueue(str(file), 600)
    with a_crew({"default": 1, "files": 1}, grace=1):
        wait_until(lambda: lines(file), "the file is being read")
        note.enqueue(str(file), "quick")
        wait_until(lambda: "quick" in lines(file), "the quick one is done")

    assert lines(file) == ["begun", "quick"]


def test_what_is_urgent_goes_first(file):
    for priority, line in ((0, "usual"), (-10, "of many"), (10, "urgent")):
        note.using(priority=priority).enqueue(str(file), line)

    with a_worker():
        wait_until(lambda: len(lines(file)) == 3, "all are done")

    assert lines(file) == ["urgent", "usual", "of many"]


def test_a_task_may_see_nothing_until_it_says_what(file):
    look_without_a_scope.enqueue(str(file))
    with a_worker():
        wait_until(lambda: the_row().errors, "it is refused")

    assert "powerless=True" in lines(file)[0]
    assert "permission denied" in the_row().why


def test_a_task_of_an_earlier_version_that_is_no_more_fails_by_its_name(file):
    note.enqueue(str(file))
    StoredTask.objects.update(name="gone")

    with a_worker():
        ends(FAILED)

    assert the_row().why == "This version of the product has no task “gone”."


def test_while_no_task_waits_a_worker_makes_anew_what_visitors_read():
    board = make_board()
    now = timezone.now()
    read = {"host": host_of(board), "path": "/", "reads": 1, "read_at": now}
    old = {"version": "old", "until": now, "made_at": now, "headers": {}, "plain": b""}
    KeptPage.objects.create(key="old", board_id=board.board.pk, **read, **old)

    with a_worker():
        made = KeptPage.objects.exclude(version="old").filter(path="/")
        wait_until(made.exists, "the home page is made anew")
        board.board.short_name = "Renamed"
        board.board.save()
        changed = made.exclude(version=made.get().version)
        wait_until(changed.exists, "it is made anew once more")
