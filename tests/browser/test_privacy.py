"""What a visit leaves behind, and whom it tells: nothing and nobody."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.browser

# What a reader reads: without what only a script can offer.
READ = """() => {
  for (const offer of document.querySelectorAll('[data-script-only]')) offer.remove();
  return document.body.innerText;
}"""
KEPT = "localStorage.length + sessionStorage.length"


def test_a_visit_asks_no_other_host_keeps_nothing_and_breaks_no_policy(
    pages, browser: Browser
):
    context = browser.new_context()
    tab = context.new_page()
    asked: list[Request] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request))
    tab.on("console", lambda message: said.append(f"{tab.url}: {message.text}"))
    tab.on("pageerror", lambda error: said.append(f"{tab.url}: {error}"))
    strangers = []

    for name, address in pages.items():
        tab.goto(address, wait_until="load")
        here = urlsplit(address).netloc
        strangers += [
            f"{name}: {request.url}"
            for request in asked
            if urlsplit(request.url).netloc != here
        ]
        asked.clear()
        assert tab.evaluate(KEPT) == 0, f"{name} stores something."

    expected = ("404 (Not Found)", "500 (Internal Server Error)")
    faults = strangers + [line for line in said if not line.endswith(expected)]
    assert not faults, "\n".join(faults)
    assert context.cookies() == []
    context.close()


def test_every_word_is_there_without_script(demonstration, tab: Page, browser: Browser):
    context = browser.new_context(java_script_enabled=False, viewport=tab.viewport_size)
    without_script = context.new_page()

    for name, address in demonstration.fullest_of_each_type().items():
        tab.goto(address)
        without_script.goto(address)

        read = without_script.inner_text("body").split()

        assert read == tab.evaluate(READ).split(), name
    context.close()
