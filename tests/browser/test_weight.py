"""How much a first visit has to fetch."""

import gzip

import pytest
from playwright.sync_api import Browser, Response

pytestmark = pytest.mark.browser

MOST_HTML = 10_000  # bytes, compressed
MOST_IN_ALL = 40_000
# A picture is the board's own, and not counted.
COUNTED = {"document", "stylesheet", "script", "font"}


def test_a_first_visit_of_a_review_is_light(pages, browser: Browser):
    if "review" not in pages:
        pytest.skip("Nothing here publishes a review.")
    context = browser.new_context()
    tab = context.new_page()
    fetched: list[Response] = []
    tab.on("response", lambda response: fetched.append(response))

    tab.goto(pages["review"], wait_until="load")

    weights = {
        response.url: len(gzip.compress(response.body(), 9))
        for response in fetched
        if response.request.resource_type in COUNTED
    }
    context.close()
    assert any(url.endswith(".css") for url in weights)
    assert weights[pages["review"]] <= MOST_HTML
    assert sum(weights.values()) <= MOST_IN_ALL
