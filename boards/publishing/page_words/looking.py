"""A page's texts compared with a board's never-publish list, and searched for numbers.

By the same reading as files, so that the same words are found in both.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from boards.publishing.page_words.reader import Reader
from boards.publishing.page_words.texts import Text

UNUSABLE = "list_unusable"
# Between texts that follow each other: no number goes on over it.
BETWEEN = " ;\n"
# Words before and after the end of a text, in which a name or a date may go on: as many
# as an entry may have, and what may stand inside a name.
_ACROSS = 12


@dataclass(frozen=True)
class Found:
    """One thing that was found. key: as a file's finding is called. text: in which.

    shown: what may be told of a number.
    """

    key: str
    place: str = ""
    text: str = ""
    shown: str = ""


def look(texts: Iterable[Text], reader: Reader) -> Iterator[Found]:
    """What is serious in the texts of a page, each with the text that it stands in."""
    if reader.unusable:
        yield Found(UNUSABLE)
    for _part, together in groupby(texts, key=lambda text: text.part):
        some = [text for text in together if text.text.strip()]
        yield from _numbers(some, reader)
        keys = {key for text in some for key in reader.entries_in(text.text)}
        for _around, words in _ends(some):
            keys |= reader.entries_in(words)
        for key in sorted(keys):
            yield from _listed(some, reader, key)


def _joined(texts: Sequence[Text]) -> str:
    return BETWEEN.join(text.text for text in texts)


def _ends(texts: list[Text]) -> Iterator[tuple[list[Text], str]]:
    """Round the end of each text but the last: the texts there, and their words."""
    for end in range(1, len(texts)):
        before, words = _near(reversed(texts[:end]), last=True)
        behind, more = _near(texts[end:], last=False)
        yield [*reversed(before), *behind], BETWEEN.join([*reversed(words), *more])


def _near(texts: Iterable[Text], *, last: bool) -> tuple[list[Text], list[str]]:
    found, said, left = [], [], _ACROSS
    for text in texts:
        if left <= 0:
            break
        words = text.text.split()
        some = words[-left:] if last else words[:left]
        found.append(text)
        said.append(" ".join(some))
        left -= len(some)
    return found, said


def _numbers(texts: list[Text], reader: Reader) -> Iterator[Found]:
    """Numbers in each text, and those that go on from one to the next."""
    for text in texts:
        for key, shown in reader.numbers_in(text.text):
            yield Found(key, text.place, text.text, shown)
    seen = set()
    for around, words in _ends(texts):
        told = _sum(reader.numbers_in(text.text) for text in around)
        for number in reader.numbers_in(words) - told:
            found = _across(around, _more_than_each(number, reader), *number)
            if found not in seen:
                seen.add(found)
                yield found


def _sum(counters: Iterable[Counter[tuple[str, str]]]) -> Counter[tuple[str, str]]:
    return sum(counters, Counter())


def _more_than_each(
    number: tuple[str, str], reader: Reader
) -> Callable[[Sequence[Text]], bool]:
    """Whether a number stands in texts together more often than in each."""

    def holds(texts: Sequence[Text]) -> bool:
        told = _sum(reader.numbers_in(text.text) for text in texts)
        return reader.numbers_in(_joined(texts))[number] > told[number]

    return holds


def _listed(texts: list[Text], reader: Reader, key: str) -> Iterator[Found]:
    """Where an entry stands: in each text, and from one to the next between these."""

    def holds(some: Sequence[Text]) -> bool:
        return key in reader.entries_in(_joined(some))

    for stands_in_it, some in groupby(texts, key=lambda text: holds([text])):
        together = list(some)
        if stands_in_it:
            yield from (Found(key, text.place, text.text) for text in together)
        elif holds(together):
            yield _across(together, holds, key)


def _across(
    texts: list[Text],
    holds: Callable[[Sequence[Text]], bool],
    key: str,
    shown: str = "",
) -> Found:
    """The fewest texts in which something stands that goes on from one to the next."""
    some = list(texts)
    while len(some) > 1 and holds(some[1:]):
        some = some[1:]
    while len(some) > 1 and holds(some[:-1]):
        some = some[:-1]
    return Found(key, some[0].place, _joined(some), shown)
