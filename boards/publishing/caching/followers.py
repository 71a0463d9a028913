"""What is as closed as a page, and so opens with it."""

from django.db import connection
from wagtail.models import Page


def with_followers(page: Page) -> list[int]:
    """The keys of a page, of all below it, and of what follows any of them.

    An alias follows its source, and a version of a page the others in its board; what
    lies below these comes with them (boards/publishing/ledger/holding.sql).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT unnest(wall.with_followers(ARRAY[%s]))", [page.pk])
        return [key for (key,) in cursor.fetchall()]
