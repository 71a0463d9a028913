"""While something is shown nothing is written: what is asked again is asked once.

On a page's form Wagtail and its hooks ask for each button and each notice anew whether
the page waits for somebody, of which board it is, and who may change it; on a desk two
panels ask the same.
"""

import pickle
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

from django.http import HttpRequest, HttpResponse
from wagtail.models import Page, WorkflowMixin, WorkflowState

from cms.tenancy.scope import current_scope

T = TypeVar("T")
Answers = dict[tuple[Hashable, ...], object]
FORMS = ("wagtailadmin_pages:add", "wagtailadmin_pages:edit")
ask_for_workflow = WorkflowMixin.current_workflow_state.fget

_answers: ContextVar[Answers | None] = ContextVar("answers", default=None)


class AskedOnce:
    """Inside of all that could still refuse."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = _answers.set(None)
        try:
            return self.get_response(request)
        finally:
            _answers.reset(token)

    def process_view(self, request: HttpRequest, *_args: object) -> None:
        match = request.resolver_match
        if request.method == "GET" and match and match.view_name in FORMS:
            _answers.set({})


@contextmanager
def nothing_is_written() -> Iterator[None]:
    """Within it what was answered need not be asked again."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once(ask: Callable[[], T], *about: Hashable) -> T:
    """The answer to a question about something, as it was first found."""
    answers = _answers.get()
    if answers is None:
        return ask()
    key = (*about, current_scope())
    if key not in answers:
        answers[key] = ask()
    return cast("T", answers[key])


def once_each_its_own(ask: Callable[[], T], *about: Hashable) -> T:
    """The same, where whoever asks may change what they get."""
    if _answers.get() is None:
        return ask()
    packed = once(lambda: pickle.dumps(ask(), pickle.HIGHEST_PROTOCOL), *about)
    return cast("T", pickle.loads(packed))  # noqa: S301 - packed just above


def current_workflow_state(page: WorkflowMixin) -> WorkflowState | None:
    if hasattr(page, "_current_workflow_states"):
        return ask_for_workflow(page)
    kind = "page" if isinstance(page, Page) else page._meta.label
    return once(lambda: ask_for_workflow(page), "workflow", kind, page.pk)
