"""Words as the blocks of a page hold them."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

Block = tuple[str, Any]


def heading(text: str) -> Block:
    return "heading", {"text": text, "level": "2"}


def text(*paragraphs: str) -> Block:
    """Paragraphs, which may hold links and emphasis. Lists stand for themselves."""
    return "text", _paragraphs(paragraphs)


def callout(title: str, *paragraphs: str) -> Block:
    return "callout", {"heading": title, "text": _paragraphs(paragraphs)}


def steps(*told: tuple[str, str]) -> Block:
    """Steps in their order: what to do, and how."""
    return "steps", [
        {"heading": title, "text": _paragraphs([words])} for title, words in told
    ]


def statute(source: str, quoted: str, url: str = "") -> Block:
    """Law or guidance, exactly as the board has printed it."""
    return "statute", {"source": source, "url": url, "text": quoted}


def external_link(words: str, url: str) -> Block:
    return "link", {"text": words, "page": None, "url": url}


def page_link(words: str, page: Page) -> Block:
    return "link", {"text": words, "page": page, "url": ""}


def questions(*asked: tuple[str, str], group: str = "") -> Block:
    """A group of questions with their answers."""
    return "group", {
        "heading": group,
        "questions": [
            {"question": question, "answer": _paragraphs([answer])}
            for question, answer in asked
        ],
    }


def to(page: Page, words: str) -> str:
    """A link inside a text that follows the page wherever it moves."""
    return f'<a linktype="page" id="{page.pk}">{words}</a>'


def _paragraphs(paragraphs: Iterable[str]) -> str:
    return "".join(
        words if words.startswith(("<ul>", "<ol>")) else f"<p>{words}</p>"
        for words in paragraphs
    )
