"""Every way in which a reader is told of what is found, and what asking it takes."""

import re
from collections.abc import Callable
from typing import NamedTuple

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from boards.models import ReviewPage
from home.provisioning import OpenedBoard
from tests.boards.public.search.asking import TITLES, search
from tests.boards.public.search.test_understanding import passages_read
from tests.factories import get
from tests.reading import each, words

PLANTED, ALIKE, AROUND = "zibberwort", "zibberwrot", "zibberwort herons"
# A word that stands nowhere, as long, and that begins with the same letter.
NOBODYS = "zmolgunqua"
SEARCHES = ("/search/", "/search/suggestions/")
# What differs between two answers to one question.
_ONCE = re.compile(r'nonce(?:="|-)[^"\']*|\?\d+')
_POINT = re.compile(r"(?<=SAVEPOINT ).*")


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


class Taken(NamedTuple):
    """What a reader can tell of a word, and how long finding that out takes.

    questions: to the database, without the word. passages: read of the index for them.
    """

    answers: list[str]
    questions: list[str]
    passages: int


def taken_by(board: OpenedBoard, word: str) -> Taken:
    """As somebody asks who has asked for another word before."""
    answers = []
    with connection.cursor() as cursor:
        # By one plan, which PostgreSQL else chooses anew after some questions.
        cursor.execute("SET LOCAL plan_cache_mode = force_generic_plan")
    before = passages_read()
    with CaptureQueriesContext(connection) as asked:
        for typed in (word, f"{word} herons"):
            for path in SEARCHES:
                answer = get(Client(), board, path, q=typed)
                answers.append(_ONCE.sub("", answer.content.decode()))
    passages = passages_read() - before
    questions = [_POINT.sub("", one["sql"]) for one in asked.captured_queries]
    return Taken(
        [said.replace(word, "…") for said in answers],
        [sql.replace(word, "…") for sql in questions],
        passages,
    )
