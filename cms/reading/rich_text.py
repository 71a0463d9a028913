"""The words of rich text (RTF): letters in their coding, without the marks around."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

_TOKEN = re.compile(
    r"\\'(?P<byte>[0-9a-fA-F]{2})"
    r"|\\(?P<word>[a-zA-Z]{1,32})(?P<value>-?\d{1,10})? ?"
    r"|\\(?P<sign>[^a-zA-Z'])"
    r"|(?P<group>[{}])"
    r"|(?P<text>[^\\{}\r\n]+)"
)
# Pictures and objects, written as figures and letters: no words.
_BYTES = re.compile(r"[0-9a-fA-F]{60,}")
_BREAKS = {
    "par", "line", "page", "sect", "column", "cell", "nestcell", "row", "nestrow",
}  # fmt: skip
_SIGNS = {
    "tab": "\t", "emspace": " ", "enspace": " ", "qmspace": " ", "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "~": "\u00a0", "-": "\u00ad", "_": "\u2011", "\r": "\n", "\n": "\n",
    "\\": "\\", "{": "{", "}": "}",
}  # fmt: skip
# What is no part of the line in which it is written; so is whatever "\*" begins.
_ASIDE = {
    "*", "fonttbl", "colortbl", "stylesheet", "info", "title", "subject", "author",
    "manager", "company", "operator", "category", "keywords", "doccomm", "header",
    "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
    "footnote", "annotation", "pict", "object", "shptxt",
}  # fmt: skip
_BEGINNING, _BEGINS_WITHIN = b"{\\rtf", 100
_BEYOND = re.compile(rb"[\x80-\xff]")
_USUAL = "cp1252"
_DEEPEST = 10_000  # groups
_OF_CHARSET = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip


@dataclass
class _State:
    """What holds in a group. instead: signs that stand for one letter of Unicode."""

    out: list[str]
    instead: int = 1
    font: int = 0


@dataclass
class _Reading:
    outs: list[list[str]] = field(default_factory=lambda: [[]])
    stack: list[_State] = field(default_factory=list)
    coding: str = _USUAL
    fonts: dict[int, str] = field(default_factory=dict)
    skip: int = 0
    bytes: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self.now = _State(self.outs[0])

    def take(self, token: re.Match[str]) -> None:
        if byte := token["byte"]:
            self.skip -= 1
            if self.skip < 0:
                self.skip = 0
                self.bytes.append(int(byte, 16))
            return
        self.flush()
        if token["group"]:
            self._group(opens=token["group"] == "{")
        elif text := token["text"]:
            skipped = min(self.skip, len(text))
            self.skip -= skipped
            self.now.out.append(text[skipped:])
        else:
            self._word(token["word"] or token["sign"], token["value"])

    def flush(self) -> None:
        """Bytes in a row make letters together, in the coding of their font."""
        if self.bytes:
            coding = self.fonts.get(self.now.font, self.coding)
            self.now.out.append(self.bytes.decode(coding, errors="replace"))
            self.bytes.clear()

    def _group(self, *, opens: bool) -> None:
        self.skip = 0
        if opens and len(self.stack) < _DEEPEST:
            self.stack.append(replace(self.now))
        elif not opens and self.stack:
            self.now = self.stack.pop()

    def _word(self, word: str, value: str | None) -> None:
        number = int(value or 0)
        if word == "u" and value:
            self.now.out.append(chr(number % 65536))
            self.skip = self.now.instead
        elif word == "uc":
            self.now.instead = max(0, number)
        elif word == "f":
            self.now.font = number
        elif word == "fcharset" and number in _OF_CHARSET:
            self.fonts[self.now.font] = _OF_CHARSET[number]
        elif word == "ansicpg":
            self.coding = _known(number)
        elif word in _ASIDE:
            self.now.out = []
            self.outs.append(self.now.out)
        elif word in _BREAKS:
            self.now.out.append("\n")
        else:
            self.now.out.append(_SIGNS.get(word, ""))


def is_rich_text(content: bytes) -> bool:
    """Whether that is what a file is, whatever its name says."""
    return (
        content[:_BEGINS_WITHIN].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_BEGINNING)
    )


def rich_readings_of(content: bytes) -> Iterator[str]:
    """The words of a file: letters beyond ASCII are bytes of its coding, or UTF-8."""
    as_said = _BEYOND.sub(lambda byte: b"\\'%02x" % byte[0][0], content)
    yield _words_of(as_said.decode("ascii"))
    if not content.isascii():
        yield _words_of(content.decode("utf-8", errors="replace"))


def _words_of(text: str) -> str:
    """What is said, also behind the pages; each aside is a line of its own."""
    reading = _Reading()
    for token in _TOKEN.finditer(_BYTES.sub("", text)):
        reading.take(token)
    reading.flush()
    said = "\n".join("".join(out) for out in reading.outs)
    return said.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _known(page: int) -> str:
    coding = {65001: "utf-8", 10000: "mac_roman"}.get(page, f"cp{page}")
    try:
        return codecs.lookup(coding).name
    except LookupError:
        return _USUAL
