"""What is asked several times for one answer, and stays the same until it is given."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

T = TypeVar("T")

_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within it nothing is stored: what was answered need not be asked again."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def answer_to(question: Hashable, ask: Callable[[], T]) -> T:
    """The answer to a question, by its name: asked, or known from before."""
    answers = _answers.get()
    if answers is None:
        return ask()
    if question not in answers:
        answers[question] = ask()
    found: T = answers[question]
    return found
