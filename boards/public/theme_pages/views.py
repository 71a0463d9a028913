"""The page of a theme, and those that the sitemap names."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, override
from wagtail.models import Page

from boards.models import Board, Theme
from boards.models.pages.paging import page_of
from boards.models.shared.names import in_language
from boards.public.chrome import board_of_request, chrome_for
from boards.public.chrome.languages import Language, Languages
from boards.public.reading import as_the_public, readable_pages
from boards.public.theme_pages.saying import sayings
from boards.public.theme_pages.taught import (
    LEARNING,
    PRACTICE,
    REVIEW,
    Taught,
    TaughtPage,
    taught,
)
from boards.public.theme_pages.tree import Tree, former, tree_of
from boards.public.theme_pages.years import years_of
from cms.hosts import public_address
from cms.languages import language_tag
from cms.passwords import serve
from cms.request_state import state_of
from cms.sitemaps import Entry

LISTED = 20


@dataclass(frozen=True)
class ThemeAddress:
    """What stands in the place of a page: what browsers and search engines are told."""

    title: str
    head_description: str
    canonical_address: str
    pk: None = None

    @property
    def head_title(self) -> str:
        return self.title


def address_of(theme: Theme, language: str) -> str:
    with override(language):
        return reverse("theme_page", args=[theme.slug])


def theme_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What a board teaches about a theme, in the language of the address.

    A page that the board has at this address itself comes first. 404 where the public
    can have nothing of the board that names the theme, or a part of it.
    """
    board = board_of_request(request)
    if board is None:
        raise Http404
    address = f"themes/{slug}/"
    language = get_language() or ""
    asked = _asked_for(request, board, slug, address)
    if asked is None or language in asked.found.taken:
        return serve(request, address)
    if not asked.context:
        raise Http404
    if asked.theme.slug != slug:
        return redirect(address_of(asked.theme, language), permanent=True)
    _put_languages_around(request, board, asked.theme, asked.found)
    response = render(request, "boards/themes/page.html", asked.context)
    state_of(request).may_be_kept = True
    return response


@dataclass(frozen=True)
class _Asked:
    """context: what its page prints; empty where the public can have nothing of it."""

    theme: Theme
    found: Taught
    context: dict[str, object]


@as_the_public
def _asked_for(
    request: HttpRequest, board: Board, slug: str, address: str
) -> _Asked | None:
    tree = tree_of(request, board)
    theme = tree.called(slug) or former(board, slug)
    if theme is None or theme.pk not in tree.themes:
        return None
    found = taught(board, tree.keys_with_parts([theme, *tree.related(theme)]), address)
    language = get_language() or ""
    pages = found.about(tree.keys_with_parts([theme]), language)
    if not pages or language not in found.languages:
        return _Asked(theme, found, {})
    return _Asked(theme, found, _context(request, board, tree, theme, found, pages))


def _context(
    request: HttpRequest,
    board: Board,
    tree: Tree,
    theme: Theme,
    found: Taught,
    pages: list[TaughtPage],
) -> dict[str, object]:
    language = get_language() or ""
    said = sayings(board, tree.spoken_of(theme), language)
    reviews = page_of(_of(pages, REVIEW), request.GET.get("page"), LISTED)
    learning = page_of(_of(pages, LEARNING), request.GET.get("learning-page"), LISTED)
    practice = _of(pages, PRACTICE)
    listed = {one.key for one in (*reviews, *learning, *practice)}
    rows = readable_pages().in_bulk(listed | {one.page for one in said})
    years = (one.year for one in _of(pages, REVIEW))
    return {
        "page": _head(board, theme, language),
        "theme": theme,
        **_around(tree, theme, found),
        "reviews": _with_rows(reviews, rows),
        "learning": _with_rows(learning, rows),
        "practice": [(one, rows[one.key]) for one in practice if one.key in rows],
        "sayings": [(one, rows[one.page]) for one in said if one.page in rows],
        "years": years_of(years, is_from_right=get_language_bidi()),
    }


def _head(board: Board, theme: Theme, language: str) -> ThemeAddress:
    address = public_address(board.hostname or "", address_of(theme, language))
    return ThemeAddress(
        in_language(theme.name), in_language(theme.description), address
    )


def _around(tree: Tree, theme: Theme, found: Taught) -> dict[str, object]:
    """The themes around one that have a page here as well."""
    has = {above for key in found.themes for above in tree.lineage(key)}
    parts = [one for one in tree.parts(theme) if one.pk in has]
    nearer = {theme.parent_id, *(part.pk for part in parts)}
    related = [one for one in tree.related(theme) if one.pk in has - nearer]
    return {"above": tree.above(theme), "parts": parts, "related": related}


def _of(pages: list[TaughtPage], kind: str) -> list[TaughtPage]:
    return [page for page in pages if page.kind == kind]


def _with_rows(part: Page, rows: dict[int, Page]) -> Page:
    """A part of a list whose pages are at hand. What has gone meanwhile is left out."""
    part.object_list = [(one, rows[one.key]) for one in part if one.key in rows]
    return part


def _put_languages_around(
    request: HttpRequest, board: Board, theme: Theme, found: Taught
) -> None:
    chrome = chrome_for(request, None)
    versions = []
    for code in found.languages:
        path = address_of(theme, code)
        address = public_address(board.hostname or "", path)
        versions.append(Language(code, path, address, code == get_language()))
    chrome.languages = Languages(versions)


@as_the_public
def theme_entries(request: HttpRequest, board: Board, host: str) -> list[Entry]:
    """Every theme page of a board, for its sitemap."""
    found = taught(board)
    tree = tree_of(request, board)
    named = {above for key in found.themes for above in tree.lineage(key)}
    entries = []
    for theme in tree.themes.values():
        if theme.pk not in named:
            continue
        versions = [
            (language_tag(code), public_address(host, address_of(theme, code)))
            for code in found.languages
        ]
        alternates = [("x-default", versions[0][1]), *versions]
        entries += [
            Entry(address, None, alternates if len(versions) > 1 else [])
            for _tag, address in versions
        ]
    return entries
