"""What was sent to the CMS and cannot be read is answered with 400, in words.

Only what a request brought about by what it holds: a fault of ours stays a 500, loudly.
So each failure is compared with what was sent: what is missing from it, too long or too
large in it, or repeated by the words of the failure itself.
"""

import logging
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.handlers.exception import response_for_exception
from django.core.paginator import InvalidPage
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError

from cms.tenancy.middleware import ADMIN

logger = logging.getLogger(__name__)

# Where Django's widgets and Wagtail's blocks take their value out of what was sent.
READERS = frozenset({"value_from_datadict"})
# How Django and Python name the word that is no number.
NO_NUMBER = re.compile(
    r"(?:Field '\w+' expected a number but got "
    r"|invalid literal for int\(\) with base 10: )(.+?)\.?",
    re.DOTALL,
)
TOO_LONG = re.compile(r"value too long for type character varying\((\d+)\)")
LONGEST_REPEATED = 200  # characters
# Lists within lists; Python gives up at less than a thousand.
DEEP = 300
# So many empty rows cost nobody anything.
FEW_ROWS = 20
# More than the smallest column for numbers holds.
LARGE_NUMBER = re.compile(r"[0-9]{5}")


class UnreadableRequests:
    """Innermost of the middleware that answers for views, and outside of all that looks
    an address up where no view answers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path:
            # The database keeps no text with one, so that nothing has such an address.
            return response_for_exception(request, Http404())
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Whoever says that they send more rows of a form than they do is not read."""
        if not request.path.startswith(ADMIN) or request.method != "POST":
            return None
        if next(_rows_that_were_not_sent(request), None) is None:
            return None
        return render(request, "wagtailadmin/400.html", status=400)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        if not request.path.startswith(ADMIN) or not is_of_what_was_sent(
            request, exception
        ):
            return None
        logger.warning(
            "400 at %s: %s",
            request.path,
            exception,
            exc_info=exception,
            extra={"request": request},
        )
        return render(request, "wagtailadmin/400.html", status=400)


def is_of_what_was_sent(request: HttpRequest, exception: Exception) -> bool:
    """Whether the request itself holds what the view stumbled over."""
    if _is_raised_while_reading(exception):
        return True
    if isinstance(exception, MultiValueDictKeyError):
        return _is_asked_of(request, exception)
    if isinstance(exception, DataError):
        return _cannot_be_kept(str(exception), list(_sent(request)))
    if isinstance(exception, UnicodeEncodeError):
        return _has_half_a_letter(exception, _sent(request))
    if isinstance(exception, NoReverseMatch):
        # Where to go next: no address, so that it was taken for the name of one.
        wanted = [*request.GET.getlist("next"), *request.POST.getlist("next")]
        return any(not word.startswith("/") for word in wanted)
    if isinstance(exception, RecursionError):
        return any(_is_deep(word) for word in _sent(request))
    if isinstance(exception, InvalidPage):
        return "p" in request.GET
    found = NO_NUMBER.fullmatch(str(exception))
    # Python repeats no more of a word.
    sent = {repr(word) for word in _sent(request)}
    sent |= {word[:LONGEST_REPEATED] for word in sent}
    return isinstance(exception, ValueError) and found is not None and found[1] in sent


def _is_raised_while_reading(exception: Exception) -> bool:
    return any(
        frame.f_code.co_name in READERS for frame in _frames(exception.__traceback__)
    )


def _is_asked_of(request: HttpRequest, missing: MultiValueDictKeyError) -> bool:
    """Whether it was what was sent that lacks a field, and no data of our own."""
    *_outer, innermost = _frames(missing.__traceback__)
    asked = innermost.f_locals.get("self")
    return any(asked == sent for sent in (request.GET, request.POST, request.FILES))


def _cannot_be_kept(failure: str, sent: list[str]) -> bool:
    """Whether something that was sent is what no column of its kind can hold."""
    if "NUL" in failure or "\\u0000" in failure:
        return any("\0" in word or "\\u0000" in word for word in sent)
    if found := TOO_LONG.search(failure):
        return any(len(word) > int(found[1]) for word in sent)
    if "out of range" in failure or "overflow" in failure:
        return any(LARGE_NUMBER.search(word) for word in sent)
    if "Unicode" in failure:
        return any("\\ud" in word.lower() for word in sent)
    return any(f'"{word}"' in failure for word in sent)


def _has_half_a_letter(failure: UnicodeEncodeError, sent: Iterator[str]) -> bool:
    """Whether half of a pair of surrogates came in, as JSON can write one."""
    half = f"\\u{ord(failure.object[failure.start]):04x}"
    return any(half in word.lower() for word in sent)


def _is_deep(word: str) -> bool:
    """Whether this opens more lists within lists than anything that a form sends."""
    return max(word.count("["), word.count("{")) > DEEP


def _rows_that_were_not_sent(request: HttpRequest) -> Iterator[str]:
    """Which lists of rows are said to be longer than all that was sent of them.

    Each row sends its key at least. Django would make as many empty ones as it is told.
    """
    for name, said in request.POST.items():
        rows = name.removesuffix("TOTAL_FORMS")
        if rows == name or not isinstance(said, str) or not said.isdecimal():
            continue
        # Of more digits than anybody sends rows, the first are enough.
        number = int(said.lstrip("0")[:9] or 0)
        if number <= FEW_ROWS:
            continue
        if number > sum(sent.startswith(rows) for sent in request.POST):
            yield name


def _frames(trace: Any) -> Iterator[Any]:
    while trace is not None:
        yield trace.tb_frame
        trace = trace.tb_next


def _sent(request: HttpRequest) -> Iterator[str]:
    """Every word of a request: of its address, its fields and its files' names."""
    if request.resolver_match:
        yield from map(str, request.resolver_match.args)
        yield from map(str, request.resolver_match.kwargs.values())
    for data in (request.GET, request.POST):
        for name, words in data.lists():
            yield from (name, *map(str, words))
    for _name, files in request.FILES.lists():
        yield from (str(file.name) for file in files)
    if request.content_type == "application/json":
        yield request.body.decode(errors="replace")
