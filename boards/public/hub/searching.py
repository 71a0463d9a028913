"""The search over all boards of the hub."""

from dataclasses import dataclass

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_language

from boards.models.pages.paging import page_of
from boards.public.hub.filters import names_of, of_the_hub
from boards.public.hub.site import HubBoard, HubSite
from boards.public.search.filters import Wishes, address, narrowing_of
from boards.public.search.marking import Marker
from boards.public.search.results import Result, results_of
from boards.public.search.views import RESULTS, search_in


@dataclass(frozen=True)
class HubResult:
    """A result with the board that it is of. address: on that board's own site."""

    result: Result
    board: HubBoard
    address: str
    page_address: str


def found_in(hub: HubSite, query: str, wanted: QueryDict) -> dict[str, object]:
    """What the page of the search prints."""
    language = get_language() or settings.LANGUAGE_CODE
    searched = search_in([*hub.boards], query, language)
    hits = of_the_hub(searched.found.every, hub)
    wishes = Wishes.of(wanted, language)
    every = [hit for hit in hits if wishes.allow(hit)]
    some = [hit for hit in of_the_hub(searched.found.some, hub) if wishes.allow(hit)]
    page = page_of(every, wanted.get("page"), RESULTS)
    shown = list(page.object_list)
    beside = some if page.number == 1 else []
    marker = Marker.of(searched.found.asked)
    results = [_of_hub(one, hub) for one in results_of([*shown, *beside], marker)]
    keys = {hit.key for hit in shown}
    page.object_list = [one for one in results if one.result.hit.key in keys]
    return {
        "results": page,
        "some": [one for one in results if one.result.hit.key not in keys],
        "instead": searched.instead,
        "meant": searched.meant,
        "meant_address": address(searched.meant, []),
        "narrowing": narrowing_of(hits, wishes, query, language, names_of(hub)),
        "query_string": f"{address(query, wishes.pairs(language))[1:]}&",
    }


def _of_hub(result: Result, hub: HubSite) -> HubResult:
    board = hub.boards[result.hit.board_id]
    page = board.address_of(result.page) if result.page else board.address
    if result.document:
        return HubResult(result, board, board.own(result.document.url), page)
    return HubResult(result, board, page, page)
