"""A PDF made from a page, where WeasyPrint's system libraries are there.

The page is its own source: the same HTML with the print style, tagged for assistive
technology. Nothing is fetched from the network while it is made.
"""

import functools
import hashlib
import logging
import mimetypes
import subprocess
import sys
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from wagtail.models import Page

from boards.models.board.belonging import the_board_of_page
from boards.models.pages.renderers import renderers
from boards.public.theme import theme_css, theme_path
from cms.languages import direction

logger = logging.getLogger(__name__)

KEEP_FOR = 3600  # seconds
TRIAL = (sys.executable, "-c", "import weasyprint")


@functools.cache
def available() -> bool:
    """Whether this machine can make PDFs. Without, the print style is the way.

    Tried in a process of its own: each that serves people would hold 20 MB more, and
    most of them make no PDF.
    """
    try:
        subprocess.run(TRIAL, check=True, capture_output=True, timeout=60)
    except subprocess.SubprocessError as error:
        said = getattr(error, "stderr", None) or str(error).encode()
        why = said.decode(errors="replace").strip().splitlines()[-1:]
        logger.warning("Pages offer no PDF: WeasyPrint cannot start (%s).", *why)
        return False
    return True


def response(page: Page, request: HttpRequest, styles: dict[str, str]) -> HttpResponse:
    """The page as a PDF.

    styles: style sheets that are views, not files: their path and their text.
    Raises Http404 where no PDF can be made.
    """
    if not available():
        raise Http404
    html = render_to_string(
        page.get_template(request), page.get_context(request), request=request
    )
    address = page.canonical_address()
    key = _key(html, styles)
    data = cache.get(key)
    if data is None:
        data = _write(html, address, styles)
        cache.set(key, data, KEEP_FOR)
    answer = HttpResponse(data, content_type="application/pdf")
    disposition = content_disposition_header(False, f"{page.slug}.pdf")
    answer["Content-Disposition"] = str(disposition)
    answer["Link"] = f'<{address}>; rel="canonical"'
    return answer


def page_as_pdf(page: Page, request: HttpRequest) -> HttpResponse:
    """The page as a PDF in its board's colour. Raises Http404 where there is none."""
    board = the_board_of_page(page)
    look = (board.colour, board.pattern)
    return response(page, request, {theme_path(*look): theme_css(*look)})


def _key(html: str, styles: dict[str, str]) -> str:
    """What is on the page is the key: what has gone from it is in no PDF either."""
    text = "\n".join([html, *styles.values()])
    return f"pdf:{hashlib.sha256(text.encode()).hexdigest()}"


def _write(html: str, address: str, styles: dict[str, str]) -> bytes:
    import weasyprint

    if direction(get_language() or "") == "rtl":
        # It lays grids out from left to right whatever the direction.
        sheet = f'<link rel="stylesheet" href="{settings.STATIC_URL}css/paper-rtl.css">'
        html = html.replace("</head>", f"{sheet}</head>", 1)
    document = weasyprint.HTML(
        string=html, base_url=address, url_fetcher=_local_fetcher(styles)
    )
    return document.write_pdf(pdf_variant="pdf/ua-1")


def _local_fetcher(styles: dict[str, str]) -> Callable[..., Any]:
    """Answers with our own style sheets and pictures; everything else is refused.

    What is refused, or is missing, is left out of the PDF.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class LocalFetcher(URLFetcher):
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            path = unquote(urlsplit(url).path)
            kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
            return URLFetcherResponse(url, _read(path, styles), {"Content-Type": kind})

    return LocalFetcher()


def _read(path: str, styles: dict[str, str]) -> bytes:
    if path in styles:
        return styles[path].encode()
    if path.startswith(settings.STATIC_URL):
        name = path.removeprefix(settings.STATIC_URL)
        found = finders.find(name)
        with open(found, "rb") if found else staticfiles_storage.open(name) as file:
            return file.read()
    if path.startswith(settings.MEDIA_URL):
        with default_storage.open(path.removeprefix(settings.MEDIA_URL)) as file:
            return file.read()
    raise ValueError(f"{path} is not one of the page's own files.")


def install() -> None:
    renderers.pdf_is_available = lambda: available()
    renderers.pdf = page_as_pdf
