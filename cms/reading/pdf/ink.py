"""Where something is seen of letters: the rows of a picture of differences."""

from PIL import Image

from cms.reading.pdf.letters import Box

# Of a letter's height, from above and from below, what nobody does without: of one
# whose upper or lower part is covered so far, only tips are left.
_PART = 0.62
# In pixels: of a lower letter each row counts.
_LOW = 6


class Ink:
    """The differences that letters make to a picture, row by row."""

    def __init__(self, traces: Image.Image) -> None:
        self.traces = traces
        self._width = traces.width
        self._rows = traces.tobytes()

    def is_seen(self, box: Box, least: float, *, by_tips: bool = False) -> bool:
        """Whether in a box anything differs as much.

        by_tips: also where that is so only of the tips of a letter.
        """
        left, top, right, bottom = box
        height = bottom - top
        if by_tips or height < _LOW:
            return self._in_rows(range(top, bottom), left, right, least)
        above, below = top + int(height * _PART), bottom - int(height * _PART)
        # Most letters are seen in their middle, which is part of both.
        if self._in_rows(range(below, above), left, right, least):
            return True
        return self._in_rows(range(top, below), left, right, least) and self._in_rows(
            range(above, bottom), left, right, least
        )

    def _in_rows(self, rows: range, left: int, right: int, least: float) -> bool:
        for row in rows:
            start = row * self._width
            if max(self._rows[start + left : start + right], default=0) >= least:
                return True
        return False
