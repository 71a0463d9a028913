"""Asking the search of a board, and what it answers."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from boards.publishing.find.files import keep_text
from cms.models import BoardDocument
from home.provisioning import OpenedBoard
from tests.factories import get
from tests.reading import each

EVERY = ".search-results:not(.search-results--some)"
# What is shown where nothing was found is no result.
TITLES = ".search-result__title:not(.search-instead *)"


def search(board: OpenedBoard, query: str, **wishes: Any) -> HttpResponse:
    return get(Client(), board, "/search/", q=query, **wishes)


def found(board: OpenedBoard, query: str, **wishes: Any) -> list[str]:
    """The titles of what has all of the words, the best first."""
    return each(search(board, query, **wishes), f"{EVERY} {TITLES}")


def found_some(board: OpenedBoard, query: str) -> list[str]:
    """The titles of all that is shown."""
    return each(search(board, query), TITLES)


def says(document: BoardDocument, *pages: str) -> BoardDocument:
    """As if a file had been read that says this, page by page."""
    said = [
        {"number": number, "heading": "", "text": text}
        for number, text in enumerate(pages, 1)
    ]
    keep_text(document, {"passages": said, "is_cut": False, "why_not": ""})
    return document
