"""What the public of a board can read of some themes, asked in one question."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection

from boards.models import Board
from boards.public.reading import as_the_public
from cms.partial_dates import PartialDate

_TAUGHT = """
SELECT id, theme_id, language, version_of, kind, published, summary, title
  FROM wall.public_taught(%(boards)s::integer[], %(themes)s::bigint[], %(address)s)
"""
# A page, a theme that it names, its language, of which it is a version, and the rest.
Row = tuple[int, int, str, UUID, str, str, str, str]
HOME, OWN = "home", "own"
REVIEW, LEARNING, PRACTICE = "review", "learning", "practice"


@dataclass(frozen=True)
class TaughtPage:
    """A public page that names themes. kind: what it stands among. summary: its own."""

    key: int
    language: str
    version_of: UUID
    kind: str
    published: str
    summary: str
    themes: frozenset[int]

    @property
    def date(self) -> PartialDate | None:
        return PartialDate.from_stored(self.published) if self.published else None

    @property
    def year(self) -> int | None:
        """None where nothing says so, as of a date in words of its own."""
        start = self.published[:4]
        return int(start) if start.isdecimal() else None


@dataclass
class Taught:
    """pages: the newest first. languages: those of the homes that are public.

    taken: those in which the board has a page of its own at the address.
    """

    pages: list[TaughtPage] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    @property
    def themes(self) -> frozenset[int]:
        """The keys of all that is named."""
        return frozenset(key for page in self.pages for key in page.themes)

    def about(self, themes: Collection[int], language: str) -> list[TaughtPage]:
        """Those that name one of some themes, each once: in the reader's language."""
        named = [page for page in self.pages if not page.themes.isdisjoint(themes)]
        chosen: dict[UUID, TaughtPage] = {}
        for page in named:
            known = chosen.get(page.version_of)
            if known is None or self._comes_before(page, known, language):
                chosen[page.version_of] = page
        return [page for page in named if chosen[page.version_of] is page]

    def _comes_before(self, page: TaughtPage, other: TaughtPage, language: str) -> bool:
        def place(one: TaughtPage) -> tuple[bool, int]:
            return one.language != language, self.languages.index(one.language)

        return place(page) < place(other)


@as_the_public
def taught(
    board: Board, themes: Collection[int] | None = None, address: str = ""
) -> Taught:
    """What a board has of some themes. themes: their keys; None asks for all.

    address: where the board may have a page of its own, below each of its homes.
    """
    wanted = None if themes is None else list(themes)
    values = {
        "boards": [board.pk],
        "themes": wanted,
        "address": address,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TAUGHT, values)
        return _read(cursor.fetchall())


def _read(rows: list[Row]) -> Taught:
    named: dict[int, set[int]] = {}
    for key, theme, *_page in rows:
        named.setdefault(key, set()).add(theme)
    found: dict[int, TaughtPage] = {}
    homes, taken = [], set()
    for key, _theme, language, version_of, kind, published, summary, _title in rows:
        if kind == HOME:
            homes.append((summary, language))
        elif kind == OWN:
            taken.add(language)
        elif key not in found:
            about = frozenset(named[key])
            found[key] = TaughtPage(
                key, language, version_of, kind, published, summary, about
            )
    languages = [language for _path, language in sorted(homes)]
    return Taught(list(found.values()), languages, taken)
