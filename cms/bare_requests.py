"""A request that says which board was asked, and nothing of what it was asked for."""

from django.http import HttpRequest

_OF_THE_HOST = ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "HTTP_X_FORWARDED_PROTO")


def bare(request: HttpRequest) -> HttpRequest:
    """The same host, asked for its first address by nobody.

    What is made with it can tell nothing of the address, of what lies there, or of who
    asked: it does not know them. The language is the active one.
    """
    empty = HttpRequest()
    empty.method = "GET"
    empty.path = empty.path_info = "/"
    empty.META = {
        name: request.META[name] for name in _OF_THE_HOST if name in request.META
    }
    if hasattr(request, "_wagtail_site"):
        # Wagtail's own cache of the request's site.
        empty._wagtail_site = request._wagtail_site  # type: ignore[attr-defined]
    return empty
