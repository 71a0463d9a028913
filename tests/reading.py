"""How a test reads what a visitor gets: words and marks, not strings of HTML."""

import json
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse


def parsed(response: HttpResponse) -> BeautifulSoup:
    """The document of an answer: to be read, as who asks again gets the same one."""
    known: BeautifulSoup | None = getattr(response, "parsed_by_tests", None)
    if known is None:
        known = BeautifulSoup(response.content, "lxml")
        response.parsed_by_tests = known
    return known


def words_of(element: Tag) -> str:
    """The words of an element, with its white space collapsed."""
    return " ".join(element.get_text(" ").split())


def words(response: HttpResponse, selector: str = "main") -> str:
    """The words of the first element that a CSS selector finds; "" without one."""
    found = parsed(response).select_one(selector)
    return words_of(found) if found else ""


def each(response: HttpResponse, selector: str) -> list[str]:
    """The words of every element that a CSS selector finds, in their order."""
    return [words_of(found) for found in parsed(response).select(selector)]


def addresses(response: HttpResponse, selector: str = "main a") -> list[str]:
    """Where the links lead that a CSS selector finds."""
    return [str(link["href"]) for link in parsed(response).select(selector)]


def headings(response: HttpResponse) -> list[tuple[str, str]]:
    """Every heading inside the page itself: its level and its words, in their order."""
    found = parsed(response).select("main :is(h1, h2, h3, h4, h5, h6)")
    return [(heading.name, words_of(heading)) for heading in found]


def structured_data(response: HttpResponse) -> Any:
    """What a search engine reads; None where the page has none."""
    block = parsed(response).select_one('script[type="application/ld+json"]')
    return json.loads(block.string or "") if block else None
