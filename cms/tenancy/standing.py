"""Whether the wall stands, asked while migrations may have taken it down."""

from django.db import DatabaseError, OperationalError, connection

# What PostgreSQL says of somebody who may not read a table, and of a view that is none.
REFUSALS = {"42501", "42P01"}


def is_down() -> bool:
    """Whether migrations have taken it down, and it was not built since."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM pg_namespace"
            " WHERE nspname = 'wall' AND obj_description(oid) IS NULL"
        )
        return cursor.fetchone() is not None


def ensure_it_is_not_down() -> None:
    """Nothing is written, begun or let out while its triggers are away.

    Raises OperationalError, as a database that does not answer does.
    """
    if is_down():
        raise OperationalError("The database is being migrated.")


def is_refused_as_it_is_down(raised: BaseException) -> bool:
    """Whether something was refused for no other reason. A fault of ours is another."""
    if getattr(raised.__cause__, "sqlstate", None) not in REFUSALS:
        return False
    try:
        return is_down()
    except DatabaseError:
        return False
