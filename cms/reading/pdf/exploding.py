"""A page taken apart: each letter, line and picture drawn by an instruction of its own.

What a program paints is then known by the number of its instruction, so that what is
to go can be taken out of the content, letter by letter.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NamedTuple

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator, Stream

from cms.reading.limits import FileRejected
from cms.reading.pdf.contents import parsed

PAINTS = frozenset(["b", "B", "b*", "B*", "f", "F", "f*", "s", "S"])
SHOWS = frozenset(("Tj", "TJ", "'", '"'))
_MOVES = frozenset(["BT", "Td", "TD", "Tm", "T*", "'", '"'])
MARK = "/_"
_DEEPEST = 12
_MOST = 60_000
_RANGE = "begincodespacerange"


class Item(NamedTuple):
    """A letter by its code, or the gap before the next one. number: of a letter."""

    code: bytes
    number: int = 0
    gap: float = 0


@dataclass
class Content:
    """What draws a page or a form. shows: by the place of an instruction, its letters.

    numbers: by the place of an instruction, the number of what it draws. forms: the
    contents that it draws. after: the letter that goes on behind an instruction.
    """

    owner: Any
    instructions: list[Any]
    size: dict[int, float] = field(default_factory=dict)
    shows: dict[int, list[Item]] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    forms: dict[int, "Content"] = field(default_factory=dict)
    after: dict[int, int] = field(default_factory=dict)


class Exploder:
    """Takes pages of one PDF apart; every number is given once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self._numbers = count(1)

    def page(self, page: pikepdf.Page) -> Content:
        """Take a page apart in its file, and answer with what it was."""
        found = page.obj.get("/Resources", Dictionary())
        resources = Dictionary(dict(found.items()))
        page.obj.Resources = resources
        made = Content(page.obj, parsed(page))
        content = self._exploded(made, resources, 0)
        page.obj.Contents = Stream(self.pdf, content)
        return made

    def _exploded(self, content: Content, resources: Any, depth: int) -> bytes:
        if depth > _DEEPEST:
            raise FileRejected("not_cleaned")
        state = _Text(resources)
        out: list[Any] = []
        for at, one in enumerate(content.instructions):
            name = str(one.operator)
            state.note(one, name)
            if name in SHOWS:
                out += self._letters(content, at, one, state)
            elif (
                isinstance(one, pikepdf.ContentStreamInlineImage)
                or name in PAINTS
                or name == "sh"
            ):
                out += self._marked(content, at, one)
            elif name == "Do":
                out += self._drawn(content, at, one, resources, depth)
            else:
                out.append(one)
        return pikepdf.unparse_content_stream(out)

    def _next(self) -> int:
        number = next(self._numbers)
        if number > _MOST:
            raise FileRejected("not_cleaned")
        return number

    def _marked(self, content: Content, at: int, one: Any) -> list[Any]:
        number = content.numbers[at] = self._next()
        return [*marked(number, one)]

    def _letters(
        self, content: Content, at: int, one: Any, state: "_Text"
    ) -> list[Any]:
        items = [
            item if item.gap else item._replace(number=self._next())
            for item in _items_of(one, state.length)
        ]
        content.shows[at] = items
        content.size[at] = state.size
        numbers = [item.number for item in items if item.number]
        if numbers and state.last is not None:
            content.after[state.last] = numbers[0]
        state.last = at
        out = list(before_showing(one))
        for item in items:
            if item.number:
                out += marked(item.number, _instruction([_string(item.code)], "Tj"))
            else:
                out.append(_instruction([Array([item.gap])], "TJ"))
        return out

    def _drawn(
        self, content: Content, at: int, one: Any, resources: Any, depth: int
    ) -> list[Any]:
        named = resources.get("/XObject")
        name = str(one.operands[0]) if len(one.operands) else ""
        found = named.get(name) if isinstance(named, Dictionary) else None
        if not isinstance(found, Stream):
            return [one]
        # Each use is a thing of its own, as it may lose another part than the others.
        copy = _copy(self.pdf, found)
        number = content.numbers[at] = self._next()
        own = f"/X_{number}"
        resources.XObject = Dictionary({**dict(named.items()), own: copy})
        if found.get("/Subtype") == "/Form":
            below = copy.get("/Resources", resources)
            copy.Resources = Dictionary(dict(below.items()))
            inside = content.forms[at] = Content(copy, parsed(found))
            copy.write(self._exploded(inside, copy.Resources, depth + 1))
        drawn = _instruction([Name(own)], "Do")
        content.instructions[at] = drawn
        return [*marked(number, drawn)]


