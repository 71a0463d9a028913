"""What somebody who found nothing may look at: themes of the board, and its newest."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Page

from boards.models import Board
from boards.public.filters.names import Names
from boards.public.learnt import Learnt, for_reader, learnt_by, newest_here
from boards.public.reading import as_the_public, readable_pages
from cms.kept.facts import fact

MOST_THEMES, MOST_PAGES = 12, 3


@dataclass(frozen=True)
class Few:
    """themes: the short codes of those that most is about. newest: what came last."""

    themes: list[str]
    newest: list[Learnt]


@dataclass(frozen=True)
class Instead:
    """themes: name and address of each. pages: what came to the site last."""

    themes: list[tuple[str, str]]
    pages: list[Page]


def few_of(learnt: Iterable[Learnt]) -> Few:
    shown = for_reader(learnt)
    numbers = Counter(slug for one in shown for slug in one.themes)
    most = [slug for slug, _number in numbers.most_common(MOST_THEMES)]
    return Few(most, newest_here(shown)[:MOST_PAGES])


@as_the_public
def instead_for(request: HttpRequest, board: Board, names: Names) -> Instead:
    """What it is made of is found once a version of the board, in each language."""
    name = f"instead of what was not found in {get_language()}"
    few: Few = fact(request, name, lambda: few_of(learnt_by([board.pk])))
    keys = [one.page for one in few.newest]
    pages = readable_pages().in_bulk(keys)
    themes = [
        (label, reverse("theme_page", args=[slug]))
        for slug in few.themes
        if (label := names.label("theme", slug))
    ]
    return Instead(sorted(themes), [pages[key] for key in keys if key in pages])
