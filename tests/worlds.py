"""A world that several tests share, and that is taken back after them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.cache import cache
from django.db import transaction

from cms.tenancy.scope import widen_to_everything
from tests.ledger import let_out_by_hand, look


@contextmanager
def taken_back(blocker: Any, *, is_looked_at: bool = True) -> Iterator[None]:
    """What is made in here is in no scope, and gone at the end.

    blocker: what keeps fixtures from the database (`django_db_blocker`).
    is_looked_at: whether the ledger looks at it, as at a commit. What is made in great
    numbers without the product's doors is not: each row is looked at by itself.
    """
    with blocker.unblock(), transaction.atomic():
        # A test before may have left the connection in a scope of its own.
        widen_to_everything()
        yield
        # Its tests look at what they write themselves.
        if is_looked_at:
            let_out_by_hand()
            look()
        transaction.set_rollback(True)
    # Wagtail keeps the addresses of the sites there.
    cache.clear()
