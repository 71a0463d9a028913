"""`manage.py check --database default`: whether boards are kept apart.

Also asked by `migrate` before it begins. What `migrate` puts right is a warning, so
that it can; what only people can is an error.
"""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as WarningMessage

from cms.tenancy import inspection
from cms.tenancy.scope import NOTHING, in_scope


def check_wall(*, databases: Sequence[str] | None, **_app: Any) -> list[CheckMessage]:
    """Whether every table is declared, and every declaration is in the database."""
    if not databases or "default" not in databases or not inspection.is_migrated():
        return []
    undeclared = inspection.problems_of_declaration()
    errors = [Error(text, id="tenancy.E001") for text in undeclared]
    errors += [
        Error(text, id="tenancy.E002") for text in inspection.problems_of_roles()
    ]
    bare = inspection.problems_of_tables()
    if bare:
        return [*errors, *(WarningMessage(text, id="tenancy.W001") for text in bare)]
    with in_scope(NOTHING):
        shown = inspection.problems_of_canary()
    return [*errors, *(Error(text, id="tenancy.E003") for text in shown)]
