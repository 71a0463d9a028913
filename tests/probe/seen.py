"""What somebody reads of an answer of the CMS, or is read to them.

Words also come in what scripts put on the screen: JSON in an element or an attribute,
and HTML within it.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag

UNREAD = ("script", "style", "template")
READ_ALOUD = ("title", "placeholder", "alt", "aria-label", "aria-description")
# On which the words of a button stand.
BUTTONS = ("submit", "button", "reset")
# The names that programs give, and addresses: nobody reads them.
OF_PROGRAMS = re.compile(r"[a-z0-9_.:#@>-]*|\S*[/&=]\S*|[A-Z_]+")


def texts(body: str) -> Iterator[str]:
    """Each text of an answer, be it HTML, JSON or neither."""
    if (value := _json(body)) is not None:
        yield from _of_json(value)
    elif "<" in body:
        yield from _of_html(body)
    elif not OF_PROGRAMS.fullmatch(body.strip()):
        yield body


def _json(text: str) -> Any:
    if not text.lstrip().startswith(("{", "[", '"')):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def _of_json(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from texts(value)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _of_json(one)
    elif isinstance(value, list):
        for one in value:
            yield from _of_json(one)


def _of_html(body: str) -> Iterator[str]:
    document = BeautifulSoup(body, "lxml")
    for element in document(True):
        yield from _on(element)
    for element in document(UNREAD):
        if element.name == "script" and "json" in element.get("type", ""):
            yield from texts(element.get_text())
        if element.name == "template":
            yield from texts(element.decode_contents())
        element.decompose()
    yield document.get_text(" ")


def _on(element: Tag) -> Iterator[str]:
    """What the attributes of an element say."""
    for name, value in element.attrs.items():
        if not isinstance(value, str):
            continue
        if name in READ_ALOUD or (name == "value" and element.get("type") in BUTTONS):
            yield value
        elif name.startswith("data-") and (held := _json(value)) is not None:
            yield from _of_json(held)
        elif name.startswith("data-") and re.match(r"[A-Z]\S* ", value):
            yield value
