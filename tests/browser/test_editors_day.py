"""An editor's way to a review that waits for sign-off, counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, HEIGHT
from tests.browser.demonstration import Demonstration
from tests.factories import pdf_bytes

pytestmark = pytest.mark.browser

MOST_CLICKS = 12
PATIENCE = 30_000  # milliseconds
NAMES = {
    "child-z-report.pdf": "Child Z: report",
    "Child Z exec summary.pdf": "Child Z: executive summary",
    "7 minute briefing.pdf": "Child Z: 7-minute briefing",
}


@pytest.fixture
def editor(demonstration: Demonstration, browser: Browser) -> Iterator[Page]:
    """A tab with the dashboard of an editor of the sixth board."""
    email, password = demonstration.editor
    size = {"width": DESKTOP, "height": HEIGHT}
    with browser.new_context(viewport=size) as context:
        tab = context.new_page()
        tab.goto(demonstration.address("localhost", "admin/"))
        log_in(tab, email, password)
        yield tab


def log_in(tab: Page, email: str, password: str) -> None:
    tab.fill("input[name=username]", email)
    tab.fill("input[name=password]", password)
    tab.click("button[type=submit]")
    expect(tab.locator(".board-bar")).to_be_visible(timeout=PATIENCE)


class Hand:
    """Counts each click, and each field that is filled in, as one."""

    def __init__(self, tab: Page) -> None:
        self.tab = tab
        self.count = 0

    def click(self, words: str) -> None:
        self.count += 1
        self.tab.locator("main").get_by_text(words, exact=True).first.click()

    def fill(self, field: str, text: str) -> None:
        self.count += 1
        self.tab.fill(field, text)

    def choose(self, field: str, label: str) -> None:
        self.count += 2
        self.tab.select_option(field, label=label)

    def put_up(self, files: list[Path]) -> None:
        self.count += 2
        self.tab.set_input_files("[data-put-up-files]", files)


def test_a_review_with_three_documents_is_submitted_in_a_few_clicks(
    editor: Page, tmp_path: Path
):
    files = []
    for pages, name in enumerate(NAMES, 2):
        files.append(tmp_path / name)
        files[-1].write_bytes(pdf_bytes(pages))
    hand = Hand(editor)

    hand.click("Add a review")
    hand.fill("#id_title", "Child Z")
    hand.choose("#id_review_type", "Rapid review")
    hand.put_up(files)
    expect(editor.locator(".put-up__state")).to_have_count(len(files), timeout=PATIENCE)
    titles = [
        editor.input_value(f"#id_released_documents-{number}-title")
        for number in range(len(files))
    ]
    hand.put_up(files[:1])
    told = editor.locator("[data-put-up-told] li").last
    expect(told).to_contain_text("already", timeout=PATIENCE)
    # While the page saves itself: it is sent once.
    hand.fill("#id_title", "Child Z, again")
    hand.click("Submit for sign-off")

    said = editor.locator(".messages")
    expect(said).to_contain_text("submitted for sign-off", timeout=PATIENCE)
    assert titles == list(NAMES.values())
    assert hand.count <= MOST_CLICKS


def test_what_is_typed_outlives_the_session_that_it_was_typed_in(
    editor: Page, demonstration: Demonstration
):
    editor.locator("main").get_by_text("Add a review", exact=True).first.click()
    editor.fill("#id_title", "Child Y")
    editor.select_option("#id_review_type", label="Rapid review")
    editor.context.clear_cookies(name="sessionid")
    submit = editor.locator("footer").get_by_text("Submit for sign-off", exact=True)

    submit.first.click()
    notice = editor.locator("[data-logged-out]")
    expect(notice).to_be_focused(timeout=PATIENCE)
    with editor.expect_popup() as opened:
        notice.locator("a").click()
    log_in(opened.value, *demonstration.editor)
    submit.first.click()

    # Sent, and read: it lacks a summary, and all that was typed is there.
    expect(editor.locator(".error-summary")).to_be_visible(timeout=PATIENCE)
    expect(editor.locator("#id_title")).to_have_value("Child Y")
    expect(notice).to_be_hidden()
