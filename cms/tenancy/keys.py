"""No key in a row of one board points at a page or a file of another.

The database checks foreign keys without row level security. So a policy that lets a
row be written asks as well that what its keys point to can be seen.
"""

from typing import Any

from django.apps import apps
from django.db import models
from wagtail.models import Collection, Page

from cms.tenancy.declaration import all_rules
from cms.tenancy.rules import visible


def key_guards() -> dict[str, str]:
    """For each table, what must hold of the keys in a row that is written."""
    rules = all_rules()
    guards: dict[str, str] = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        if table in rules and model._meta.managed and not model._meta.proxy:
            conditions = [
                f" AND ({column} IS NULL OR {seen})"
                for column, seen in _keys_to_boards_rows(model)
            ]
            guards[table] = "".join(conditions)
    return guards


def _keys_to_boards_rows(model: type[models.Model]) -> list[tuple[str, str]]:
    """The columns that point to rows of some board, each with what has to hold."""
    return [
        (column, seen)
        for field in model._meta.local_fields
        if (column := field.column)
        and field.is_relation
        and not getattr(field.remote_field, "parent_link", False)
        and (seen := _is_seen(field.related_model, column))
    ]


def _is_seen(target: Any, column: str) -> str:
    """How SQL asks whether a key's target is visible; "" where none is a board's.

    People are left out: who has left a board stays the author of their pages.
    """
    if issubclass(target, Page):
        return f"wall.sees_page({column})"
    if target is Collection:
        return f"wall.sees_collection({column})"
    if target._meta.app_label == "cms":
        return visible(target._meta.db_table, column)
    return ""
