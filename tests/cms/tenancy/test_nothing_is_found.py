"""What stands in a table that no public page shows anything of is found by nothing.

Which tables those are the wall says: a new one that is said to be seen by nobody is
asked about here by itself.
"""

from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction

from boards.models import BoardClosure, BoardPause
from boards.publishing.find.missing import index_pages, pages_to_index
from cms.tenancy.declaration import declared
from tests.boards.public.search.doors import PLANTED, is_found_by_nothing, of_search
from tests.factories import make_review

pytestmark = pytest.mark.django_db

# The search's own, which says of nothing that it is public.
OWN = {"boards_passage", "boards_searchword", "boards_filetext"}
# Its texts are proofs, and what is none is refused at the end of the test.
PROOFS = {"boards_ledgerline"}
TEXTS = (models.CharField, models.TextField, models.JSONField)


def unseen_models() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and not model._meta.proxy
        and model._meta.db_table in declared.unseen.keys() - OWN - PROOFS
    ]


def has_text(model: type[models.Model]) -> bool:
    return any(isinstance(one, TEXTS) for one in model._meta.local_concrete_fields)


def plant(model: type[models.Model], key: Any) -> bool:
    """Whether a row took the word into any column that holds text."""
    planted = False
    for field in model._meta.local_concrete_fields:
        if isinstance(field, TEXTS) and not field.primary_key:
            says = f'{{"says": "{PLANTED}"}}'
            value = says if isinstance(field, models.JSONField) else PLANTED
            planted |= _written(model, field.column, value, key)
    return planted


def _written(model: type[models.Model], column: str, value: str, key: Any) -> bool:
    meta = model._meta
    try:
        # As the owner of the tables, past all that the product would say.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {meta.db_table} SET {column} = %s WHERE {meta.pk.column} = %s",
                [value, key],
            )
            return cursor.rowcount > 0
    except DatabaseError:
        return False


def test_no_door_finds_what_stands_in_a_table_that_nobody_sees(two_boards):
    ours = two_boards.ours
    # In a world with a row in every table a board is paused, and answers nobody.
    for model in (BoardPause, BoardClosure):
        model.objects.all().delete()
    could = [model for model in unseen_models() if has_text(model)]
    planted = [model for model in could if plant(model, ours.key(model))]
    board = ours.board
    list(index_pages(pages_to_index(board.board, again=True)))

    # A few are never changed, by nobody.
    assert len(planted) > len(could) * 0.8
    make_review(board, title="Kingfisher")
    assert of_search(board, "kingfisher")
    assert is_found_by_nothing(board)
