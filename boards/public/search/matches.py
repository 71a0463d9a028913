"""Where in the files of a page the words stand by which a reader has found it."""

from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from boards.models import PageDocument
from boards.models.pages.renderers import renderers
from boards.public.chrome import board_of_request
from boards.public.reading import as_the_public
from boards.public.search.marking import Marker
from boards.public.search.results import Place, documents_of, passages_of, place_of
from cms.query_strings import asked
from cms.request_state import state_of
from cms.search.queries import Understood, understood
from cms.tenancy.public import readable

_MATCHES = """
SELECT line_id, file_id, passage_id, is_whole
  FROM wall.public_matches(
    %(boards)s::integer[], %(page)s, %(every)s::tsquery, %(some)s::tsquery
  )
"""
LONGEST_QUERY = 200  # characters
MOST_SHOWN = 12  # places of one file


@dataclass(frozen=True)
class InFile:
    """One file of a page. more: how many more places it has."""

    line: PageDocument
    places: list[Place]
    more: int


@dataclass(frozen=True)
class Matches:
    query: str
    files: list[InFile]


def matches_in(page: Page, request: HttpRequest) -> Matches | None:
    """None where nobody came from a search; else what is answered is for one alone."""
    query = " ".join(asked(request.GET, "q").split())[:LONGEST_QUERY]
    board = board_of_request(request) if query and page.pk else None
    if board is None:
        return None
    state_of(request).is_one_of_many = state_of(request).is_for_one = True
    words = understood(query, get_language() or settings.LANGUAGE_CODE)
    if not words.every:
        return Matches(query, [])
    return Matches(query, _in_files(page, [board.pk], words))


@as_the_public
def _in_files(page: Page, boards: list[int], words: Understood) -> list[InFile]:
    found, files = _found(page, boards, words)
    wanted = [key for keys in found.values() for key in keys[:MOST_SHOWN]]
    lines = readable(PageDocument.objects.all(), "kind").in_bulk(found)
    documents, passages = documents_of(boards, files), passages_of(boards, wanted)
    marker = Marker.of(words)
    in_files = []
    for key, keys in found.items():
        line = lines.get(key)
        document = documents.get(line.file_id or 0) if line else None
        if line and document:
            line.file = document
            shown = [passages[one] for one in keys[:MOST_SHOWN] if one in passages]
            places = [place_of(one, document, marker) for one in shown]
            in_files.append(InFile(line, places, max(0, len(keys) - MOST_SHOWN)))
    return in_files


def _found(
    page: Page, boards: list[int], words: Understood
) -> tuple[dict[int, list[int]], list[int]]:
    """Rows of documents, each with passages: with all of the words where any has.

    Also the files that they release.
    """
    values = {
        "page": page.pk,
        "boards": boards,
        "every": words.every,
        "some": words.some,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MATCHES, values)
        rows = cursor.fetchall()
    rows = [row for row in rows if row[3]] or rows
    found: dict[int, list[int]] = {}
    for line, _file, passage, _is_whole in rows:
        found.setdefault(line, []).append(passage)
    return found, sorted({row[1] for row in rows})


def install() -> None:
    renderers.matches = matches_in
