"""The CMS in a browser: its own policy lets it work."""

import pytest
from playwright.sync_api import Browser

from tests.browser.demonstration import Demonstration

pytestmark = pytest.mark.browser


def test_an_editor_logs_in_and_opens_a_page_without_an_error(
    demonstration: Demonstration, browser: Browser
):
    email, password = demonstration.editor
    context = browser.new_context()
    tab = context.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(f"{tab.url}: {message.text}"))
    tab.on("pageerror", lambda error: said.append(f"{tab.url}: {error}"))

    tab.goto(demonstration.address("localhost", "admin/"))
    tab.fill("input[type=email], input[name=username]", email)
    tab.fill("input[type=password]", password)
    tab.get_by_role("button", name="Sign in").click()
    tab.wait_for_url("**/admin/")
    tab.goto(demonstration.address("localhost", "admin/pages/"))
    tab.get_by_role("link", name="Edit").first.click()
    tab.wait_for_url("**/edit/")

    assert tab.get_by_label("Title").first.input_value()
    assert said == []
    context.close()
