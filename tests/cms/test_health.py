"""Whether the service can work, for machines that watch it."""

import contextlib
import copy
import re
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, override_settings
from django.utils import timezone

from boards.models import SchedulerBeat
from cms import readiness
from cms.models import WorkerBeat
from tests.factories import make_board, make_document

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("host", ["localhost", "unknown.example", "10.0.0.7:8000"])
def test_it_says_that_the_service_is_up_on_any_host(client, host):
    response = client.get("/healthz", headers={"host": host})

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize("error", [OperationalError, InterfaceError, DatabaseError])
def test_it_says_that_the_database_does_not_answer(client, monkeypatch, error):
    def fail(*args, **kwargs):
        raise error("password of the database: secret")

    monkeypatch.setattr(connection, "cursor", fail)

    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.content == b"The database does not answer.\n"


@pytest.fixture
def nobody_has_looked(monkeypatch) -> None:
    monkeypatch.setattr(readiness, "_last", [])


@pytest.fixture
def all_stands(nobody_has_looked) -> None:
    SchedulerBeat.objects.update_or_create(pk=1, defaults={"at": timezone.now()})


def ready(client: Client) -> tuple[int, dict[str, str]]:
    response = client.get("/readyz", headers={"host": "10.0.0.7:8000"})
    return response.status_code, response.json()


PARTS = {
    *("database", "cache", "storage", "files", "migrations", "wall", "worker"),
    "scheduler",
}


@pytest.mark.usefixtures("all_stands")
def test_all_parts_that_the_service_needs_are_asked(client):
    status, found = ready(client)

    assert found == dict.fromkeys(PARTS, "ok")
    assert status == 200


@pytest.mark.usefixtures("all_stands")
@pytest.mark.parametrize("part", sorted(PARTS))
def test_what_does_not_stand_is_named_and_nothing_else(client, part, tmp_path):
    with contextlib.ExitStack() as broken:
        BREAK[part](broken, tmp_path)
        status, found = ready(client)

    failed = {name for name, said in found.items() if said != "ok"}
    assert status == 503
    assert failed == {part}
    assert not re.search(r"[/_]|secret|Traceback", found[part])


@pytest.mark.usefixtures("all_stands")
def test_whoever_asks_often_is_told_what_was_found_a_moment_ago(
    client, django_assert_num_queries
):
    first = ready(client)

    with django_assert_num_queries(0):
        assert ready(client) == first


def no_database(broken: contextlib.ExitStack, _folder: Path) -> None:
    error = OperationalError("password: secret")
    broken.enter_context(patch.object(connection, "cursor", side_effect=error))


def no_cache(broken: contextlib.ExitStack, _folder: Path) -> None:
    nothing = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    broken.enter_context(override_settings(CACHES=nothing))


def no_storage(broken: contextlib.ExitStack, folder: Path) -> None:
    # A file stands where the folder should be.
    (folder / "taken").write_text("")
    wanted = copy.deepcopy(settings.STORAGES)
    wanted["documents"]["OPTIONS"]["location"] = str(folder / "taken")
    broken.enter_context(override_settings(STORAGES=wanted))


def no_files(broken: contextlib.ExitStack, _folder: Path) -> None:
    document = make_document(make_board())
    Path(document.file.path).unlink()


def not_migrated(broken: contextlib.ExitStack, _folder: Path) -> None:
    (newest,) = MigrationLoader(connection).graph.leaf_nodes("cms")
    MigrationRecorder(connection).record_unapplied(*newest)


def no_wall(broken: contextlib.ExitStack, _folder: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE cms_boardimage DISABLE ROW LEVEL SECURITY")


def no_worker(broken: contextlib.ExitStack, _folder: Path) -> None:
    broken.enter_context(override_settings(TASKS=settings.STORED_TASKS))
    WorkerBeat.objects.all().delete()


def no_scheduler(broken: contextlib.ExitStack, _folder: Path) -> None:
    SchedulerBeat.objects.all().delete()


BREAK = {
    "database": no_database,
    "cache": no_cache,
    "storage": no_storage,
    "files": no_files,
    "migrations": not_migrated,
    "wall": no_wall,
    "worker": no_worker,
    "scheduler": no_scheduler,
}
