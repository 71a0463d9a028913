"""What a test makes public by hand was public before there was a ledger.

Factories put pages, lines and files where a test needs them, past the doors of the
product. Whatever the product opens itself, in a request or by a release, is held by the
ledger in tests as it is elsewhere: at the end of a request that writes, everything is
looked at that its commit would look at.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.handlers.base import BaseHandler
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import TestCase

from boards.models import LetOutBy
from boards.publishing.ledger import entries
from cms.publishing import PublicationRefused
from cms.tenancy.scope import unscoped
from tests.written import written

BY_HAND = "SELECT tests.let_out_by_hand()"
READING = ("GET", "HEAD", "OPTIONS")
_in_request: ContextVar[bool] = ContextVar("in_request", default=False)
_is_strict: ContextVar[bool] = ContextVar("is_strict", default=False)
_is_by_hand: ContextVar[bool] = ContextVar("is_by_hand", default=False)
_enter_as_product: Callable[..., None] = entries._enter
_respond = BaseHandler.get_response
_should_check = TestCase._should_check_constraints


def let_out_by_hand() -> None:
    """Give a line to whatever is open without one, as if it had been public before."""
    connection.ensure_connection()
    with unscoped(), connection.connection.cursor() as cursor:
        # Past Django, which may be counting queries.
        cursor.execute(BY_HAND)


def look() -> None:
    """Look at everything that a commit would look at now."""
    with connection.connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    written.since_look = False


@contextmanager
def held_by_the_ledger() -> Iterator[None]:
    """The ledger holds everything in here, also what a test makes by hand."""
    let_out_by_hand()
    token = _is_strict.set(True)
    try:
        yield
    finally:
        _is_strict.reset(token)


@contextmanager
def all_by_hand() -> Iterator[None]:
    """Whatever is opened in here was public before, also what one person may open.

    For worlds whose boards are given other rules after their pages.
    """
    token = _is_by_hand.set(True)
    try:
        yield
    finally:
        _is_by_hand.reset(token)
    let_out_by_hand()


def install() -> None:
    entries._enter = _enter
    BaseHandler.get_response = _get_response
    TestCase._should_check_constraints = _should_check_constraints


def _enter(
    pages: Iterable[int], pictures: Iterable[int], rule: LetOutBy, *release: Any
) -> None:
    if _is_by_hand.get() and rule == LetOutBy.ONE_PERSON:
        let_out_by_hand()
        return
    try:
        _enter_as_product(pages, pictures, rule, *release)
    except PublicationRefused:
        by_hand = rule == LetOutBy.ONE_PERSON and not _in_request.get()
        if _is_strict.get() or not by_hand:
            raise
        let_out_by_hand()


def _get_response(handler: BaseHandler, request: HttpRequest) -> HttpResponse:
    writes = request.method not in READING and connection.in_atomic_block
    if writes and written.since_look and not _is_strict.get():
        let_out_by_hand()
        look()
    token = _in_request.set(True)
    try:
        response = _respond(handler, request)
    finally:
        _in_request.reset(token)
    if writes and not connection.needs_rollback:
        look()
    return response


def _should_check_constraints(case: Any, using: Any) -> bool:
    # Who has only read leaves nothing to be looked at, nor who wrote in requests alone.
    checks = written.in_test and written.since_look and _should_check(case, using)
    if checks and not transaction.get_connection().needs_rollback:
        let_out_by_hand()
    return checks