@dataclass
class _Text:
    """What is known of letters while a content is read: how long their codes are."""

    resources: Any
    length: int = 1
    size: float = 1
    last: int | None = None
    _stack: list[tuple[int, float]] = field(default_factory=list)

    def note(self, one: Any, name: str) -> None:
        if name in _MOVES:
            self.last = None
        if name == "q":
            self._stack.append((self.length, self.size))
        elif name == "Q" and self._stack:
            self.length, self.size = self._stack.pop()
        elif name == "Tf" and len(one.operands) > 1:
            fonts = self.resources.get("/Font", {})
            self.length = length_of_codes(fonts.get(str(one.operands[0])))
            self.size = float(one.operands[1])


def length_of_codes(font: Any) -> int:
    """How many bytes a letter of a font takes. Raises Refused where they differ."""
    if not isinstance(font, Dictionary) or font.get("/Subtype") != "/Type0":
        return 1
    encoding = font.get("/Encoding")
    if isinstance(encoding, Stream):
        said = encoding.read_bytes().decode("latin-1")
        start = said.partition(_RANGE)[2].lstrip()[:40].partition(">")[0]
        digits = start.strip("< \r\n")
        if said.count(_RANGE) == 1 and len(digits) in (2, 4):
            return len(digits) // 2
    elif str(encoding) in ("/Identity-H", "/Identity-V") or "UCS2" in str(encoding):
        return 2
    raise FileRejected("not_cleaned")


def _items_of(one: Any, length: int) -> Iterator[Item]:
    """The letters and gaps of an instruction that shows text."""
    shown = one.operands[-1] if len(one.operands) else Array()
    for part in shown if isinstance(shown, Array) else [shown]:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            for at in range(0, len(codes), length):
                yield Item(codes[at : at + length])
        elif float(part):
            yield Item(b"", gap=float(part))


def before_showing(one: Any) -> Iterator[Any]:
    """What an instruction does before it shows its text."""
    name = str(one.operator)
    if name == '"':
        yield _instruction([one.operands[0]], "Tw")
        yield _instruction([one.operands[1]], "Tc")
    if name in ("'", '"'):
        yield _instruction([], "T*")


def showing(parts: list[bytes | float]) -> Any:
    """An instruction that shows letters with gaps between them."""
    joined: list[Any] = []
    for part in parts:
        if isinstance(part, bytes) and joined and isinstance(joined[-1], bytes):
            joined[-1] += part
        else:
            joined.append(part)
    written = [
        _string(part) if isinstance(part, bytes) else round(part, 3) for part in joined
    ]
    return _instruction([Array(written)], "TJ")


def marked(number: int, one: Any) -> Iterator[Any]:
    yield _instruction([Name(f"{MARK}{number}")], "BMC")
    yield one
    yield _instruction([], "EMC")


def _instruction(operands: list[Any], operator: str) -> Any:
    return ContentStreamInstruction(operands, Operator(operator))


def _string(code: bytes) -> pikepdf.String:
    return pikepdf.String(code)


def _copy(pdf: pikepdf.Pdf, stream: Stream) -> Any:
    copy = Stream(pdf, b"")
    for name, value in stream.items():
        if name not in ("/Length", "/Filter", "/DecodeParms"):
            copy[name] = value
    filters = stream.get("/Filter")
    copy.write(
        stream.read_raw_bytes(), filter=filters, decode_parms=stream.get("/DecodeParms")
    )
    return pdf.make_indirect(copy)
