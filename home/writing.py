"""Words as the blocks of a page hold them."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from cms.models import BoardDocument

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


def quotation(words: str, who: str) -> Block:
    return "quote", {"text": words, "who": who}


def details(title: str, *paragraphs: str) -> Block:
    return "details", {"heading": title, "text": _paragraphs(paragraphs)}


def notes(*said: str) -> Block:
    """Footnotes in their order: the first is that of [1] in a text."""
    return "notes", [_paragraphs([words]) for words in said]


def video(
    title: str, url: str, minutes: int, about: str, transcript: BoardDocument
) -> Block:
    return "video", {
        "title": title,
        "url": url,
        "minutes": minutes,
        "about": about,
        "transcript": transcript,
    }


def table(caption: str, *rows: tuple[str, str], heads: tuple[str, str]) -> Block:
    """Two columns: plain words, and words with links and lists."""
    return "table", {
        "caption": caption,
        "columns": [
            {"type": "text", "heading": heads[0]},
            {"type": "rich", "heading": heads[1]},
        ],
        "rows": [{"values": [words, _paragraphs([told])]} for words, told in rows],
    }


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
