"""Whether the wall stands, and how everybody hears of it while migrations take it down.

The database itself says it, to whoever asks for anything that the wall holds, and to
whoever writes (`cms/tenancy/down.py`): as one that takes nobody just now. So it is a
failure that passes, for the release that runs as well as for the one that migrates.
"""

from django.db import (
    DatabaseError,
    InternalError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
    connection,
)
from psycopg.pq import TransactionStatus

DOWN = "down"
# What a question that began while the wall was down may end with, seconds afterwards.
ENDS_WITHIN = 60
_MARK = (
    "SELECT split_part(mark, ' ', 1), split_part(mark, ' ', 2)::bigint"
    " > extract(epoch FROM clock_timestamp()) - %s"
    " FROM (SELECT obj_description(oid) AS mark FROM pg_namespace"
    " WHERE nspname = 'wall') AS marked WHERE mark LIKE '%% %%'"
)
_SAY = """
DO $mark$ BEGIN
  EXECUTE format(
    'COMMENT ON SCHEMA wall IS %L',
    concat_ws(' ', '{built_by}', extract(epoch FROM clock_timestamp())::bigint)
  );
END $mark$;
"""
# Of tables, columns, rights and functions that are changed under a question.
_MAY_COME_OF_IT = (ProgrammingError, InternalError, NotSupportedError)


class WallIsDown(OperationalError):
    """Migrations have taken the wall down: nothing is written, begun or let out."""


def marked(built_by: str) -> str:
    """SQL that says by which rules the wall was built just now, or that it is down."""
    return _SAY.format(built_by=built_by)


def built_by() -> str:
    """The fingerprint of the rules that it was built by; "down", or "" for no wall."""
    return _mark()[0]


def says_that_it_is_down(raised: BaseException) -> bool:
    """Whether somebody was refused for that, by the database or before it was asked."""
    said = getattr(raised.__cause__, "diag", None)
    return isinstance(raised, WallIsDown) or (
        isinstance(raised, OperationalError)
        and said is not None
        and (said.sqlstate, said.schema_name) == ("57P03", "wall")
    )


def is_down() -> bool:
    """Whether migrations have taken it down, and it was not built since."""
    return built_by() == DOWN


def ensure_it_is_not_down() -> None:
    """Raise WallIsDown, as a database that does not answer raises."""
    if is_down():
        raise WallIsDown("The database is being migrated.")


def may_come_of_a_migration(raised: BaseException) -> bool:
    """Whether a question may have failed because tables were changed under it.

    Asked when it has failed: the wall may stand again by then, but not for long.
    """
    if not isinstance(raised, _MAY_COME_OF_IT):
        return False
    try:
        found, is_new = _mark()
    except DatabaseError:
        return False
    return found == DOWN or is_new


def _mark() -> tuple[str, bool]:
    """What the wall was built by, and whether that was a moment ago."""
    # A failed transaction answers nothing.
    at = connection.copy() if _has_failed() else connection
    try:
        with at.cursor() as cursor:
            cursor.execute(_MARK, [ENDS_WITHIN])
            return cursor.fetchone() or ("", False)
    finally:
        if at is not connection:
            at.close()


def _has_failed() -> bool:
    raw = connection.connection
    status = raw.info.transaction_status if raw else None
    return connection.needs_rollback or status == TransactionStatus.INERROR
