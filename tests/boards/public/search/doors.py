"""Every way in which a reader is told of what is found."""

from collections.abc import Callable

from django.test import Client

from boards.models import ReviewPage
from home.provisioning import OpenedBoard
from tests.boards.public.search.asking import TITLES, search
from tests.factories import get
from tests.reading import each, words

PLANTED, ALIKE, AROUND = "zibberwort", "zibberwrot", "zibberwort herons"


def of_search(board: OpenedBoard, typed: str) -> list[str]:
    """Titles, another word that is offered, numbers, and what it can be narrowed by."""
    answer = search(board, typed)
    told = each(answer, f"{TITLES}, .search-meant a, .filters__choice, .chip")
    count = words(answer, ".result-count")
    return told if count.startswith("0 results") else [*told, count]


def of_suggestions(board: OpenedBoard, typed: str) -> list[str]:
    answer = get(Client(), board, "/search/suggestions/", q=typed[:7])
    return [one["title"] for one in answer.json()["suggestions"]]


def of_pages(board: OpenedBoard, typed: str) -> list[str]:
    """Where the files of reviews say it. What narrows a list is asked for elsewhere."""
    reviews = ReviewPage.objects.in_board_of(board.home).visible()
    found = [get(Client(), board, review, q=typed) for review in reviews]
    return [text for one in found for text in each(one, ".matches__places")]


# By the names of views, as the resolver has them.
DOORS: dict[str, Callable[[OpenedBoard, str], list[str]]] = {
    "boards.public.search.views.search": of_search,
    "boards.public.search.views.suggestions": of_suggestions,
    "cms.passwords.serve": of_pages,
}
TELL_NOTHING = {
    "cms.health.healthz",
    "cms.readiness.readyz",
    "boards.public.serving.serve_document",
    "cms.well_known.security_txt",
    "cms.well_known.change_password",
    "boards.public.views.robots",
    "boards.public.views.sitemap",
    "boards.public.views.theme",
    # By its own words: `tests/boards/public/themes/test_nothing_leaks.py`.
    "boards.public.theme_pages.views.theme_page",
    "boards.public.views.pattern_image",
    "boards.public.views.favicon",
    "boards.public.views.favicon_ico",
    "boards.public.views.share_image",
    "boards.public.images.serve_image",
    "boards.public.previews.open_link",
    "boards.public.previews.open_watermark",
    "boards.public.previews.open_page",
    "boards.public.previews.open_document",
    "boards.public.previews.open_picture",
    "home.views.front_door",
    "boards.public.copy_requests.views.ask",
    "boards.public.copy_requests.views.asked",
    "boards.public.opinions.views.say",
    "boards.public.opinions.views.thanks",
    "cms.passwords.open_with_password",
}


def is_found_by_nothing(board: OpenedBoard) -> bool:
    """Whether every way to ask tells no more than of a word that is nowhere."""
    asked = (PLANTED, ALIKE, AROUND)
    return not any(ask(board, typed) for ask in DOORS.values() for typed in asked)
