"""410: what the public could once have says why it is gone, and how to ask for it.

On the board's own host alone. Everywhere else, and for what was never public, the
answer is the one that an address gets at which nothing ever was.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from boards.models import Availability, OncePublic, PageDocument
from boards.models.pages.printable import PDF_SLUG
from boards.public.gone import gone
from boards.publishing.publication_record.sentences import days, in_first_language, told
from cms import trees
from cms.hosts import is_cms_host
from cms.kept.facts import fact
from cms.kept.marks import is_among, marks_of
from cms.querysets import behind_a_restriction
from cms.request_state import state_of
from cms.routing import home_of

ASKED_FOR = ("GET", "HEAD")
LONGEST_PATH = 2000  # characters


class GoneMiddleware:
    """Where no page and no redirect answers, a page that was public says why."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ASKED_FOR:
            return response
        return page_notice(request) or response


def _site(request: HttpRequest) -> Site | None:
    return None if is_cms_host(request) else Site.find_for_request(request)


class Notice(NamedTuple):
    heading: str
    sentences: list[str]


def page_notice(request: HttpRequest) -> HttpResponse | None:
    """What stands at the address of a page that was public, or None."""
    site = _site(request)
    if site is None:
        return None
    board = trees.board_path(site.root_page)
    places = _gone_ones(request, board, _places(request, site))
    if not places:
        return None
    name = f"notice of {places} in {get_language()}"
    notice = fact(request, name, lambda: _notice_at(board, places))
    return gone(request, *notice) if notice else None


def _notice_at(board: str, places: list[str]) -> Notice | None:
    there = _gone_pages(board).filter(page__url_path__in=places)
    record = there.select_related("page").first()
    if record is None:
        return None
    withdrawal = record.page.withdrawals.filter(ended_at=None).first()
    if withdrawal:
        heading = in_first_language(withdrawal.title, record.page)
        return Notice(heading, told(withdrawal))
    return Notice(_("This page is no longer here"), days(record))


def _gone_pages(board: str) -> QuerySet[OncePublic]:
    return OncePublic.objects.filter(board__path=board, document=None, page__live=False)


def _gone_ones(request: HttpRequest, board: str, places: list[str]) -> list[str]:
    """Those of some places at which a page that was public may have been."""
    if state_of(request).version is None:
        return places
    paths = _gone_pages(board).order_by().values_list("page__url_path", flat=True)
    marks = fact(request, f"gone from {board}", lambda: marks_of(paths))
    return [place for place in places if is_among(place, marks)]


def _places(request: HttpRequest, site: Site) -> list[str]:
    """Where in the tree the page lies that was asked for, or printed as a PDF."""
    home, root = home_of(request, site), site.root_page
    slugs = [slug for slug in request.path_info.split("/") if slug]
    if home.pk != root.pk:
        slugs = slugs[1:]
    places = ["/".join([home.url_path.rstrip("/"), *slugs]) + "/"]
    if slugs and slugs[-1] == PDF_SLUG:
        places.append("/".join([home.url_path.rstrip("/"), *slugs[:-1]]) + "/")
    whole = places[0]
    return places if len(whole) < LONGEST_PATH and "\0" not in whole else []


def file_notice(
    request: HttpRequest, document_id: int, filename: str
) -> HttpResponse | None:
    """Why a file that the public could have is not here any more, or None."""
    site = _site(request)
    if site is None or request.method not in ASKED_FOR:
        return None
    record = (
        OncePublic.objects.filter(
            document=document_id, board__path=trees.board_path(site.root_page)
        )
        .select_related("document", "page")
        .order_by("-last_day", "-pk")
        .first()
    )
    if record is None or record.document is None:
        return None
    if record.document.filename != filename:
        # A name that it had once tells nothing.
        return None
    return _file_gone(request, record)


def _file_gone(request: HttpRequest, record: OncePublic) -> HttpResponse:
    withdrawal = record.page.withdrawals.filter(ended_at=None).first()
    if withdrawal:
        heading = _("This document has been withdrawn")
        return gone(request, heading, told(withdrawal))
    row = PageDocument.objects.filter(page=record.page, file=record.document_id).first()
    states = {
        Availability.ON_REQUEST: _("This document is available on request"),
        Availability.WITHDRAWN: _("This document has been withdrawn"),
    }
    heading = _("This document is no longer here")
    said = days(record)
    if row and _is_visible(record.page):
        heading = states.get(Availability(row.availability), heading)
        if row.availability != Availability.PUBLISHED and row.public_note:
            said.insert(0, row.public_note)
    page = record.page if _is_visible(record.page) else None
    return gone(request, heading, said, page, _request_url(page, row))


def _request_url(page: Page | None, row: PageDocument | None) -> str:
    """Where a copy of what is on request can be asked for."""
    if page and row and row.availability == Availability.ON_REQUEST:
        return reverse("ask_for_a_copy", args=[row.pk])
    return ""


def _is_visible(page: Page) -> bool:
    visible = Page.objects.live().filter(~behind_a_restriction(), pk=page.pk)
    return visible.exists()
