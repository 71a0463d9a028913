"""What is offered while somebody types: what it may name, of what is public now.

Nothing of what is typed is stored.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db import connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import Theme
from boards.models.pages.kinds import page_kind
from boards.models.shared.names import in_language
from boards.public.filters.wishes import address
from boards.public.reading import as_the_public, readable_pages
from boards.public.search.finding import Boards, within
from boards.publishing.find.writing import NAME, Facts
from cms.search.ways import folded
from cms.search.words import spelt

_NAMING = """
SELECT page_id, facts, is_named
  FROM wall.public_names(
    %(boards)s::integer[], %(named)s::tsquery, %(themed)s::tsquery, %(most)s
  )
"""
# How many are offered, of which themes; and how many are looked at for each.
MOST_OFFERED, MOST_THEMES, MOST = 8, 3, 200
SHORTEST, LONGEST = 2, 60
# Weights of what names a page, and of what it is about: `cms.search.vectors`.
OF_NAMES, OF_THEMES = "A", "B"


@dataclass(frozen=True)
class Suggestion:
    title: str
    kind: str
    address: str
    language: str = ""


@dataclass(frozen=True)
class Head:
    """A page that is public. is_named: whether what was typed may name it."""

    page: int
    facts: Facts
    is_named: bool

    def rank(self, typed: str) -> tuple[bool, bool, bool, str]:
        """The greatest first: its very name, begun so, a review, the newest."""
        names = [str(name) for name in self.facts.get("names", [])]
        return (
            typed in names,
            any(name.startswith(typed) for name in names),
            self.facts.get("kind") == "reviewpage",
            str(self.facts.get("date", "")),
        )


@dataclass(frozen=True)
class Named:
    """What may be meant: pages, the best first, and themes that something teaches."""

    pages: list[Page]
    themes: list[Theme]


def suggestions_for(
    request: HttpRequest, board: int, language: str, query: str
) -> list[Suggestion]:
    """Up to eight: themes that something public teaches about, and pages."""
    named = named_by([board], language, query)
    pages = [_of_page(page, request, language) for page in named.pages]
    return [*pages, *map(of_theme, named.themes)]


@as_the_public
def named_by(
    boards: Boards, language: str, query: str, kinds: Collection[str] = ()
) -> Named:
    """What somebody who has typed so far may mean. kinds: of pages; none for all."""
    typed = folded(spelt(query[:LONGEST]))
    if len(typed) < SHORTEST or not boards:
        return Named([], [])
    heads = [
        head
        for head in _heads(boards, language, typed)
        if not kinds or head.facts.get("kind") in kinds
    ]
    themes = [*_themes(typed, heads)][:MOST_THEMES]
    named = [head for head in heads if head.is_named]
    named.sort(key=lambda head: head.rank(typed), reverse=True)
    keys = [head.page for head in named[: MOST_OFFERED - len(themes)]]
    pages = readable_pages().in_bulk(keys)
    return Named([pages[key] for key in keys if key in pages], themes)


def _heads(boards: Boards, language: str, typed: str) -> list[Head]:
    values: dict[str, str | int | list[int]] = {
        "boards": [*boards],
        "most": MOST,
        "named": within(boards, [language], NAME, _begun(typed, OF_NAMES)),
        "themed": within(boards, [language], NAME, _begun(typed, OF_THEMES)),
    }
    with connection.cursor() as cursor:
        cursor.execute(_NAMING, values)
        return [
            Head(page, json.loads(facts) if isinstance(facts, str) else facts, is_named)
            for page, facts, is_named in cursor.fetchall()
        ]


def _begun(typed: str, weight: str) -> str:
    """A query for words that begin so, in any order."""
    return " & ".join(f"'{word}':*{weight}" for word in typed.split())


def _themes(typed: str, heads: list[Head]) -> Iterator[Theme]:
    """Those that a public page teaches about, and that are named by what was typed."""
    taught = {slug for head in heads for slug in head.facts.get("themes", [])}
    if not taught:
        return
    for theme in Theme.objects.filter(slug__in=taught):
        name = str(in_language(theme.name))
        words = folded(spelt(name)).split()
        if all(any(w.startswith(part) for w in words) for part in typed.split()):
            yield theme


def of_theme(theme: Theme) -> Suggestion:
    """Leads to what is found of it."""
    name = str(in_language(theme.name))
    asked = address([("q", name), ("theme", theme.slug)])
    return Suggestion(name, _("Theme"), f"{reverse('search')}{asked}")


def _of_page(page: Page, request: HttpRequest, language: str) -> Suggestion:
    url = page.get_url(request) or ""
    return Suggestion(page.title, page_kind(page), url, language)
