"""A short quote of the place where something was found, for who looks for it.

What was found is left out for who may not read a board's list; whatever else nobody is
to read is left out with it.
"""

from collections.abc import Callable

from boards.publishing.page_words.looking import Found
from boards.publishing.page_words.reader import LISTED, Reader
from cms.reading.identifiers import masked

AROUND = 5  # words before and behind
LEFT_OUT = "…"


def quote(found: Found, reader: Reader, *, reveals: bool) -> str:
    """A few words round the place. reveals: whether listed words are shown too."""
    words = found.text.split()
    first, last = _fewest(words, _test(found, reader))
    before, behind = words[max(0, first - AROUND) : first], words[last : last + AROUND]
    listed = found.key.startswith(f"{LISTED}:")
    middle = " ".join(words[first:last]) if reveals and listed else LEFT_OUT
    if not reveals:
        before, behind = (_safe(some, reader) for some in (before, behind))
    start = [LEFT_OUT] if first > AROUND else []
    end = [LEFT_OUT] if last + AROUND < len(words) else []
    said = [*start, *before, middle, *behind, *end]
    # What is left out at one place is one gap.
    return " ".join(
        word
        for before, word in zip(["", *said], said, strict=False)
        if (before, word) != (LEFT_OUT, LEFT_OUT)
    )


def _test(found: Found, reader: Reader) -> Callable[[str], bool]:
    if found.key.startswith(f"{LISTED}:"):
        # Where the whole name stands, its first name is left out with it.
        is_whole = found.key in reader.whole_entries_in(found.text)
        entries = reader.whole_entries_in if is_whole else reader.entries_in
        return lambda text: found.key in entries(text)
    return lambda text: (found.key, found.shown) in reader.numbers_in(text)


def _fewest(words: list[str], holds: Callable[[str], bool]) -> tuple[int, int]:
    """The first place where it stands in as few words as can be."""
    first, last = 0, len(words)
    # By halves, so that a long text costs a few looks.
    step = last
    while step := step // 2:
        while last - step > first and holds(" ".join(words[first : last - step])):
            last -= step
        while first + step < last and holds(" ".join(words[first + step : last])):
            first += step
    return first, last


def _safe(words: list[str], reader: Reader) -> list[str]:
    text = " ".join(words)
    if reader.entries_in(text):
        return [LEFT_OUT]
    return masked(text).split()
