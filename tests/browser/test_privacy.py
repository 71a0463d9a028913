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
# What the browser says of an error page itself.
OF_ERROR_PAGES = ("404 (Not Found)", "500 (Internal Server Error)")


def test_a_visit_asks_no_other_host_keeps_nothing_and_breaks_no_policy(
    pages, browser: Browser
):
    faults = []
    asked: list[Request] = []
    with browser.new_context() as context:
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request))
        tab.on("console", lambda said: faults.append(f"{tab.url}: {said.text}"))
        tab.on("pageerror", lambda error: faults.append(f"{tab.url}: {error}"))

        for address in pages.values():
            tab.goto(address)
            if tab.evaluate(KEPT):
                faults.append(f"{address} stores something")

        hosts = {urlsplit(request.url).netloc for request in asked}
        own = {urlsplit(address).netloc for address in pages.values()}
        faults += [f"asks {host}" for host in hosts - own]
        faults += [f"sets a cookie: {cookie['name']}" for cookie in context.cookies()]

    faults = [fault for fault in faults if not fault.endswith(OF_ERROR_PAGES)]
    assert not faults, "\n".join(faults)


def test_every_word_is_there_without_script(demonstration, tab: Page, browser: Browser):
    with browser.new_context(
        java_script_enabled=False, viewport=tab.viewport_size
    ) as context:
        without_script = context.new_page()
        pages = demonstration.fullest_of_each_type()

        assert pages
        for name, address in pages.items():
            tab.goto(address)
            without_script.goto(address)

            read = without_script.inner_text("body").split()

            assert read == tab.evaluate(READ).split(), name
