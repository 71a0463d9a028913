"""Marked text as people read it, a paragraph at a time, and what its marks say."""

from collections.abc import Iterator
from html.parser import HTMLParser

# These stand within a line; every other element begins a new paragraph.
WITHIN = {
    "a",
    "b",
    "br",
    "strong",
    "i",
    "em",
    "span",
    "bdi",
    "code",
    "sub",
    "sup",
    "u",
    "s",
}
# What a mark says for the program alone.
FOR_PROGRAMS = {
    "id",
    "linktype",
    "embedtype",
    "format",
    "class",
    "style",
    "lang",
    "dir",
}


def paragraphs(html: str) -> Iterator[str]:
    """Each paragraph, heading and item; then where links lead, and descriptions."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end()
    yield from reader.paragraphs
    yield from reader.said


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.said: list[str] = []
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in WITHIN:
            self.end()
        if tag == "br":
            self._text.append("\n")
        self.said += [
            value for name, value in attrs if value and name not in FOR_PROGRAMS
        ]

    def handle_endtag(self, tag: str) -> None:
        if tag not in WITHIN:
            self.end()

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def end(self) -> None:
        if text := "".join(self._text).strip():
            self.paragraphs.append(text)
        self._text = []
