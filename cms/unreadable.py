"""What was sent to the CMS and cannot be read is answered with 400, in words.

Only what a request brought about by what it holds: a fault of ours stays a 500, loudly.
"""

import logging
import re
from collections.abc import Callable

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError

from cms.tenancy.middleware import ADMIN

logger = logging.getLogger(__name__)

# Where Django's widgets and Wagtail's blocks take their value out of what was sent.
READERS = frozenset({"value_from_datadict"})
NO_NUMBER = re.compile(r"Field '\w+' expected a number but got (.+)\.", re.DOTALL)


class UnreadableRequests:
    """Innermost of the middleware that answers for the views of the CMS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not request.path.startswith(ADMIN) or not is_of_what_was_sent(
            request, exception
        ):
            return None
        logger.warning("400 at %s: %s", request.path, exception, exc_info=exception)
        return render(request, "wagtailadmin/400.html", status=400)


def is_of_what_was_sent(request: HttpRequest, exception: Exception) -> bool:
    """Whether the request itself holds what the view stumbled over."""
    if isinstance(exception, (MultiValueDictKeyError, DataError)):
        # A field that is not there, or a value that no column of its kind can hold.
        return True
    if _is_raised_while_reading(exception):
        return True
    sent = _sent(request)
    if isinstance(exception, NoReverseMatch):
        # Where to go next: no address, so that it was taken for the name of one.
        return any(not word.startswith("/") for word in _sent(request, "next"))
    found = NO_NUMBER.fullmatch(str(exception))
    return (
        isinstance(exception, ValueError)
        and found is not None
        and found[1] in {repr(word) for word in sent}
    )


def _is_raised_while_reading(exception: Exception) -> bool:
    trace = exception.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_name in READERS:
            return True
        trace = trace.tb_next
    return False


def _sent(request: HttpRequest, name: str = "") -> set[str]:
    return {
        str(word)
        for data in (request.GET, request.POST)
        for key, words in data.lists()
        if not name or key == name
        for word in words
    }
