"""While a page's form is opened a question is asked once; elsewhere, each time."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cms.tenancy.scope import Scope, in_scope
from cms.while_shown import AskedOnce, once

FORM, LIST = "wagtailadmin_pages:edit", "wagtailadmin_explore"


def asked_while(method: str, view_name: str) -> list[int]:
    """How often two questions were asked that came twice each, and an empty one."""
    times = {1: 0, 2: 0}

    def ask(number: int) -> None:
        times[number] += 1

    def answer(request):
        request.resolver_match = SimpleNamespace(view_name=view_name)
        middleware.process_view(request, answer, (), {})
        for number in (1, 2, 1, 2):
            once(lambda number=number: ask(number), "question", number)
        return HttpResponse()

    middleware = AskedOnce(answer)
    middleware(getattr(RequestFactory(), method)("/"))
    return list(times.values())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "view_name", "times"),
    [("get", FORM, 1), ("post", FORM, 2), ("get", LIST, 2)],
)
def test_it_is_asked_once_while_a_form_is_opened(method, view_name, times):
    assert asked_while(method, view_name) == [times, times]
    # Nothing is left for the next.
    assert [once(lambda new=new: new, "question", 1) for new in "ab"] == ["a", "b"]


@pytest.mark.django_db
def test_what_one_scope_was_answered_is_not_said_in_another():
    def answer(request):
        request.resolver_match = SimpleNamespace(view_name=FORM)
        middleware.process_view(request, answer, (), {})
        for board in (1, 2, 1):
            with in_scope(Scope(board=board, person=1)):
                found.append(once(lambda board=board: (board, len(found)), "question"))
        return HttpResponse()

    found: list[tuple[int, int]] = []
    middleware = AskedOnce(answer)
    middleware(RequestFactory().get("/"))

    assert found == [(1, 0), (2, 1), (1, 0)]
