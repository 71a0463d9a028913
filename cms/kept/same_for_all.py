"""Views that say whether their answer is the same for every visitor of a host."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve

from cms.request_state import state_of

View = Callable[..., HttpResponse]
V = TypeVar("V", bound=Callable[..., HttpResponseBase])
DECIDED = "is_decided_each_time"


def same_for_all(view: View) -> View:
    """What a view answers may be kept while nothing of its board changes."""

    @wraps(view)
    def said(request: HttpRequest, **of_the_address: str) -> HttpResponse:
        response = view(request, **of_the_address)
        state_of(request).may_be_kept = True
        return response

    return said


def decided_each_time(view: V) -> V:
    """What a view answers is never kept: nobody looks for it among what is."""
    vars(view)[DECIDED] = True
    return view


def is_decided_each_time(path: str) -> bool:
    """Whether the view at a path says so."""
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return getattr(view, DECIDED, False)
