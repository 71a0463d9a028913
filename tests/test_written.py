"""Whoever has written is looked at, whatever they wrote it with."""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from tests.written import READING, written


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO auth_group (name) VALUES ('g')",
        "UPDATE auth_group SET name = 'g'",
        "DELETE FROM auth_group",
        "SELECT tests.let_out_by_hand()",
        "SELECT what, key FROM wall.enter(1)",
        "WITH gone AS (DELETE FROM auth_group RETURNING id) SELECT * FROM gone",
        'ROLLBACK TO SAVEPOINT "s1"',
    ],
)
def test_what_may_change_a_row_counts_as_writing(sql):
    assert not READING.match(sql)


@pytest.mark.django_db
def test_who_has_only_asked_has_written_nothing_and_who_saves_has():
    with written.noted():
        with transaction.atomic():
            assert not Group.objects.filter(name="editors of nothing").exists()
            assert Group.objects.count() >= 0
        assert not written.in_test

        Group.objects.create(name="editors of nothing")
        assert written.in_test
