"""What opens when somebody follows a preview link, on the board's own host.

Whatever a link does not open answers as an address that never existed: the same page
and the same headers, so that nobody can tell an old link from a wrong one.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe
from wagtail.models import Page

from boards.models import PreviewLink
from boards.public.chrome import board_of_request
from boards.public.serving import let_open, send
from boards.public.watermark import watermark
from boards.publishing.previews import links
from boards.publishing.previews.contents import (
    documents_in,
    draft_of,
    pictures_in,
    with_own_addresses,
)
from cms.languages import language_tag
from cms.models import BoardRendition
from cms.request_state import state_of

HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
}


def by_link(view: Callable[..., Any]) -> Callable[..., Any]:
    """Find the link that was followed; nobody on the way stores what it shows."""

    @require_safe
    @wraps(view)
    @sensitive_variables("secret")
    def opened(request: HttpRequest, secret: str, **kwargs: Any) -> Any:
        board = board_of_request(request)
        link = board and links.find(secret, board)
        if not link:
            raise Http404
        response = view(request, link, secret, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    return opened


@by_link
def open_link(request: HttpRequest, link: PreviewLink, secret: str) -> HttpResponse:
    """The draft of the page; of a release, what it is made of."""
    pages = links.pages_of(link)
    response = (
        _index(request, link, secret, pages)
        if link.release
        else _draft(request, link, secret, pages[0])
    )
    if request.method == "GET":
        links.count(link)
    return response


@by_link
def open_page(
    request: HttpRequest, link: PreviewLink, secret: str, page_id: int
) -> HttpResponse:
    """The draft of one page of a release."""
    for page in links.pages_of(link):
        if page.pk == page_id:
            return _draft(request, link, secret, page)
    raise Http404


@by_link
def open_document(
    request: HttpRequest, link: PreviewLink, secret: str, document_id: int, name: str
) -> HttpResponse:
    """A file that the draft lists or links to."""
    if not any(document_id in documents_in(draft) for draft in _drafts(link)):
        raise Http404
    let_open(request, document_id)
    return send(request, document_id, name)


@by_link
def open_picture(
    request: HttpRequest, link: PreviewLink, secret: str, place: str
) -> FileResponse:
    """A picture that the draft shows, in a size that it shows it in."""
    rendition = BoardRendition.objects.filter(file=place).first()
    if rendition is None or not any(
        rendition.image_id in pictures_in(draft) for draft in _drafts(link)
    ):
        raise Http404
    try:
        return FileResponse(default_storage.open(place))
    except FileNotFoundError as missing:
        raise Http404 from missing


@by_link
def open_watermark(
    request: HttpRequest, link: PreviewLink, secret: str
) -> HttpResponse:
    """The picture that lies across everything that the link shows."""
    language = link.page.locale.language_code if link.page else get_language()
    with translation.override(language):
        return HttpResponse(watermark(link.recipient), "image/svg+xml")


def _drafts(link: PreviewLink) -> list[Page]:
    return [draft_of(page) for page in links.pages_of(link)]


def _draft(
    request: HttpRequest, link: PreviewLink, secret: str, page: Page
) -> HttpResponse:
    """The page as its editors have it now, in its own language."""
    draft = draft_of(page)
    _mark(request, link, secret)
    language = draft.locale.language_code
    with translation.override(language):
        response = draft.serve_preview(request, draft.default_preview_mode)
        if hasattr(response, "render"):
            response.render()
    html = response.content.decode(response.charset)
    response.content = with_own_addresses(html, draft, secret)
    response["Content-Language"] = language_tag(language)
    return response


def _index(
    request: HttpRequest, link: PreviewLink, secret: str, pages: list[Page]
) -> HttpResponse:
    _mark(request, link, secret)
    rows = [(page.pk, draft_of(page)) for page in pages]
    context = {"rows": rows, "secret": secret}
    return render(request, "boards/previews/release_index.html", context)


def _mark(request: HttpRequest, link: PreviewLink, secret: str) -> None:
    """Have the frame around every page say for whom this draft is."""
    state_of(request).preview = {
        "recipient": link.recipient,
        "last_day": link.last_day,
        "secret": secret,
        "is_release": link.release_id is not None,
    }
