"""The page that a board's search answers with."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import render
from django.utils.translation import get_language, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from boards.models import Board
from boards.models.pages.paging import page_of
from boards.public.chrome import board_of_request
from boards.public.filters.names import Names
from boards.public.filters.narrowing import Narrower
from boards.public.filters.wishes import Item, Wishes, address
from boards.public.learnt import learnt_by
from boards.public.reading import as_the_public
from boards.public.search.choosing import item_of
from boards.public.search.finding import Boards, Found, find
from boards.public.search.instead import instead_for
from boards.public.search.marking import Marker
from boards.public.search.naming import Suggestion, suggestions_for
from boards.public.search.results import results_of
from boards.public.search.suggesting import corrected, meant_by
from boards.public.search.themes import named_in, vocabulary
from cms.clients import Limit, address_of
from cms.query_strings import asked

RESULTS = 20
LONGEST_QUERY = 200  # characters
# What one reader may ask for while they type.
SUGGESTIONS = Limit("suggestions", most=240, seconds=60)
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass
class Searched:
    """A search that was made. instead: what was searched, where nothing has all of the
    words and something has all of these, or more of them. meant: what may have been
    meant, where something was found all the same.
    """

    found: Found
    instead: str = ""
    meant: str = ""

    @property
    def said(self) -> dict[str, str]:
        """What its page prints of that."""
        return {
            "instead": self.instead,
            "meant": self.meant,
            "meant_address": address([("q", self.meant)]),
        }


def search(request: HttpRequest) -> HttpResponse:
    """Search what the public of this board may read, down to the passage."""
    board = board_of_request(request)
    if board is None:
        raise Http404
    query = " ".join(asked(request.GET, "q").split())[:LONGEST_QUERY]
    found = _found(request, board, query) if query else {}
    context = {"query": query, **found}
    response = render(request, "search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """What may be meant by what is typed so far, as JSON; kept and logged by nobody."""
    board = board_of_request(request)
    if board is None:
        raise Http404
    return suggested(
        request,
        lambda typed, language: suggestions_for(request, board.pk, language, typed),
    )


def suggested(
    request: HttpRequest, found: Callable[[str, str], Iterable[Suggestion]]
) -> HttpResponse:
    """What is found of what was typed, as JSON; nothing for who asks too often."""
    if not SUGGESTIONS.claim(address_of(request)):
        return _as_json([], status=429)
    language = get_language() or settings.LANGUAGE_CODE
    return _as_json([*found(asked(request.GET, "q"), language)])


def _as_json(found: list[Suggestion], status: int = 200) -> JsonResponse:
    """said: what a screen reader is told of them."""
    said = ngettext("%(number)s suggestion", "%(number)s suggestions", len(found))
    answer = JsonResponse(
        {
            "said": said % {"number": len(found)},
            "suggestions": [asdict(one) for one in found],
        },
        status=status,
    )
    answer["X-Robots-Tag"] = "noindex"
    return answer


@as_the_public
def _found(request: HttpRequest, board: Board, query: str) -> dict[str, object]:
    wanted = request.GET
    language = get_language() or settings.LANGUAGE_CODE
    names = Names.of(request, board.path)
    searched = search_in([board.pk], query, language, vocabulary(names))
    found, kept = searched.found, [("q", query)]
    items = {hit.key: item_of(hit, names) for hit in (*found.every, *found.some)}
    wishes = wishes_of(wanted, language, items.values())
    learnt = partial(learnt_by, [board.pk])
    every = [hit for hit in found.every if wishes.allow(items[hit.key])]
    some = [hit for hit in found.some if wishes.allow(items[hit.key])]
    narrower = Narrower([items[hit.key] for hit in found.every], wishes, names, kept)
    page = page_of(every, wanted.get("page"), RESULTS)
    marker = Marker.of(found.asked)
    shown = list(page.object_list)
    # On the first page, and asked for together with the others.
    beside = some if page.number == 1 else []
    results = results_of([*shown, *beside], marker, searched.instead or query)
    keys = {hit.key for hit in shown}
    page.object_list = [one for one in results if one.hit.key in keys]
    return {
        "results": page,
        "some": [one for one in results if one.hit.key not in keys],
        **searched.said,
        "themes": named_in(found.asked, names, items.values(), learnt, "theme_page"),
        "narrowing": narrower.narrowing(),
        "query_string": f"{address([*kept, *wishes.pairs])[1:]}&",
        "instead_of_it": None if every or some else instead_for(request, board, names),
    }


def wishes_of(
    query: QueryDict, language: str, items: Collection[Item], more: Sequence[str] = ()
) -> Wishes:
    """What a reader chose. What is in other languages is shown where that is all that
    there is, and nobody asked for a language. more: as `Wishes.of` has it.
    """
    wishes = Wishes.of(query, language, more)
    of_any = Wishes.of(query, more=more)
    if any(map(wishes.allow, items)) or not any(map(of_any.allow, items)):
        return wishes
    return wishes if "language" in of_any.chosen else of_any


def search_in(
    boards: Boards, query: str, language: str, right: Collection[str]
) -> Searched:
    """What some boards have; where that is nothing, what may have been meant.

    right: words that are no typing faults.
    """
    found = find(boards, LANGUAGES, query, language)
    if any(hit.language == language for hit in found.every):
        return Searched(found)
    unknown = meant_by(boards, [language], found.unknown, found.asked, right)
    meant = corrected(query, unknown)
    if not meant:
        return Searched(found)
    other = find(boards, LANGUAGES, meant, language)
    if not found.every and other.most_words > found.most_words:
        return Searched(other, instead=meant)
    return Searched(found, meant=meant if other.every else "")
