"""One piece of text that code asks a translation for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

Key = tuple[str, str]


@dataclass
class Word:
    """A text as the code has it. English is both the key and what is read.

    plural: of a text that counts, else "". context: tells two texts apart that only
    English writes the same, else "". places: the sources that ask for it.
    """

    singular: str
    plural: str = ""
    context: str = ""
    places: set[str] = field(default_factory=set)

    @property
    def key(self) -> Key:
        return self.context, self.singular


def merged(found: Iterable[Word]) -> dict[Key, Word]:
    """Each text once, with all its places, in the order in which they were found."""
    words: dict[Key, Word] = {}
    for word in found:
        known = words.setdefault(word.key, word)
        known.places |= word.places
        known.plural = known.plural or word.plural
    return words
