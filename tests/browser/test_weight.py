"""How much a first visit has to fetch."""

import gzip

import pytest
from playwright.sync_api import Browser, Response

pytestmark = pytest.mark.browser

MOST_HTML = 10_000  # bytes, compressed
MOST_WITHOUT_FONT = 40_000
MOST_IN_ALL = 70_000
# A picture is the board's own, and not counted.
COUNTED = {"document", "stylesheet", "script", "font"}


def weights_of(address: str, browser: Browser) -> dict[str, int]:
    """What a browser that comes for the first time fetches, each compressed."""
    fetched: list[Response] = []
    with browser.new_context() as context:
        tab = context.new_page()
        tab.on("response", lambda response: fetched.append(response))
        tab.goto(address)
        return {
            response.url: len(gzip.compress(response.body(), 9))
            for response in fetched
            if response.request.resource_type in COUNTED
        }


def test_a_first_visit_of_a_review_is_light(demonstration, browser: Browser):
    reviews = [
        pages["review"] for pages in demonstration.boards.values() if "review" in pages
    ]

    assert reviews
    for address in reviews:
        weights = weights_of(address, browser)

        assert weights[address] <= MOST_HTML
        without_font = [
            size for url, size in weights.items() if not url.endswith(".woff2")
        ]
        assert sum(without_font) <= MOST_WITHOUT_FONT
        assert sum(weights.values()) <= MOST_IN_ALL
        assert {"css", "js"} <= {url.rpartition(".")[2] for url in weights}
