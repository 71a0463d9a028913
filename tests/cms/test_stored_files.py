"""The bytes of what is deleted."""

import pytest
from django.db import transaction

from cms.models import BoardDocument, BoardImage, StoredTask
from tests.apart.tasks import tasks_are_stored
from tests.factories import make_board, make_document, make_image


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [BoardDocument, BoardImage])
def test_the_bytes_of_what_is_deleted_go_by_a_task_of_that_transaction(kind):
    board = make_board()
    one = (make_document if kind is BoardDocument else make_image)(board)
    place = one.file.name
    with tasks_are_stored():
        with transaction.atomic():
            one.delete()
            assert [row.args[1] for row in deletions()] == [place]
            transaction.set_rollback(True)

        assert deletions() == []
    assert one.file.storage.exists(place)


def deletions() -> list[StoredTask]:
    return list(StoredTask.objects.filter(name="delete_file"))
