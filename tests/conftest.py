"""What every test stands on: a database of the run's own."""

import gc
import os
import uuid
import warnings
from collections.abc import Generator, Iterator

import pytest
from django.core.cache import cache
from django.core.signals import request_finished
from django.db import OperationalError, connection
from django.test.utils import setup_databases, teardown_databases
from xdist.remote import Producer

from cms.tenancy.scope import widen_to_everything
from tests import ledger, opened_boards, template_database
from tests.shares import Shares, turn_of
from tests.written import written

pytest_plugins = ["tests.probe.counts", "tests.quick"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: turn_of(item.nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Shares:
    return Shares(config, log)


def pytest_collection_finish() -> None:
    """What is loaded by now lives to the end: nobody looks through it for litter."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("reuse_db", False):
        raise pytest.UsageError(
            "--reuse-db is not used here: each run has a fresh clone of a migrated "
            "template, which takes no time."
        )
    if not os.environ.get("DATABASE_URL"):
        raise pytest.UsageError(
            "No database: start the tests with ./test (./test tests/cms -k dates)."
        )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    with written.noted():
        return (yield)


@pytest.fixture(scope="session", autouse=True)
def what_a_test_makes_by_hand_was_public_before() -> None:
    ledger.install()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_blocker) -> Iterator[None]:
    """Has Django clone the template; its own migrate then finds nothing to do."""
    with template_database.connect_beside_django() as server:
        run = f"{template_database.RUNS}{uuid.uuid4().hex[:12]}"
        template_database.take(server, run)
        with django_db_blocker.unblock():
            template = template_database.ensure_template(server)
        template_database.drop_left_overs(server, but=template)
        connection.settings_dict["TEST"] |= {"NAME": run, "TEMPLATE": template}
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_modify_db_settings, django_db_blocker
) -> Iterator[None]:
    """The run's database.

    pytest-django's own makes none where no test that was chosen is marked django_db,
    though the tests' fixtures may need it.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
        opened_boards.record()
    yield
    with django_db_blocker.unblock():
        try:
            teardown_databases(made, verbosity=0)
        except OperationalError as still_in_use:
            # The next run drops what nobody is connected to any more.
            warnings.warn(f"A database is left: {still_in_use}", stacklevel=1)


@pytest.fixture(autouse=True)
def nothing_is_counted_from_test_to_test() -> None:
    """All tests come from one address, whose guesses and requests are counted."""
    cache.clear()


@pytest.fixture(autouse=True)
def what_a_test_asks_for_itself_is_in_no_scope() -> Iterator[None]:
    """The test client's requests and the test share a connection.

    A process that serves leaves the scope to the next request. Here a test goes on,
    and looks at what has become of all boards.
    """

    def widen(**_signal: object) -> None:
        if connection.connection is not None:
            widen_to_everything()

    request_finished.connect(widen)
    yield
    request_finished.disconnect(widen)
