"""What a mutation is: a rule taken out of a copy of the project."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Mutation:
    """A rule that is taken out, and the tests that notice.

    name: what it is called on the command line. rule: what holds as long as it is in,
    a sentence. file: where it stands, from the root of the project. old, new: what is
    put in the place of what; old stands there just once. tests: files, or tests of a
    file as pytest names them, of which at least one fails then.
    """

    name: str
    rule: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    @property
    def is_of_the_database(self) -> bool:
        """Whether the template of the tests' databases is made anew for it."""
        parts = Path(self.file).parts
        return self.file.endswith(".sql") or any(
            part.startswith(("tenancy", "migrations")) for part in parts
        )

    def problem(self, text: str) -> str:
        """Why it cannot be applied to the text of its file; "" when it can."""
        count = text.count(self.old)
        if count != 1:
            return f"what it takes out stands there {count} times"
        return "it changes nothing" if self.old == self.new else ""

    def applied(self, text: str) -> str:
        return text.replace(self.old, self.new)
