"""A release that is submitted from its own screen, all pages in one step.

It is read and checked once, before the first page of it begins its workflow, and marked
once, when the last has. What is heard of each page in between need not do so again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from boards.models import Release

_submitted: ContextVar[int | None] = ContextVar("submitted", default=None)


@contextmanager
def submitted_as_a_whole(release: Release) -> Iterator[None]:
    """Who opens this has checked all pages of the release, and marks it afterwards."""
    token = _submitted.set(release.pk)
    try:
        yield
    finally:
        _submitted.reset(token)


def is_submitted_as_a_whole(release: Release) -> bool:
    return _submitted.get() == release.pk
