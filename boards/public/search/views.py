"""The page that a board's search answers with."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import get_language

from boards.models import Board
from boards.models.pages.paging import page_of
from boards.public.chrome import board_of_request
from boards.public.search.filters import Wishes, address, narrowing_of
from boards.public.search.finding import Boards, Found, find
from boards.public.search.marking import Marker
from boards.public.search.results import results_of
from boards.public.search.suggesting import corrected, meant_by
from cms.query_strings import asked
from cms.tenancy.scope import PUBLIC, in_scope

RESULTS = 20
LONGEST_QUERY = 200  # characters
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass
class Searched:
    """A search that was made. instead: what was searched, where nothing has the words.

    meant: what may have been meant, where something was found all the same.
    """

    found: Found
    instead: str = ""
    meant: str = ""


def search(request: HttpRequest) -> HttpResponse:
    """Search what the public of this board may read, down to the passage."""
    board = board_of_request(request)
    if board is None:
        raise Http404
    query = " ".join(asked(request.GET, "q").split())[:LONGEST_QUERY]
    # Once for all of it, so that its parts need not change.
    with in_scope(PUBLIC):
        found = _found(board, query, request.GET) if query else {}
    context = {"query": query, **found}
    response = render(request, "search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _found(board: Board, query: str, wanted: QueryDict) -> dict[str, object]:
    language = get_language() or settings.LANGUAGE_CODE
    searched = search_in([board.pk], query, language)
    found = searched.found
    wishes = Wishes.of(wanted, language)
    every = [hit for hit in found.every if wishes.allow(hit)]
    some = [hit for hit in found.some if wishes.allow(hit)]
    page = page_of(every, wanted.get("page"), RESULTS)
    marker = Marker.of(found.asked)
    shown = list(page.object_list)
    # On the first page, and asked for together with the others.
    beside = some if page.number == 1 else []
    results = results_of([*shown, *beside], marker)
    keys = {hit.key for hit in shown}
    page.object_list = [one for one in results if one.hit.key in keys]
    return {
        "results": page,
        "some": [one for one in results if one.hit.key not in keys],
        "instead": searched.instead,
        "meant": searched.meant,
        "meant_address": address(searched.meant, []),
        "narrowing": narrowing_of(found.every, wishes, query, language),
        "query_string": f"{address(query, wishes.pairs(language))[1:]}&",
    }


def search_in(boards: Boards, query: str, language: str) -> Searched:
    """What some boards have; where that is nothing, what may have been meant."""
    found = find(boards, LANGUAGES, query, language)
    if any(hit.language == language for hit in found.every):
        return Searched(found)
    meant = corrected(query, meant_by(boards, [language], found.asked))
    if not meant:
        return Searched(found)
    if not (found.every or found.some):
        other = find(boards, LANGUAGES, meant, language)
        return Searched(other, instead=meant) if other.every else Searched(found)
    return Searched(found, meant=meant)
