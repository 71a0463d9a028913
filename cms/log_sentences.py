"""What the histories say of our own actions: a sentence, filled with what was noted."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from wagtail.log_actions import LogActionRegistry, LogFormatter

# The name of an action: what it is called in a filter, and what is said of one.
Sentences = Mapping[str, tuple[Any, Any]]


class Sentence(LogFormatter):
    """Fills its sentence with what was noted; what was not noted is left out."""

    sentence: Any = ""

    def words(self, data: dict[str, Any]) -> dict[str, Any]:
        """What stands for the names in the sentence."""
        return data

    def format_message(self, log_entry: Any) -> str:
        return self.sentence % defaultdict(str, self.words(log_entry.data))


def register_sentences(
    actions: LogActionRegistry,
    sentences: Sentences,
    *,
    prefix: str = "boards.",
    kind: type[Sentence] = Sentence,
) -> None:
    """Let Wagtail's histories know of some actions, whose names begin alike."""
    for name, (label, sentence) in sentences.items():
        formatter = type(name, (kind,), {"label": label, "sentence": sentence})
        actions.register_action(f"{prefix}{name}")(formatter)
