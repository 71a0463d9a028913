"""A real browser, and the demonstration that it looks at. No test writes to it."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any, NoReturn

import pytest
from playwright.sync_api import Browser, Page

from home.demo import BOARDS
from tests.browser import sixth_board
from tests.browser.demonstration import ELSEWHERE, Demonstration, chromium, served
from tests.cms.users import second_steps
from tests.whole import share

# Playwright leaves an event loop running in this thread, and Django then refuses every
# query of every test that comes after.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PHONE = 360
DESKTOP = 1280
WIDTHS = [PHONE, DESKTOP]
HEIGHT = 900
PLACES = [*(board.hostname for board in BOARDS), sixth_board.HOSTNAME, ELSEWHERE]


def in_turn(turn: int) -> list[int]:
    """How wide to look at the next of many things; in the whole run in both widths."""
    return share(WIDTHS, turn % 2, 2)


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


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: place.split(".")[0])
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


@dataclass(frozen=True)
class Look:
    """At a screen of the CMS, in a tab of somebody who can open it."""

    tab: Page
    name: str
    path: str
    width: int

    def __str__(self) -> str:
        return f"{self.name}, {self.width} px wide"


@pytest.fixture(scope="session")
def looks(demonstration: Demonstration, browser: Browser) -> Iterator[list[Look]]:
    """Our screens of the CMS, by who opens them; in the smaller form at one width."""
    shown = {
        demonstration.manager: demonstration.screens,
        demonstration.administrator: demonstration.screens_of_administrators,
        None: demonstration.screens_of_strangers,
    }
    with ExitStack() as stack:
        found = []
        for who, screens in shown.items():
            tab = stack.enter_context(browser.new_context()).new_page()
            if who:
                log_in(tab, demonstration, *who)
            if who == demonstration.manager:
                show_second_step(tab, demonstration)
            found += [
                Look(tab, name, demonstration.address("localhost", path[1:]), width)
                for turn, (name, path) in enumerate(screens.items())
                for width in in_turn(turn)
            ]
        yield found


def log_in(tab: Page, demonstration: Demonstration, email: str, password: str) -> None:
    tab.goto(demonstration.address("localhost", "admin/"))
    tab.fill("input[name=username]", email)
    tab.fill("input[name=password]", password)
    tab.click("button[type=submit]")


def show_second_step(tab: Page, demonstration: Demonstration) -> None:
    """Type a code: who has an app changes nothing of it before."""
    tab.goto(demonstration.address("localhost", "admin/second-step/"))
    tab.fill("input[name=code]", second_steps.code())
    tab.click("main button[type=submit]")


@pytest.fixture
def tab(lasting_tab: Page) -> Page:
    """A tab as wide as a desktop; the same one for all tests, which is quicker."""
    lasting_tab.set_viewport_size({"width": DESKTOP, "height": HEIGHT})
    return lasting_tab
