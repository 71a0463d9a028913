"""Writes into the ledger who let out what has just been opened to the public.

The record of what is public (`boards.publishing.publication_record.recording`) passes
here, and so does whatever publishes, moves, or takes a password away. The database asks
of each line for its proof, and answers what no rule lets out.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, connection, transaction
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page

from boards.models import Board, LetOutBy, Release
from boards.publishing.ledger.messages import not_let_out, words_for
from cms.publishing import PublicationRefused
from cms.tenancy.scope import unscoped

LOOK = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"
ENTER = "SELECT what, key FROM wall.enter(%s, %s, %s, %s, %s)"


@dataclass
class _Together:
    """The keys of pages that are opened by one rule, and entered at the end of it."""

    pages: set[int] = field(default_factory=set)


_together: ContextVar[_Together | None] = ContextVar("together", default=None)


@contextmanager
def let_out_together(rule: LetOutBy, release: Release | None = None) -> Iterator[None]:
    """Enter what is opened in here at the end, by one rule.

    Raises PublicationRefused when the rule does not let it out: the transaction must
    then be rolled back.
    """
    if _together.get() is not None:
        yield
        return
    waiting = _Together()
    token = _together.set(waiting)
    try:
        yield
    finally:
        _together.reset(token)
    _enter(waiting.pages, (), rule, release)
    _look_now()


def enter(pages: Iterable[Page | Board]) -> None:
    """Give what pages open its lines: of kinds that one person may publish.

    Raises PublicationRefused when more was opened than one person may.
    """
    keys = {page.pk for page in pages}
    together = _together.get()
    if together is not None:
        together.pages |= keys
    elif keys:
        _enter(keys, (), LetOutBy.ONE_PERSON)


def enter_picture(key: int) -> None:
    """The same of a picture that shows something else now."""
    _enter((), (key,), LetOutBy.ONE_PERSON)


def _look_now() -> None:
    """Have the database look while the refusal can still be said, not at the commit."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(LOOK)
    except IntegrityError as error:
        words = words_for(error)
        if words is None:
            raise
        raise PublicationRefused([words]) from error


def _enter(
    pages: Iterable[int],
    pictures: Iterable[int],
    rule: LetOutBy,
    release: Release | None = None,
) -> None:
    person: Any = get_active_log_context().user
    values = [
        sorted(pages),
        sorted(pictures),
        rule.value,
        release.pk if release else None,
        person.pk if person else None,
    ]
    # As the owner: nobody who edits writes the ledger, or takes a line from it.
    with unscoped(), connection.cursor() as cursor:
        cursor.execute(ENTER, values)
        refused = cursor.fetchall()
    if refused:
        raise PublicationRefused([not_let_out(*item) for item in refused])
