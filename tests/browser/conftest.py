"""A real browser, and the demonstration that it looks at. No test writes to it."""

import os
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, Page

from home.demo import BOARDS
from tests.browser import sixth_board
from tests.browser.demonstration import ELSEWHERE, Demonstration, chromium, served

# Playwright leaves an event loop running in this thread, and Django then refuses every
# query of every test that comes after.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PHONE = 360
DESKTOP = 1280
HEIGHT = 900
PLACES = [*(board.hostname for board in BOARDS), sixth_board.HOSTNAME, ELSEWHERE]


def missing(reason: str) -> NoReturn:
    """Skips what this machine has no tool for; where all tools must be, fails."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any],
) -> dict[str, Any]:
    """The machine's own browser: Playwright's would have to be downloaded."""
    executable = chromium() or missing("No browser: ./test installs one where it can.")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {
        "executable_path": executable,
        "args": [*arguments, "--disable-dev-shm-usage"],
    }


@pytest.fixture(scope="session")
def demonstration(
    tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any
) -> Iterator[Demonstration]:
    with (
        django_db_blocker.unblock(),
        served(tmp_path_factory.mktemp("files")) as demonstration,
    ):
        yield demonstration


@pytest.fixture(params=PLACES, ids=lambda place: place.split(".")[0])
def pages(
    request: pytest.FixtureRequest, demonstration: Demonstration
) -> dict[str, str]:
    """What there is to look at in one place: name and address."""
    return demonstration.some_pages_of(request.param)


@pytest.fixture(scope="session")
def lasting_tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def tab(lasting_tab: Page) -> Page:
    """A tab as wide as a desktop; the same one for all tests, which is quicker."""
    lasting_tab.set_viewport_size({"width": DESKTOP, "height": HEIGHT})
    return lasting_tab
