"""Which host answers with a picture: that of its own board, and the CMS to its people.

The public sees a picture while a page that it may read shows it, or the board itself
does. No web server serves the folder of pictures by itself: it knows no boards.
"""

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import http_date
from django.views.static import was_modified_since
from wagtail.models import Site

from boards.public.serving import PUBLIC
from boards.publishing.availability.public_files import (
    is_picture_publicly_available,
)
from cms.away import FileAway
from cms.handing_over import BY_NGINX, BY_STORAGE, by_nginx
from cms.hosts import is_cms_host
from cms.kept.same_for_all import decided_each_time
from cms.models import BoardImage, BoardRendition


@decided_each_time
def serve_image(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer with a picture of the board that was asked, or as if there were none.

    On the CMS's host the scope shows what its reader may see. Originals, which may be
    wider than what an editor has cut out of them, are for the CMS alone.
    """
    for_staff = is_cms_host(request)
    image = _image(path, originals=for_staff)
    if image is None or not (for_staff or _is_public(request, image)):
        raise Http404
    response = _answer(request, path)
    if "Location" in response.headers:
        # Its signature ends: nobody keeps it on the way.
        patch_cache_control(response, private=True, no_store=True)
    elif for_staff:
        patch_cache_control(response, private=True, no_cache=True)
        patch_vary_headers(response, ["Cookie"])
    else:
        response["Cache-Control"] = PUBLIC
    return response


def _image(path: str, *, originals: bool) -> BoardImage | None:
    """The picture that is stored in a place, itself or in another size."""
    rendition = (
        BoardRendition.objects.filter(file=path)
        .select_related("image__collection")
        .first()
    )
    if rendition:
        return rendition.image
    if not originals:
        return None
    return BoardImage.objects.filter(file=path).select_related("collection").first()


def _is_public(request: HttpRequest, image: BoardImage) -> bool:
    site = Site.find_for_request(request)
    return site is not None and is_picture_publicly_available(image, site.root_page)


def _answer(request: HttpRequest, path: str) -> HttpResponseBase:
    try:
        changed = default_storage.get_modified_time(path).timestamp()
        known = request.headers.get("if-modified-since")
        response = (
            _bytes(path)
            if was_modified_since(known, changed)
            else HttpResponseNotModified()
        )
    except FileNotFoundError as missing:
        # Its row says that it is here.
        raise FileAway from missing
    response["Last-Modified"] = http_date(changed)
    return response


def _bytes(path: str) -> HttpResponseBase:
    if settings.FILES_HANDED_OVER_BY == BY_NGINX:
        return by_nginx("media", path)
    if settings.FILES_HANDED_OVER_BY == BY_STORAGE:
        return HttpResponseRedirect(default_storage.url(path))
    return FileResponse(default_storage.open(path))


def media_pattern() -> str:
    """The addresses of pictures, as a pattern for the routes."""
    return rf"^{settings.MEDIA_URL.lstrip('/')}(?P<path>.+)$"
