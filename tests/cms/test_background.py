"""Tasks that are done beside the request that asked for them."""

import threading
from collections.abc import Iterator
from concurrent.futures import wait

import pytest
from django.db import connection
from django_tasks import task

from cms.background import ThreadBackend
from cms.tenancy.scope import POWERLESS, current_scope

seen: list = []


@task()
def look() -> None:
    seen.append((threading.current_thread().name, current_scope()))


@task()
def fail() -> None:
    raise ValueError("broken")


@pytest.fixture
def open_to_threads(django_db_setup, django_db_blocker) -> Iterator[None]:
    """The database as it is, for tests that write nothing to it."""
    with django_db_blocker.unblock():
        yield


@pytest.mark.usefixtures("open_to_threads")
def test_a_task_is_done_in_a_thread_that_may_see_nothing_by_itself(caplog):
    backend = ThreadBackend("test", {"QUEUES": [], "OPTIONS": {}})
    seen.clear()

    backend.enqueue(fail, (), {})
    backend.enqueue(look, (), {})
    backend._threads.shutdown(wait=True)

    ((name, scope),) = seen
    assert name.startswith("tasks-test")
    assert scope in (POWERLESS, current_scope())
    assert "broken" in caplog.text
    assert connection.is_usable()
    assert wait([])
