"""Text that nobody can see but a machine can read.

Each letter is looked at in the picture of its page: when the page looks the same
without it, something hides it. A layer of text over a scan that shows the same words
is how scanners work, and no alarm; where the scan shows nothing there, or other words,
it is one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image, ImageStat

from cms.reading.pdf.ink import Ink
from cms.reading.pdf.letters import Box, Letter, around, within
from cms.reading.pdf.over_scans import Held, hold, shows_something
from cms.reading.pdf.overlaps import covered_letters
from cms.reading.pdf.painting import PaintedPage, contrast, shades_of
from cms.reading.pdf.reading_pictures import PagePictures
from cms.reading.pdf.strings import bare

# The least contrast that somebody may read, of small letters and of large ones.
SEEN, SEEN_LARGE = contrast(1.27), contrast(1.1)
_LARGE = 48  # pixels
# Of 255: what is one shade.
ONE_SHADE = 24
_DARK, _LIGHT = 80, 200
_FEWEST_LETTERS = 3
_FEWEST_LETTERS_OF_A_WORD = 2


@dataclass
class Run:
    """Letters in a row that are hidden, where they lie, and what draws them.

    said: the letters and figures, as they are compared.
    """

    letters: int
    box: Box
    is_too_small: bool
    owners: frozenset[int] = frozenset()
    said: str = ""

    def goes_on_with(self, other: "Run") -> bool:
        """Whether another run is the next word of the same line."""
        height = self.box[3] - self.box[1]
        middle = (other.box[1] + other.box[3]) / 2
        is_level = self.box[1] - height / 2 <= middle <= self.box[3] + height / 2
        return is_level and abs(other.box[0] - self.box[2]) < 3 * height

    def with_more(self, other: "Run") -> "Run":
        return Run(
            self.letters + other.letters,
            around([self.box, other.box]),
            self.is_too_small or other.is_too_small,
            self.owners | other.owners,
            self.said + other.said,
        )


class Unseen(NamedTuple):
    """Words, or parts of them, that a page does not show: the numbers of letters.

    hidden: it shows nothing of them. other: in their place stand other words.
    """

    hidden: list[list[int]]
    other: list[list[int]]


def hidden_runs(
    painted: PaintedPage, letters: list[Letter], pictures: PagePictures
) -> list[Run]:
    """Where text of a page is hidden."""
    return runs_of(letters, unseen_words(painted, letters, pictures).hidden)


def runs_of(letters: list[Letter], words: list[list[int]]) -> list[Run]:
    """Words, or parts of words, that are numbers of letters, as runs."""
    return [_run([letters[number] for number in word]) for word in words]


def unseen_words(
    painted: PaintedPage, letters: list[Letter], pictures: PagePictures
) -> Unseen:
    """The words, or parts of them, that nobody sees on a page."""
    if not letters:
        return Unseen([], [])
    ink = Ink(painted.traces_of(painted.texts))
    unseen = {
        number
        for number, letter in enumerate(letters)
        if letter.owner and _is_hidden(letter, painted, ink)
    }
    unseen |= covered_letters(painted, letters, unseen)
    words = list(_hidden_words(letters, unseen))
    over = [word for word in words if _lies_over_a_scan(painted, letters, word)]
    held = _held([[letters[at] for at in word] for word in over], painted, pictures)
    shown = {word[0] for at, word in enumerate(over) if at not in held.hidden}
    return Unseen(
        [word for word in words if word[0] not in shown],
        [over[at] for at in sorted(held.other)],
    )


def _lies_over_a_scan(
    painted: PaintedPage, letters: list[Letter], word: list[int]
) -> bool:
    box = around(letters[at].box for at in word)
    return any(_lies_in(box, scan) for scan in painted.scans)


def _held(
    words: list[list[Letter]], painted: PaintedPage, pictures: PagePictures
) -> Held:
    """What the scan under hidden words shows of them, or where it has ink at least."""
    read = pictures.words if words else None
    if read is not None:
        return hold(painted, words, read)
    places = [around(letter.box for letter in word) for word in words]
    bare_of = {at for at, box in enumerate(places) if not shows_something(painted, box)}
    return Held(bare_of, set())


def _is_hidden(letter: Letter, painted: PaintedPage, ink: Ink) -> bool:
    if not is_unseen(letter, ink):
        return False
    box = within(letter.box, painted.shown)
    if box is None or letter.owner not in painted.cutting:
        return True
    darkest, lightest = shades_of(painted.shown.crop(box).convert("L"))
    return lightest - darkest < ONE_SHADE


def is_unseen(letter: Letter, ink: Ink) -> bool:
    """Whether a letter makes no difference to the picture where it stands."""
    box = within(inner(letter.box), ink.traces)
    if letter.is_too_small or box is None:
        return True
    is_large = letter.box[3] - letter.box[1] >= _LARGE
    least = SEEN_LARGE if is_large else SEEN
    return not ink.is_seen(box, least, by_tips=not letter.sign.isalnum())


def inner(box: Box) -> Box:
    """The middle of a box, so that a neighbour's edge does not count."""
    left, top, right, bottom = box
    margin = (right - left) // 6 if right - left > 6 else 0
    return left + margin, top, right - margin, bottom


def _hidden_words(letters: list[Letter], unseen: set[int]) -> Iterator[list[int]]:
    """The words, or parts of words, whose letters are hidden in a row."""
    current: list[int] = []
    whole = True
    for number, letter in enumerate([*letters, Letter(" ", (0, 0, 0, 0), 0, False)]):
        if number in unseen:
            current.append(number)
            continue
        at_end = letter.sign == " "
        if _counts(letters, current, whole and at_end):
            yield current
        current, whole = [], at_end


def _counts(letters: list[Letter], run: list[int], is_a_word: bool) -> bool:
    telling = sum(letters[number].sign.isalnum() for number in run)
    return telling >= (_FEWEST_LETTERS_OF_A_WORD if is_a_word else _FEWEST_LETTERS)


def _run(word: list[Letter]) -> Run:
    telling = sum(letter.sign.isalnum() for letter in word)
    too_small = any(letter.is_too_small for letter in word)
    owners = frozenset(letter.owner for letter in word)
    box = around(letter.box for letter in word)
    said = bare("".join(letter.sign for letter in word))
    return Run(telling, box, too_small, owners, said)


def _lies_in(box: Box, scan: Box) -> bool:
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    return scan[0] <= middle[0] <= scan[2] and scan[1] <= middle[1] <= scan[3]


def how_hidden(painted: PaintedPage, run: Run, bare: Image.Image | None) -> str:
    """By what letters are hidden, as a code that the report has words for.

    bare: the page without its annotations, when it has some.
    """
    inside = within(run.box, painted.shown)
    if inside is None:
        return "outside"
    if run.is_too_small:
        return "tiny"
    patch = painted.shown.crop(inside)
    if bare is not None and patch.tobytes() != bare.crop(inside).tobytes():
        return "annotation"
    shades = patch.convert("L")
    darkest, lightest = shades_of(shades)
    if lightest - darkest >= ONE_SHADE:
        return "picture"
    shade = ImageStat.Stat(shades).mean[0]
    return "dark" if shade < _DARK else "light" if shade > _LIGHT else "colour"
