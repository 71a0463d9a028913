"""The words of a page by where they stand, in whatever order a program wrote them.

People read lines from the left, and columns downwards; a file may hold the letters of a
name in any order, and the halves of it in two lines of one column.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from cms.reading.pdf.letters import Letter

# In heights of a letter: a gap that parts words, and one that parts columns.
_GAP_OF_WORDS, _GAP_OF_COLUMNS = 0.22, 1.6
# The next line of a column begins so far below the end of the last.
_NEXT_LINE = 1.8
_SET_APART = 2
_LEAST = 8  # pixels, as low letters and signs are
_MOST = 20_000
_ALIKE = 0.1  # of the words


@dataclass
class _Piece:
    """A part of a line without a wide gap in it."""

    letters: list[Letter] = field(default_factory=list)

    @property
    def left(self) -> int:
        return self.letters[0].box[0]

    @property
    def right(self) -> int:
        return max(letter.box[2] for letter in self.letters)

    @property
    def top(self) -> int:
        return min(letter.box[1] for letter in self.letters)

    @property
    def bottom(self) -> int:
        return max(letter.box[3] for letter in self.letters)

    @property
    def text(self) -> str:
        said = self.letters[0].sign
        gaps = [b.box[0] - a.box[2] for a, b in pairwise(self.letters)]
        # Of letters that are set apart, a word ends where the gap is wider.
        usual = _SET_APART * median(gaps) if gaps else 0
        least = max(usual, _GAP_OF_WORDS * max(map(_size, self.letters)))
        for gap, letter in zip(gaps, self.letters[1:], strict=True):
            said += " " * (gap > least) + letter.sign
        return said


def by_place(letters: list[Letter], said: str) -> tuple[str, str]:
    """The lines of a page from the top, and its columns each downwards.

    said: its text as it is written; nothing where the lines are the same words.
    """
    shown = [one for one in letters if one.owner and one.box[3] > one.box[1]]
    lines = list(_lines(shown[:_MOST]))
    pieces = [list(_pieces(line)) for line in lines]
    across = "\n".join(" ".join(piece.text for piece in line) for line in pieces)
    several = any(len(line) > 1 for line in pieces)
    down = _downwards([one for line in pieces for one in line]) if several else ""
    return "" if _is_the_same(across.split(), said.split()) else across, down


def _is_the_same(one: list[str], other: list[str]) -> bool:
    """Whether the letters follow each other alike, in about as many words."""
    is_alike = abs(len(one) - len(other)) <= _ALIKE * len(other)
    return is_alike and "".join(one) == "".join(other)


def _lines(letters: list[Letter]) -> Iterator[list[Letter]]:
    """Letters whose middles are no lower than the line that was begun."""
    line: list[Letter] = []
    lowest = 0
    usual = median([_size(letter) for letter in letters] or [0])
    for letter in sorted(letters, key=lambda one: one.box[1] + one.box[3]):
        if line and (letter.box[1] + letter.box[3]) / 2 > lowest:
            yield sorted(line, key=lambda one: one.box[0])
            line, lowest = [], 0
        # Commas hang below a line, and a line may begin with what stands above it.
        if letter.sign.isalnum():
            lowest = max(lowest, letter.box[3])
        elif not line:
            lowest = letter.box[1] + int(usual)
        line.append(letter)
    if line:
        yield sorted(line, key=lambda one: one.box[0])


def _pieces(line: list[Letter]) -> Iterator[_Piece]:
    piece = _Piece(line[:1])
    for before, letter in pairwise(line):
        gap = letter.box[0] - before.box[2]
        if gap > _GAP_OF_COLUMNS * max(_size(before), _size(letter)):
            yield piece
            piece = _Piece()
        piece.letters.append(letter)
    yield piece


def _downwards(pieces: list[_Piece]) -> str:
    """The pieces of each column behind each other."""
    columns: list[list[_Piece]] = []
    for piece in pieces:
        above = next((one for one in columns if _goes_on(one[-1], piece)), None)
        if above is None:
            columns.append([piece])
        else:
            above.append(piece)
    return "\n\n".join("\n".join(one.text for one in column) for column in columns)


def _goes_on(above: _Piece, below: _Piece) -> bool:
    height = max(above.bottom - above.top, 1)
    is_next = -0.5 * height < below.top - above.bottom < _NEXT_LINE * height
    return is_next and below.left < above.right and above.left < below.right


def _size(letter: Letter) -> int:
    return max(letter.box[3] - letter.box[1], _LEAST)
