"""Who sends the bytes of a file that may be read: this process, or nginx for it.

What may be read is decided before. nginx only gets the name of a place that no
address of the outside leads to: an internal location.
"""

from mimetypes import guess_type
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse

INTERNAL = "/handed-over/"
BY_NGINX, BY_STORAGE = "nginx", "storage"


def sendfile(request: HttpRequest, filename: str, **_facts: object) -> HttpResponse:
    """Have nginx send a document. Wagtail asks a backend for this by its name."""
    place = Path(filename).relative_to(Path(settings.DOCUMENTS_ROOT))
    return by_nginx("documents", str(place))


def by_nginx(root: str, place: str) -> HttpResponse:
    """An empty answer that has nginx send what lies in a place below a root.

    root: "documents" or "media". nginx says the length, and answers parts of it.
    """
    kind = guess_type(place)[0] or "application/octet-stream"
    response = HttpResponse(content_type=kind)
    response["X-Accel-Redirect"] = quote(f"{INTERNAL}{root}/{place}")
    return response
