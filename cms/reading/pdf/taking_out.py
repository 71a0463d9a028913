"""Takes what was chosen out of the content of a page; all else stays where it was."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Stream

from cms.reading.limits import FileRejected
from cms.reading.pdf.blanking import blanked
from cms.reading.pdf.drawn import Drawn, Rect, combined, inverse
from cms.reading.pdf.exploding import Content, Item, before_showing, showing

_CONSTRUCTS = frozenset(["m", "l", "c", "v", "y", "h", "re"])
_CLIPS = frozenset(("W", "W*"))
# A clip of more lines than these may be the outlines of words.
_MOST_OF_A_CLIP = 12
_SAYS_WORDS = ("/ActualText", "/Alt", "/E")


@dataclass
class Chosen:
    """What is to go from a page: things by their numbers, and parts of pictures."""

    gone: set[int] = field(default_factory=set)
    blanked: dict[int, list[Rect]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.gone or self.blanked)


class Taker:
    """Writes the contents of one page without what was chosen."""

    def __init__(
        self, pdf: pikepdf.Pdf, things: Iterable[Drawn], chosen: Chosen
    ) -> None:
        self.pdf, self.chosen = pdf, chosen
        self.things = {thing.number: thing for thing in things}
        # The numbers of marked contents that lost something of theirs.
        self.touched: set[int] = set()

    def write(self, content: Content) -> None:
        out: list[Any] = []
        marks: list[int] = []
        for at, one in enumerate(content.instructions):
            before = len(out)
            self._one(content, at, one, out)
            name = str(one.operator)
            if name in ("BDC", "BMC"):
                marks.append(len(out) - 1)
            elif name == "EMC" and marks:
                marks.pop()
            if self._loses(content, at):
                self._forget_words(out, marks, before)
        self._keep_what_is_drawn(content.owner, out)
        written = pikepdf.unparse_content_stream(out)
        if isinstance(content.owner, Stream):
            content.owner.write(written)
        else:
            content.owner.Contents = Stream(self.pdf, written)

    def _one(self, content: Content, at: int, one: Any, out: list[Any]) -> None:
        number = content.numbers.get(at, 0)
        if at in content.shows:
            out += self._shown(content, at, one)
        elif number in self.chosen.gone:
            self._drop(one, out)
        else:
            out.append(one)
        if number in self.chosen.blanked:
            self._blank(content, one, number)
        if at in content.forms and number not in self.chosen.gone:
            self.write(content.forms[at])

    def _loses(self, content: Content, at: int) -> bool:
        numbers = {item.number for item in content.shows.get(at, ())}
        numbers.add(content.numbers.get(at, 0))
        return bool(numbers & (self.chosen.gone | set(self.chosen.blanked)) - {0})

    def _forget_words(self, out: list[Any], marks: list[int], _before: int) -> None:
        """What a mark says instead of its content is no longer so."""
        for at in marks:
            operands = list(out[at].operands)
            said = operands[1] if len(operands) > 1 else None
            if isinstance(said, Dictionary):
                if "/MCID" in said:
                    self.touched.add(int(said.MCID))
                for name in _SAYS_WORDS:
                    if name in said:
                        del said[name]

    def _drop(self, one: Any, out: list[Any]) -> None:
        """Leave out what paints, with the lines that it was made of."""
        name = str(one.operator)
        if isinstance(one, pikepdf.ContentStreamInlineImage) or name in ("Do", "sh"):
            return
        if out and str(out[-1].operator) in _CLIPS:
            lines = sum(str(each.operator) in _CONSTRUCTS for each in out[-40:])
            if lines > _MOST_OF_A_CLIP:
                raise FileRejected("marked_to_go")
            out.append(pikepdf.ContentStreamInstruction([], pikepdf.Operator("n")))
            return
        while out and str(out[-1].operator) in _CONSTRUCTS:
            out.pop()

    def _shown(self, content: Content, at: int, one: Any) -> list[Any]:
        items = content.shows[at]
        if not any(item.number in self.chosen.gone for item in items):
            return [one]
        parts: list[bytes | float] = []
        place = 0
        while place < len(items):
            item = items[place]
            if item.number not in self.chosen.gone:
                parts.append(item.code if item.number else item.gap)
                place += 1
                continue
            end = self._end_of_gap(items, place)
            following = (
                items[end].number if end < len(items) else content.after.get(at, 0)
            )
            if following:
                parts.append(self._gap(item, following, content.size[at]))
            place = end
        return [*before_showing(one), *([showing(parts)] if parts else [])]

    def _end_of_gap(self, items: list[Item], place: int) -> int:
        """Where the next letter stands that stays."""
        while place < len(items):
            item = items[place]
            if item.number and item.number not in self.chosen.gone:
                return place
            place += 1
        return place

    def _gap(self, first: Item, following: int, size: float) -> float:
        """How far the next letter stands from where the first one stood."""
        one, other = self.things.get(first.number), self.things.get(following)
        if one is None or other is None or not size:
            raise FileRejected("marked_to_go")
        across, up = one.matrix[0], one.matrix[1]
        length = across * across + up * up
        if not length:
            raise FileRejected("marked_to_go")
        moved = (
            (other.matrix[4] - one.matrix[4]) * across
            + (other.matrix[5] - one.matrix[5]) * up
        ) / length
        return -1000 * moved / size

    def _blank(self, content: Content, one: Any, number: int) -> None:
        thing = self.things[number]
        back = inverse(combined(thing.matrix, thing.to_page))
        if back is None or str(one.operator) != "Do":
            raise FileRejected("marked_to_go")
        named = content.owner.Resources.XObject
        name = str(one.operands[0])
        named[name] = blanked(self.pdf, named[name], back, self.chosen.blanked[number])

    def _keep_what_is_drawn(self, owner: Any, out: list[Any]) -> None:
        named = owner.get("/Resources", {}).get("/XObject")
        if not isinstance(named, Dictionary):
            return
        drawn = {str(one.operands[0]) for one in out if str(one.operator) == "Do"}
        owner.Resources.XObject = Dictionary(
            {name: item for name, item in named.items() if name in drawn}
        )
