"""No row of a board points at a page, a file or a row of another (R: the wall).

The database checks foreign keys without row level security. So a policy that lets a
row be written asks as well that what its keys point to can be seen. Text and blocks
hold keys that no column knows: models check those when they are cleaned.
"""

from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Page, ReferenceIndex

from cms.tenancy.declaration import all_rules
from cms.tenancy.rules import visible
from cms.tenancy.scope import EVERYTHING, current_scope


def reference_guards() -> dict[str, str]:
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


class ReferencesInScope(models.Model):
    """A model whose links, blocks and keys point to what its author can see."""

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        super().full_clean(*args, **kwargs)
        refuse_hidden_references(self)


def refuse_hidden_references(instance: models.Model) -> None:
    """Raise ValidationError when something is linked that this scope does not have.

    What another board has and what nobody has are refused in the same words. Also
    asked for drafts, which are saved while somebody types.
    """
    if current_scope() == EVERYTHING:
        return
    targets: dict[int, dict[str, str]] = {}
    for type_id, key, path, _content in ReferenceIndex._extract_references_from_object(
        instance
    ):
        targets.setdefault(type_id, {})[str(key)] = path
    hidden = [
        path for type_id, keys in targets.items() for path in _hidden(type_id, keys)
    ]
    if hidden:
        raise ValidationError(
            _(
                "“%(field)s” links to a page, file or picture that does not exist. "
                "Remove the link, or choose another one."
            ),
            code="hidden_reference",
            params={"field": _name_of_field(instance, hidden[0])},
        )


def _hidden(type_id: int, keys: dict[str, str]) -> list[str]:
    """The paths of those references whose target is not there for this scope."""
    model = ContentType.objects.get_for_id(type_id).model_class()
    if model is None:
        return list(keys.values())
    there = model._base_manager.filter(pk__in=keys).values_list("pk", flat=True)
    seen = {str(key) for key in there}
    return [path for key, path in keys.items() if key not in seen]


def _name_of_field(instance: models.Model, path: str) -> str:
    name = path.split(".")[0]
    try:
        field = instance._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    related = getattr(field, "related_model", None)
    label = getattr(field, "verbose_name", None)
    return str(label or (related and related._meta.verbose_name_plural) or name)
