"""`manage.py check --database default`: whether PostgreSQL knows alike words."""

from collections.abc import Sequence

from django.core.checks import CheckMessage, Error
from django.db import connection

EXTENSION = "pg_trgm"


def check_extension(
    *, databases: Sequence[str] | None, **_app: object
) -> list[CheckMessage]:
    """Whether the server has what tells words that are alike."""
    if not databases:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_available_extensions WHERE name = %s)",
            [EXTENSION],
        )
        (is_there,) = cursor.fetchone()
    if is_there:
        return []
    return [
        Error(
            f"PostgreSQL's extension {EXTENSION} is not on the server.",
            hint="It is one of PostgreSQL's own: install its package of further "
            "modules (“contrib”), or ask the provider to allow it.",
            id="search.E001",
        )
    ]
