"""The search over all boards of the hub."""

from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from boards.models.pages.paging import page_of
from boards.public.filters.names import Names
from boards.public.filters.narrowing import Narrower
from boards.public.filters.wishes import OF_BOARDS, address
from boards.public.hub.boards_named import boards_named
from boards.public.hub.filters import item_of_hub, names_of, of_the_hub
from boards.public.hub.learning import items_of, learning_of
from boards.public.hub.site import HubBoard, HubSite
from boards.public.search.finding import Found, Hit, find_what
from boards.public.search.instead import Few, few_of
from boards.public.search.marking import Marker
from boards.public.search.results import Result, results_of
from boards.public.search.themes import named_in, vocabulary
from boards.public.search.views import (
    LANGUAGES,
    RESULTS,
    Searched,
    search_in,
    wishes_of,
)
from cms.kept.facts import fact


@dataclass(frozen=True)
class HubResult:
    """A result with the board that it is of. address: on that board's own site."""

    result: Result
    board: HubBoard
    address: str
    page_address: str


def found_in(request: HttpRequest, hub: HubSite, query: str) -> dict[str, object]:
    """What the page of the search prints."""
    language = get_language() or settings.LANGUAGE_CODE
    of_all = Names.of(request, "")
    searched = _search(hub, query, language, of_all)
    names, kept = names_of(of_all, hub), [("q", query)]
    learnt = partial(learning_of, request, hub)
    hits = of_the_hub(searched.found.every, hub)
    others = of_the_hub(searched.found.some, hub)
    items = {hit.key: item_of_hub(hit, names, hub) for hit in (*hits, *others)}
    wishes = wishes_of(request.GET, language, items.values(), OF_BOARDS)
    every = [hit for hit in hits if wishes.allow(items[hit.key])]
    some = [hit for hit in others if wishes.allow(items[hit.key])]
    narrower = Narrower([items[hit.key] for hit in hits], wishes, names, kept)
    page = page_of(every, request.GET.get("page"), RESULTS)
    shown = list(page.object_list)
    asked, beside = searched.found.asked, some if page.number == 1 else []
    results = _results_of([*shown, *beside], searched, query, hub)
    keys = {hit.key for hit in shown}
    page.object_list = [one for one in results if one.result.hit.key in keys]
    return {
        "results": page,
        "some": [one for one in results if one.result.hit.key not in keys],
        **searched.said,
        "named": named_in(asked, of_all, items.values(), learnt, "hub_theme"),
        "narrowing": narrower.narrowing(),
        "query_string": f"{address([*kept, *wishes.pairs])[1:]}&",
        **({} if every or some else _instead(request, hub, names)),
    }


def _search(hub: HubSite, query: str, language: str, names: Names) -> Searched:
    """What has all of the words; the name of its board is among the words of a page."""
    named = boards_named(hub, query, language)
    of_named = find_what(named.boards, LANGUAGES, query, named.rest) if named else None
    if not (named and of_named and of_named.every):
        return search_in([*hub.boards], query, language, vocabulary(names))
    found = find_what([*hub.boards], LANGUAGES, query, named.asked)
    every = _each_once([*of_named.every, *found.every])
    known = {hit.key for hit in every}
    some = [hit for hit in found.some if hit.key not in known]
    return Searched(Found(named.asked, every, some))


def _each_once(hits: list[Hit]) -> list[Hit]:
    return [*{hit.key: hit for hit in hits}.values()]


def _results_of(
    hits: list[Hit], searched: Searched, query: str, hub: HubSite
) -> list[HubResult]:
    marker, typed = Marker.of(searched.found.asked), searched.instead or query
    return [_of_hub(one, hub) for one in results_of(hits, marker, typed)]


def _instead(request: HttpRequest, hub: HubSite, names: Names) -> dict[str, object]:
    """What somebody who found nothing may look at; kept for a version of the boards."""
    name = f"instead of what was not found in {get_language()}"
    few: Few = fact(request, name, lambda: few_of(learning_of(request, hub)))
    themes = [
        (label, reverse("hub_theme", args=[slug]))
        for slug in few.themes
        if (label := names.label("theme", slug))
    ]
    return {"themes": sorted(themes), "items": items_of(few.newest, hub)}


def _of_hub(result: Result, hub: HubSite) -> HubResult:
    board = hub.boards[result.hit.board_id]
    page = board.address_of(result.page) if result.page else board.address
    if result.document:
        return HubResult(result, board, board.own(result.document.url), page)
    return HubResult(result, board, page, page)
