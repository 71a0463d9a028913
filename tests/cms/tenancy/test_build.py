"""The wall is put up after migrations, and whoever looks sees when it is not."""

import pytest
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction
from wagtail.models import Collection, Page

from boards.models import ContentPage
from cms.tenancy import guard, inspection
from cms.tenancy.build import (
    build_the_wall,
    existing_columns,
    existing_tables,
    statements,
    take_down_for_changes,
)
from cms.tenancy.checks import check_wall
from cms.tenancy.declaration import all_rules, declared
from cms.tenancy.roles import Roles
from cms.tenancy.rules import SHARED
from cms.tenancy.scope import NOTHING, Scope, in_scope
from tests.cms.tenancy.asking import ask
from tests.factories import make_board, make_document, make_page

pytestmark = pytest.mark.django_db


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def ids_of_errors() -> set[str]:
    return {message.id for message in check_wall(databases=["default"])}


def test_migrating_back_and_forth_keeps_the_wall():
    # To before the ledger, whose tables the wall's own views look at.
    call_command("migrate", "boards", "0019", verbosity=0)
    call_command("migrate", "boards", verbosity=0)
    ours, _theirs = make_board(), make_board()
    with in_scope(Scope(board=ours.board.pk)):
        seen = ask("SELECT DISTINCT board_id FROM boards_boardrole")

    assert ids_of_errors() == set()
    assert seen == [(ours.board.pk,)]


def test_while_migrations_run_a_scope_sees_nothing_at_all():
    board = make_board()
    take_down_for_changes(plan=["a migration"])
    with in_scope(Scope(board=board.board.pk)):
        closed = Page.objects.count()
    build_the_wall()
    with in_scope(Scope(board=board.board.pk)):
        again = Page.objects.count()

    assert (closed, again) == (0, 3)


def test_a_table_made_anew_is_found_without_its_policies_and_gets_them_again():
    run("ALTER TABLE home_door DISABLE ROW LEVEL SECURITY")
    bare = ids_of_errors()
    build_the_wall()

    assert bare == {"tenancy.W001"}
    assert ids_of_errors() == set()


def test_a_new_database_gets_the_wall_that_it_has_for_good():
    with connection.cursor() as cursor:
        tables, columns = existing_tables(cursor), existing_columns(cursor)
    own = {(stamp.table, "board_id") for stamp in declared.stamps}
    roles = Roles(connection.settings_dict["USER"])

    new, built = (
        list(statements(tables, there, roles)) for there in (columns - own, columns)
    )

    assert own <= columns
    assert new == built


def test_rules_that_changed_after_the_wall_was_built_are_told(monkeypatch):
    monkeypatch.setitem(declared.tables, "home_door", SHARED)

    assert ids_of_errors() == {"tenancy.W001"}


def test_a_table_that_nobody_declared_is_an_error_and_is_closed_to_every_scope():
    run("CREATE TABLE forgotten AS SELECT 1 AS number")
    build_the_wall()

    assert ids_of_errors() == {"tenancy.E001"}
    with in_scope(NOTHING), pytest.raises(ProgrammingError), transaction.atomic():
        ask("SELECT * FROM forgotten")


def test_a_policy_that_shows_too_much_is_an_error():
    make_board()
    run("DROP POLICY wall_read ON wagtailcore_page")
    run("CREATE POLICY wall_read ON wagtailcore_page FOR SELECT USING (true)")

    assert ids_of_errors() == {"tenancy.E003"}


def test_a_role_that_is_not_the_owner_and_owns_tables_is_an_error():
    run("ALTER TABLE home_door OWNER TO CURRENT_USER")
    run("CREATE TABLE mine AS SELECT 1 AS number")

    found = check_wall(databases=["default"])

    assert {type(message) for message in found} == {Error}


def test_a_process_that_serves_refuses_to_start_without_the_wall(monkeypatch):
    monkeypatch.setattr(guard, "_waiting", True)
    run("ALTER TABLE home_door DISABLE ROW LEVEL SECURITY")

    with pytest.raises(ImproperlyConfigured, match="home_door"):
        guard.ensure_the_wall_stands()


def test_a_process_that_serves_looks_once(monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(guard, "_waiting", True)
    guard.ensure_the_wall_stands()

    with django_assert_num_queries(0):
        guard.ensure_the_wall_stands()


def test_every_table_of_the_database_is_in_one_list():
    assert inspection.undeclared_tables() == []
    assert "wagtailcore_page" in all_rules()


def test_what_points_at_a_page_follows_it_to_another_board():
    ours, theirs = make_board(), make_board()
    page = make_page(ContentPage, ours.home)
    page.save_revision()
    page.move(theirs.home, pos="last-child")

    stamped = ask(
        "SELECT DISTINCT board_id FROM wagtailcore_revision"
        f" WHERE object_id = '{page.pk}'"
    )
    assert stamped == [(theirs.board.pk,)]


def test_boards_that_change_places_keep_what_is_theirs():
    first, second = make_board(), make_board()
    make_page(ContentPage, second.home).save_revision()
    second.board.move(first.board, pos="left")
    with in_scope(Scope(board=second.board.pk)):
        pages = Page.objects.filter(depth=2).values_list("pk", flat=True)

        assert list(pages) == [second.board.pk]
        assert ask("SELECT DISTINCT board_id FROM wagtailcore_revision") == [
            (second.board.pk,)
        ]


def test_what_points_at_a_file_follows_it_to_another_board():
    ours, theirs = make_board(), make_board()
    document = make_document(ours)
    document.collection = Collection.objects.get(pk=theirs.collection.pk)
    document.save()

    stamped = ask(
        "SELECT board_id FROM wagtailsearch_indexentry JOIN django_content_type AS kind"
        f" ON kind.id = content_type_id WHERE object_id = '{document.pk}'"
        " AND kind.model = 'boarddocument'"
    )
    assert stamped == [(theirs.board.pk,)]


def test_a_log_outlives_its_page_and_stays_with_its_board():
    board = make_board()
    page = make_page(ContentPage, board.home, live=False)
    page.save_revision(log_action=True)
    key = page.pk
    page.delete()
    with in_scope(Scope(board=board.board.pk)):
        logged = ask(f"SELECT 1 FROM wagtailcore_pagelogentry WHERE page_id = {key}")

    assert logged
