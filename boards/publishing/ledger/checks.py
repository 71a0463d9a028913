"""`manage.py check --database default`: whether the ledger holds what is public."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as WarningMessage
from django.db import connection

from boards.models import Opened
from cms.tenancy.scope import unscoped
from cms.tenancy.standing import is_down

IS_BUILT = "SELECT to_regclass('wall.read_by_views') IS NOT NULL"
UNHELD = """
SELECT name FROM wall.read_by_views WHERE (
  SELECT count(*) FROM pg_trigger
   WHERE tgrelid = to_regclass('public.' || quote_ident(name))
     AND tgname IN ('wall_opened', 'wall_opened_by_change') AND tgenabled <> 'D'
) < 2
"""
NOT_LET_OUT = """
SELECT what, key FROM wall.not_let_out(
  ARRAY(SELECT id::integer FROM wall.opened_pages),
  ARRAY(SELECT id::integer FROM wall.opened_files),
  ARRAY(SELECT id::integer FROM wall.opened_images)
) ORDER BY what, key LIMIT 20
"""


def check_ledger(*, databases: Sequence[str] | None, **_app: Any) -> list[CheckMessage]:
    """What is public without a line that lets it out, and what is not looked at."""
    if not databases or "default" not in databases:
        return []
    # As the owner: the ledger is asked of all boards.
    with unscoped(), connection.cursor() as cursor:
        cursor.execute(IS_BUILT)
        # While it is down it answers nobody, also not who is about to put it up.
        if cursor.fetchone() != (True,) or is_down():
            return []
        cursor.execute(UNHELD)
        tables = [name for (name,) in cursor.fetchall()]
        cursor.execute(NOT_LET_OUT)
        found = cursor.fetchall()
    return [*map(_unheld, tables), *(_not_let_out(*item) for item in found)]


def _unheld(table: str) -> CheckMessage:
    return WarningMessage(
        f"Nothing looks at what changes of {table} open to the public.",
        hint="Run `manage.py migrate`, which puts the triggers up.",
        id="ledger.W001",
    )


def _not_let_out(what: str, key: int) -> CheckMessage:
    return WarningMessage(
        f"The public can have this, and nobody has let it out: "
        f"{Opened(what).label} {key}.",
        hint=(
            "Unpublish the page that shows it, look at what was changed, and publish "
            "it again: by a release, where it needs two people."
        ),
        id="ledger.W002",
    )
