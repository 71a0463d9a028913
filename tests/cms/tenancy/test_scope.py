import threading
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, ProgrammingError, connection, transaction
from wagtail.models import Page

from cms.tenancy.scope import (
    EVERYTHING,
    NOTHING,
    POWERLESS,
    Scope,
    current_scope,
    in_scope,
    second_connection,
    set_scope,
    unscoped,
    widen_to_everything,
)
from tests.cms.tenancy.asking import ask, just_connected, role
from tests.factories import make_board

pytestmark = pytest.mark.django_db


@pytest.fixture
def scope():
    """The scope of one board, beside which there is another."""
    make_board()
    return Scope(board=make_board().board.pk)


def test_a_connection_that_nobody_gave_a_scope_is_refused_loudly():
    with just_connected() as other:
        assert current_scope(other) == POWERLESS
        with pytest.raises(ProgrammingError, match="permission denied"):
            ask("SELECT * FROM wagtailcore_page", other)


def test_commands_work_as_the_owner_from_the_first_query():
    assert current_scope() == EVERYTHING
    assert role() == "safeguarding_owner"


def test_the_scope_of_nobody_shows_the_root_page_only(scope):
    with in_scope(NOTHING):
        assert [page.depth for page in Page.objects.all()] == [1]


def test_a_value_that_is_no_board_shows_nothing_of_any(scope):
    with in_scope(scope):
        ask("SELECT set_config('safeguarding.board', '1 OR true', false)")

        assert Page.objects.count() == 1


def test_the_scoped_role_cannot_switch_row_security_off(scope):
    with in_scope(scope), pytest.raises(ProgrammingError), transaction.atomic():
        ask("ALTER TABLE wagtailcore_page DISABLE ROW LEVEL SECURITY")


def test_the_server_says_what_the_scope_is_without_being_asked(
    scope, django_assert_num_queries
):
    with in_scope(scope), django_assert_num_queries(0):
        assert current_scope() == scope


def test_widening_asks_nothing_where_everything_is_seen_already(
    django_assert_num_queries,
):
    with django_assert_num_queries(0):
        widen_to_everything()


def test_a_rollback_does_not_widen_the_scope(scope):
    with in_scope(scope):
        with pytest.raises(DatabaseError), transaction.atomic():
            ask("SELECT 1 / 0")

        assert current_scope() == scope
        assert role() == "safeguarding_scoped"


def test_a_scope_that_a_rollback_took_back_is_known_to_be_gone(scope):
    mark = transaction.savepoint()
    set_scope(scope)
    transaction.savepoint_rollback(mark)

    assert current_scope() == EVERYTHING
    assert role() == "safeguarding_owner"


def test_an_error_inside_of_unscoped_leaves_the_scope_as_it_was(scope):
    with in_scope(scope):
        with pytest.raises(DatabaseError), transaction.atomic(), unscoped():
            ask("SELECT 1 / 0")

        assert current_scope() == scope
        assert role() == "safeguarding_scoped"


def test_unscoped_shows_everything_and_then_no_more(scope):
    with in_scope(scope):
        with unscoped():
            everything = Page.objects.count()
        own = Page.objects.count()

    # The root, and for each of two boards its container and its home.
    assert (everything, own) == (5, 3)


def test_a_second_connection_is_in_the_scope_of_the_first(scope):
    with in_scope(scope), second_connection() as other:
        assert current_scope(other) == scope
        assert role(other) == "safeguarding_scoped"


def test_a_connection_that_is_lost_comes_back_without_any_right():
    with just_connected() as other:
        set_scope(NOTHING, other)
        seen = ask("SELECT count(*) FROM wagtailcore_page", other)
        other.close()

        assert seen == [(1,)]
        with pytest.raises(ProgrammingError, match="permission denied"):
            ask("SELECT count(*) FROM wagtailcore_page", other)


def test_a_threads_own_connection_may_do_nothing(monkeypatch):
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {})
    outcome: list[object] = []

    def count() -> None:
        try:
            outcome.append(Page.objects.count())
        except ProgrammingError as error:
            outcome.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=count)
    thread.start()
    thread.join()

    assert isinstance(outcome[0], ProgrammingError)


def test_the_check_finds_nothing_to_say():
    said = StringIO()
    call_command("check", databases=["default"], fail_level="WARNING", stdout=said)

    assert "no issues" in said.getvalue()
