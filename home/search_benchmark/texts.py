"""Made-up texts whose words are as common and as rare as those of a language."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, product

SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re")
# These begin the order of commonness: a report of any board has most of them.
_MOST_COMMON = (
    "child family school home worker health mother father visit meeting police harm "
    "neglect risk plan agency report review professional curiosity concern referral "
    "information sharing safeguarding practice learning assessment voice bruise sleep "
    "baby domestic abuse mental parental exploitation county lines online self"
)
COMMON = _MOST_COMMON.split()
WORDS_OF_PAGE = 140
RARE_FROM = 2_000


@dataclass(frozen=True)
class Vocabulary:
    """words: the most common first. weights: as they add up, by Zipf's law."""

    words: Sequence[str]
    weights: Sequence[float]

    @classmethod
    def of_nobody(cls) -> "Vocabulary":
        made = ["".join(parts) for parts in product(SYLLABLES, repeat=4)][:12_000]
        random.Random(1).shuffle(made)  # noqa: S311 - nothing is secret
        words = [*COMMON, *made]
        return cls(words, [*accumulate(1 / (place + 8) for place in range(len(words)))])

    def page(self, chance: random.Random) -> str:
        return " ".join(
            chance.choices(self.words, cum_weights=self.weights, k=WORDS_OF_PAGE)
        )

    def rare(self, chance: random.Random) -> str:
        """A word that few pages have."""
        return chance.choice(self.words[RARE_FROM:])
