"""The CMS in a browser: its own policy lets it work."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.demonstration import Demonstration

pytestmark = pytest.mark.browser


FIRST_PAGE = "main a[href*='/edit/']"


def test_an_editor_logs_in_and_opens_a_page_without_an_error(
    demonstration: Demonstration, browser: Browser
):
    email, password = demonstration.editor
    errors: list[str] = []
    with browser.new_context() as context:
        tab = context.new_page()
        tab.on("pageerror", lambda error: errors.append(f"{tab.url}: {error}"))
        tab.on(
            "console", lambda said: said.type == "error" and errors.append(said.text)
        )

        tab.goto(demonstration.address("localhost", "admin/pages/"))
        tab.fill("input[name=username]", email)
        tab.fill("input[name=password]", password)
        tab.click("button[type=submit]")
        tab.click(FIRST_PAGE)

        expect(tab.locator("input[name=title]")).not_to_have_value("")
    assert not errors, "\n".join(errors)
