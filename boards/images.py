"""Which host answers with a picture: that of its own board, and the CMS to its people.

No web server serves the folder of pictures by itself: it knows no boards.
"""

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from django.views.static import was_modified_since
from wagtail.models import Collection, Site

from boards.serving import PUBLIC_FOR, is_of_board
from cms.hosts import is_cms_host
from cms.models import BoardImage, BoardRendition


def serve_image(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with a picture of the board that was asked, or as if there were none.

    On the CMS's host the scope shows what its reader may see. Originals, which may be
    wider than what an editor has cut out of them, are for the CMS alone.
    """
    for_staff = is_cms_host(request)
    collection = _collection(path, originals=for_staff)
    if collection is None or not (for_staff or _is_of_board(request, collection)):
        raise Http404
    response = _answer(request, path)
    if for_staff:
        patch_cache_control(response, private=True, max_age=PUBLIC_FOR)
        patch_vary_headers(response, ["Cookie"])
    else:
        patch_cache_control(response, public=True, max_age=PUBLIC_FOR)
    return response


def _collection(path: str, *, originals: bool) -> Collection | None:
    """Where the picture lies that is stored in a place."""
    rendition = (
        BoardRendition.objects.filter(file=path)
        .select_related("image__collection")
        .first()
    )
    if rendition:
        return rendition.image.collection
    image = originals and (
        BoardImage.objects.filter(file=path).select_related("collection").first()
    )
    return image.collection if image else None


def _is_of_board(request: HttpRequest, collection: Collection) -> bool:
    site = Site.find_for_request(request)
    return site is not None and is_of_board(collection, site.root_page)


def _answer(request: HttpRequest, path: str) -> HttpResponseBase:
    try:
        changed = default_storage.get_modified_time(path).timestamp()
        known = request.headers.get("if-modified-since")
        response: HttpResponseBase = (
            FileResponse(default_storage.open(path))
            if was_modified_since(known, changed)
            else HttpResponseNotModified()
        )
    except FileNotFoundError as missing:
        raise Http404 from missing
    response["Last-Modified"] = http_date(changed)
    return response


def media_pattern() -> str:
    """The addresses of pictures, as a pattern for the routes."""
    return rf"^{settings.MEDIA_URL.lstrip('/')}(?P<path>.+)$"
