"""No link, block or key of a page points at what belongs to another board.

Text and blocks hold keys that no column knows, so the database cannot refuse them:
models ask when they are cleaned, from whatever door they come. Drafts too, which are
saved while somebody types.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import connection, models
from django.db.models import TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, ReferenceIndex

from cms.row_lists import together
from cms.tenancy.scope import current_scope

# The keys of each type of target, with the path of the field that holds them.
Targets = dict[int, dict[str, str]]
FOREIGN = """
SELECT type_id, key FROM unnest(%s::int[], %s::text[]) AS target(type_id, key)
 WHERE wall.board_of(type_id, key) <> coalesce(
   (SELECT id FROM wagtailcore_page WHERE path = left(%s, 8) AND depth = 2), 0
 )
"""


class ReferencesInScope:
    """A model whose links, blocks and keys point to its own board or to shared rows."""

    def full_clean(self: Any, *args: Any, **kwargs: Any) -> None:
        super().full_clean(*args, **kwargs)  # type: ignore[misc]
        refuse_foreign_references(self)


def refuse_foreign_references(instance: models.Model) -> None:
    """Raise ValidationError when something is linked that is not the board's.

    In a scope that is whatever cannot be seen: what another board has and what nobody
    has are refused in the same words. Elsewhere it is what another board has.
    """
    targets: Targets = {}
    # Who owns or wrote something may have left, and is named all the same.
    people = ContentType.objects.get_for_model(get_user_model()).pk
    found = ReferenceIndex._extract_references_from_object(instance)
    for type_id, key, path, _content in found:
        if type_id == people:
            continue
        targets.setdefault(type_id, {})[str(key)] = path
    if not targets:
        return
    unscoped = current_scope().everything
    refused = _of_other_boards(instance, targets) if unscoped else _hidden(targets)
    if refused:
        raise ValidationError(
            _(
                "“%(field)s” links to a page, file or picture that this board does "
                "not have. Remove the link, or choose another one."
            ),
            code="foreign_reference",
            params={"field": _name_of_field(instance, refused[0])},
        )


def _hidden(targets: Targets) -> list[str]:
    """The paths of those references that lead to a row hidden from this scope."""
    asked = []
    for type_id, keys in targets.items():
        if model := ContentType.objects.get_for_id(type_id).model_class():
            key = Cast("pk", TextField())
            rows = model._base_manager.filter(pk__in=keys).order_by()
            asked.append(rows.values_list(Value(type_id), key))
    seen = set(together(asked))
    return [
        path
        for type_id, keys in targets.items()
        for key, path in keys.items()
        if (type_id, key) not in seen
    ]


def _of_other_boards(instance: models.Model, targets: Targets) -> list[str]:
    """The paths of those references that lead to a row of another board.

    A page that has no place in the tree yet is asked again when it gets one.
    """
    path = instance.path if isinstance(instance, Page) else ""
    if not path:
        return []
    pairs = [(type_id, key) for type_id, keys in targets.items() for key in keys]
    with connection.cursor() as cursor:
        cursor.execute(
            FOREIGN,
            [
                [type_id for type_id, _key in pairs],
                [key for _type_id, key in pairs],
                path,
            ],
        )
        return [targets[type_id][key] for type_id, key in cursor.fetchall()]


def _name_of_field(instance: models.Model, path: str) -> str:
    name = path.split(".")[0]
    try:
        field = instance._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    related = getattr(field, "related_model", None)
    label = getattr(field, "verbose_name", None)
    return str(label or (related and related._meta.verbose_name_plural) or name)
