"""What a browser may do with our answers: one policy for all, one for the CMS."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cms.hosts import is_cms_host

Policy = dict[str, str]

_SHARED: Policy = {
    "default-src": "'self'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "object-src": "'none'",
}
# Nothing inline, nothing from anybody else: injected markup can do nothing.
PUBLIC: Policy = {
    **_SHARED,
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "frame-ancestors": "'none'",
}
# Wagtail's admin writes styles into its pages, and shows pages in frames of its own. No
# script stands in them: see cms.starting.
ADMIN: Policy = {
    **_SHARED,
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
}
# What a script of the CMS writes into a page as it came, a browser says in its console:
# jQuery and Wagtail's own do, so nothing is kept from it yet.
TRUSTED_TYPES: Policy = {"require-trusted-types-for": "'script'"}


def header(policy: Policy) -> str:
    """A policy as the Content-Security-Policy header writes it."""
    return "; ".join(f"{name} {value}" for name, value in policy.items())


_OF_PUBLIC, _OF_ADMIN = header(PUBLIC), header(ADMIN)


class SecurityHeadersMiddleware:
    """Sends the policy that fits the path, unless the view has set a stricter one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if getattr(request, "is_dummy", False):
            # A preview: the CMS shows it in a frame of its own, and says what it may.
            return response
        admin = is_cms_host(request) and request.path.startswith("/admin/")
        response.headers.setdefault(
            "Content-Security-Policy", _OF_ADMIN if admin else _OF_PUBLIC
        )
        if admin:
            response.headers["Content-Security-Policy-Report-Only"] = header(
                TRUSTED_TYPES
            )
        response.headers.setdefault(
            "X-Frame-Options", "SAMEORIGIN" if admin else "DENY"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
