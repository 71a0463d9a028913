"""The handbook for a board's people (`docs/editors.md`), a task at a time."""

import re
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from boards.admin.help.markdown import as_html

FILE = settings.BASE_DIR / "docs" / "editors.md"
HEADING = re.compile(r"^#{2,3} (.+)$", re.MULTILINE)
MOST_WORDS = 12


@dataclass(frozen=True)
class Task:
    """One heading of the handbook and what stands below it.

    name: of its address, as where the pages are shown elsewhere.
    """

    name: str
    title: str
    text: str

    @property
    def html(self) -> SafeString:
        return as_html(self.text, address_of)

    def holds(self, words: list[str]) -> bool:
        said = f"{self.title} {self.text}".lower()
        return all(word in said for word in words)

    @property
    def opening(self) -> str:
        """Its first words, for a list of what was found."""
        plain = re.sub(r"[*`|]|!?\[|\]\([^)]*\)", "", self.text).split()
        return " ".join(plain[: MOST_WORDS * 2])


@cache
def tasks() -> dict[str, Task]:
    """All of them by name, in the order of the handbook."""
    parts = HEADING.split(FILE.read_text())[1:]
    found = zip(parts[::2], parts[1::2], strict=True)
    return {name_of(title): Task(name_of(title), title, text) for title, text in found}


@cache
def opening() -> SafeString:
    """What stands before the first task: all of them, by when they are needed."""
    above, *_rest = HEADING.split(FILE.read_text())
    return as_html(above.split("\n", 1)[1], address_of)


def search(asked: str) -> list[Task]:
    """The tasks in which every word stands; those that are called so come first."""
    words = asked.lower().split()[:MOST_WORDS]
    found = [task for task in tasks().values() if words and task.holds(words)]
    return sorted(found, key=lambda t: not any(w in t.title.lower() for w in words))


def name_of(title: str) -> str:
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def address_of(link: str) -> str | None:
    """The screen of the task that a link of the handbook leads to; None for others."""
    name = link.removeprefix("#")
    is_task = link.startswith("#") and name in tasks()
    return reverse("help_task", args=[name]) if is_task else None
