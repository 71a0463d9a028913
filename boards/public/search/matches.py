"""Where in the files of a page the words stand by which a reader has found it."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page

from boards.models import PageDocument, Passage
from boards.models.pages.renderers import renderers
from boards.public.chrome import board_of_request
from boards.public.search.marking import Marker
from boards.public.search.results import Place, place_of
from cms.query_strings import asked
from cms.request_state import state_of
from cms.search.queries import Understood, understood

_MATCHES = Path(__file__).with_name("matches.sql").read_text()
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
    found = _found(page, board.pk, words)
    return Matches(query, _in_files(found, Marker.of(words)))


def _found(page: Page, board: int, words: Understood) -> dict[int, list[int]]:
    """Rows of documents, each with passages: with all of the words where any has."""
    values = {
        "page": page.pk,
        "board": board,
        "every": words.every,
        "some": words.some,
    }
    with connection.cursor() as cursor:
        cursor.execute(_MATCHES, values)
        rows = cursor.fetchall()
    whole = [row for row in rows if row[2]]
    found: dict[int, list[int]] = {}
    for line, passage, _is_whole in whole or rows:
        found.setdefault(line, []).append(passage)
    return found


def _in_files(found: dict[int, list[int]], marker: Marker) -> list[InFile]:
    if not found:
        return []
    wanted = [key for keys in found.values() for key in keys[:MOST_SHOWN]]
    lines = PageDocument.objects.select_related("kind", "file").in_bulk(found)
    passages = Passage.objects.defer("vector", "facts").in_bulk(wanted)
    return [
        InFile(
            lines[line],
            [
                place_of(passages[key], lines[line].file, marker)
                for key in keys[:MOST_SHOWN]
                if key in passages
            ],
            max(0, len(keys) - MOST_SHOWN),
        )
        for line, keys in found.items()
        if line in lines
    ]


def install() -> None:
    renderers.matches = matches_in
