"""Tasks as they are stored: by whom, for whom, and under which name."""

import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction
from django.test import override_settings
from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task
from django_tasks.exceptions import InvalidTaskError, TaskResultDoesNotExist

from cms.models import StoredTask, WorkerBeat
from cms.tasks.checks import check_waiting_tasks
from cms.tasks.forgetting import forget_finished_tasks
from cms.tasks.names import name_of, task_named
from cms.tenancy.scope import Scope, current_scope, in_scope
from tests.apart.tasks import note, stored_tasks, tasks_are_stored
from tests.factories import make_board, make_editor

pytestmark = pytest.mark.django_db
OPTIONS = settings.STORED_TASKS["default"]["OPTIONS"]


@task()
def nameless() -> None:
    pass


@pytest.fixture
def editors_scope() -> Scope:
    board = make_board()
    return Scope(board.board.pk, make_editor(board).pk)


def test_an_editors_request_stores_a_task_that_knows_for_whom_it_is(editors_scope):
    with tasks_are_stored(), in_scope(editors_scope):
        key = note.enqueue("place").id

        assert current_scope() == editors_scope
        with pytest.raises(TaskResultDoesNotExist):
            note.get_result(key)

    row = StoredTask.objects.get()
    assert (row.name, row.args, row.state) == ("note", ["place"], "READY")
    assert (row.board, row.person) == (editors_scope.board, editors_scope.person)


def test_what_an_editor_takes_back_leaves_no_task(editors_scope):
    with tasks_are_stored(), in_scope(editors_scope):
        with transaction.atomic():
            note.enqueue("place")
            transaction.set_rollback(True)

        assert current_scope() == editors_scope

    assert not StoredTask.objects.exists()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE cms_storedtask SET args = '[]'",
        "DELETE FROM cms_storedtask",
        "UPDATE cms_workerbeat SET at = now()",
        "DELETE FROM cms_workerbeat",
    ],
)
def test_an_editor_reads_and_changes_no_task_by_sql(editors_scope, sql):
    StoredTask.objects.create(name="note", board=editors_scope.board)
    WorkerBeat.objects.create(queue="default")
    table = sql.split()[2 if sql.startswith("DELETE") else 1]

    with in_scope(editors_scope), connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        assert cursor.fetchone() == (0,)
        cursor.execute(sql)
        assert cursor.rowcount == 0

    assert StoredTask.objects.filter(args=[]).exists()


@pytest.mark.parametrize("model", [StoredTask, WorkerBeat])
def test_an_editor_adds_no_task_by_sql(editors_scope, model):
    row = model(queue="default")
    with (
        pytest.raises(Error, match="row-level security"),
        transaction.atomic(),
        in_scope(editors_scope),
    ):
        row.save(force_insert=True)


def test_every_task_that_is_loaded_has_a_name_or_is_done_at_once():
    loaded = [vars(module) for module in list(sys.modules.values())]
    found = {
        one.module_path
        for names in loaded
        for one in list(names.values())
        if type(one) is Task and not one.module_path.startswith("tests.")
    }

    assert len(found) >= 6
    assert found <= {*OPTIONS["names"].values(), *OPTIONS["at_once"]}


def test_every_name_leads_to_its_task():
    names = OPTIONS["names"]

    assert names
    assert [name_of(task_named(name, names), names) for name in names] == [*names]


def test_a_task_without_a_name_is_refused_before_it_is_stored():
    with tasks_are_stored(), pytest.raises(InvalidTaskError, match="has no name"):
        nameless.enqueue()

    assert not StoredTask.objects.exists()


def test_a_name_that_leads_nowhere_is_an_error_of_the_settings():
    wanted = stored_tasks()
    wanted["default"]["OPTIONS"]["names"]["gone"] = "boards.gone.task"

    with override_settings(TASKS=wanted):
        found = [error for error in run_checks() if error.id == "tasks.E001"]

    assert [error.msg for error in found] == [
        "This version of the product has no task “gone”."
    ]


def test_what_waits_under_a_name_that_is_no_more_is_told_of():
    StoredTask.objects.create(name="gone")
    StoredTask.objects.create(name="gone.too", state="SUCCESSFUL")

    with tasks_are_stored():
        found = check_waiting_tasks(databases=["default"])

    assert [error.msg for error in found] == [
        "Tasks called “gone” wait, and this version has none of that name."
    ]


def test_what_was_done_is_forgotten_after_some_days_and_a_failure_is_not(settings):
    settings.TASKS_KEPT_DAYS = 3
    now = timezone.now()
    for state in ("SUCCESSFUL", "FAILED"):
        for days in (2, 4):
            StoredTask.objects.create(
                name=f"{state} {days}",
                state=state,
                finished_at=now - timedelta(days=days),
            )

    assert forget_finished_tasks() == 1

    assert sorted(StoredTask.objects.values_list("name", flat=True)) == [
        "FAILED 2",
        "FAILED 4",
        "SUCCESSFUL 2",
    ]


def test_the_worker_knows_its_queues():
    with tasks_are_stored(), pytest.raises(CommandError, match="default, files"):
        call_command("db_worker", queue_name=["fils"])


def test_without_stored_tasks_there_is_nothing_for_a_worker():
    with pytest.raises(CommandError, match="stores no tasks"):
        call_command("db_worker")
