"""The passages in which a board's public can read of a theme, asked in one question."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from boards.models import Board, PageDocument, Theme
from boards.models.shared.names import words_in_language
from boards.public.reading import as_the_public
from boards.public.search.finding import within
from boards.public.search.results import documents_of
from boards.publishing.find.writing import TEXT
from boards.publishing.themes.spotting import Excerpt, Spotter, excerpt
from cms.partial_dates import PartialDate
from cms.reading.asking import PDF
from cms.search.vectors import lexemes_of
from cms.search.ways import folded
from cms.search.words import spelt
from cms.tenancy.public import readable

_SAYING = """
SELECT line_id, file_id, page_id, number, heading, language, said_in, published
  FROM wall.public_sayings(
    %(boards)s::integer[], %(query)s::tsquery, %(most)s, %(shown)s
  )
"""
# How many are ranked, and how many are shown.
MOST, SHOWN = 400, 8


@dataclass(frozen=True)
class Saying:
    """A passage. page: the key of the page that it is on, or that lists its file.

    line: the row that releases its file. number: of the page of that.
    """

    line: PageDocument | None
    page: int
    number: int
    heading: str
    language: str
    excerpt: Excerpt
    published: str

    @property
    def date(self) -> PartialDate | None:
        if self.line:
            return self.line.shown_published
        return PartialDate.from_stored(self.published) if self.published else None

    @property
    def label(self) -> str:
        if self.is_pdf:
            return _("Page %(number)s") % {"number": self.number}
        return self.heading

    @property
    def address(self) -> str:
        """Of its file, opened at its page where that can be done."""
        if not self.line or not self.line.file:
            return ""
        at = f"#page={self.number}" if self.is_pdf else ""
        return f"{self.line.file.url}{at}"

    @property
    def is_pdf(self) -> bool:
        file = self.line and self.line.file
        return bool(file and file.file_extension.lower() == PDF)


@as_the_public
def sayings(board: Board, themes: Sequence[Theme], language: str) -> list[Saying]:
    """The newest that say one of some themes in so many words."""
    query = _query(themes, language)
    if not query:
        return []
    languages = [code for code, _name in settings.LANGUAGES]
    boards = [board.pk]
    values: dict[str, str | int | list[int]] = {
        "boards": boards,
        "query": within(boards, languages, TEXT, query),
        "most": MOST,
        "shown": SHOWN,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SAYING, values)
        rows = cursor.fetchall()
    keys = [line for line, *_rest in rows if line]
    lines = readable(PageDocument.objects.all(), "kind").in_bulk(keys)
    documents = documents_of(boards, [file for _line, file, *_rest in rows if file])
    for row in lines.values():
        row.file = documents.get(row.file_id or 0)
    spotter = Spotter(themes)
    return [
        Saying(lines.get(line), page, number, heading, code, _around(text, spotter), at)
        for line, _file, page, number, heading, code, text, at in rows
        if not line or line in lines
    ]


def _around(text: str, spotter: Spotter) -> Excerpt:
    spot = next(spotter.spots(text), None)
    return excerpt(text, *((spot.start, spot.end) if spot else ()))


def _query(themes: Sequence[Theme], language: str) -> str:
    """What finds a name, or another word for it, in whichever form it has there."""
    words = {spelt(word) for theme in themes for word in words_in_language(theme)}
    texts = sorted(words - {""})
    known = [
        lexemes_of(code, texts)
        for code in dict.fromkeys((language, settings.LANGUAGE_CODE))
    ]
    ways = {lexemes[text] for lexemes in known for text in texts}
    ways |= {" <-> ".join(f"'{one}'" for one in folded(text).split()) for text in texts}
    return " | ".join(f"({way})" for way in sorted(ways - {""}))
