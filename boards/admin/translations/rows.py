"""The texts of the editor, as its form shows them: by where they stand."""

from collections.abc import Mapping
from dataclasses import dataclass

from boards.translations.words.saving import Outcome, Typed
from boards.translations.words.texts import Text

# Characters on a line of a field, so that it is as high as what stands in it.
LINE = 48
FEWEST_LINES, MOST_LINES = 2, 12


@dataclass(frozen=True)
class Row:
    """One text: what stands in its field, and what is wrong with it."""

    text: Text
    words: str
    seen: str
    error: str = ""

    @property
    def lines(self) -> int:
        """How high the field is."""
        longest = max(len(self.words), len(self.text.source))
        needed = longest // LINE + 1 + self.text.source.count("\n")
        return min(MOST_LINES, max(FEWEST_LINES, needed))

    @property
    def is_to_do(self) -> bool:
        return bool(self.error) or not self.text.is_done

    @property
    def described_by(self) -> str:
        """The ids of what is said about the field, for who does not see it."""
        key = self.text.key
        names = [f"source-{key}", f"state-{key}"]
        if self.error:
            names.insert(0, f"error-{key}")
        return " ".join(names)


def rows_of(texts: list[Text]) -> list[Row]:
    """The texts as they are stored."""
    return [Row(text, text.words, text.fingerprint) for text in texts]


def rows_after(outcome: Outcome, typed: Mapping[str, Typed]) -> list[Row]:
    """The texts after a save that not all of them passed: what was typed is kept."""
    return [
        Row(text, typed[text.key].words, _seen(outcome, text, typed), error)
        if (error := outcome.errors.get(text.key, ""))
        else Row(text, text.words, text.fingerprint)
        for text in outcome.texts
    ]


def _seen(outcome: Outcome, text: Text, typed: Mapping[str, Typed]) -> str:
    """Who has been told what another has typed may replace it."""
    told = text.key in outcome.told
    return text.fingerprint if told else typed[text.key].seen


def grouped(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """The rows below a heading each, in the order of the page."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.text.place.group, []).append(row)
    return list(groups.items())
