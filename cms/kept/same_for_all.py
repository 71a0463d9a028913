"""Views that say that their answer is the same for every visitor of a host."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from cms.request_state import state_of

View = Callable[..., HttpResponse]


def same_for_all(view: View) -> View:
    """What a view answers may be kept while nothing of its board changes."""

    @wraps(view)
    def said(request: HttpRequest, **of_the_address: str) -> HttpResponse:
        response = view(request, **of_the_address)
        state_of(request).may_be_kept = True
        return response

    return said
