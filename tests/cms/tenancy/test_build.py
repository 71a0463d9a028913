"""The wall is put up after migrations, and whoever looks sees when it is not."""

import pytest
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured
from django.db import (
    OperationalError,
    ProgrammingError,
    connection,
    migrations,
    transaction,
)
from django.db.migrations.recorder import MigrationRecorder
from wagtail.models import Collection, Page

from boards.models import ContentPage
from cms.away import Away, what_is_away
from cms.tenancy import additive, guard, inspection
from cms.tenancy.build import (
    build_the_wall,
    existing_columns,
    existing_tables,
    statements,
    take_down_for_changes,
)
from cms.tenancy.checks import check_wall
from cms.tenancy.declaration import all_rules, declared
from cms.tenancy.holding import held
from cms.tenancy.roles import Roles
from cms.tenancy.rules import SHARED
from cms.tenancy.scope import NOTHING, PUBLIC, Scope, in_scope, second_connection
from cms.tenancy.standing import is_down
from tests.cms.tenancy.asking import ask
from tests.cms.tenancy.plans import MORE_THAN_ADDS, plan_of
from tests.factories import make_board, make_document, make_page

pytestmark = pytest.mark.django_db


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def ids_of_errors() -> set[str]:
    return {message.id for message in check_wall(databases=["default"])}


def test_while_it_is_down_a_scope_is_refused_and_that_is_no_fault_of_ours():
    board = make_board()
    take_down_for_changes(MORE_THAN_ADDS)
    with (
        in_scope(Scope(board=board.board.pk)),
        pytest.raises(OperationalError) as refused,
        transaction.atomic(),
    ):
        Page.objects.count()
    build_the_wall()
    with in_scope(Scope(board=board.board.pk)):
        again = Page.objects.count()

    assert what_is_away(refused.value) is Away.DATABASE
    assert again == 3


def test_while_it_is_built_nobody_else_reads():
    with (
        held(),
        second_connection() as other,
        other.cursor() as cursor,
        pytest.raises(OperationalError, match="lock timeout"),
    ):
        cursor.execute("SET lock_timeout = '50ms'; SELECT FROM wagtailcore_page")


REFUSED = (
    "SELECT wall.public_page(1)",
    "SELECT * FROM wall.public_version('board.example')",
    "SELECT FROM wall.opened_files WHERE id IS NULL",
    "UPDATE home_door SET sort_order = 1",
    "DELETE FROM boards_ledgerline WHERE false",
    "TRUNCATE boards_boardpause CASCADE",
)


def is_refused(sql: str) -> bool:
    try:
        with transaction.atomic():
            run(sql)
    except OperationalError as error:
        return what_is_away(error) is Away.DATABASE
    return False


def test_while_it_is_down_the_owner_and_the_public_are_refused_what_it_holds():
    take_down_for_changes(MORE_THAN_ADDS)
    as_who_migrates = {sql for sql in REFUSED if is_refused(sql)}
    run("SELECT set_config('safeguarding.migrating', '', false)")
    as_the_owner = {sql for sql in REFUSED if is_refused(sql)}
    with in_scope(PUBLIC):
        as_the_public = is_refused("SELECT id FROM wagtailcore_page")
    build_the_wall()

    assert as_the_owner == set(REFUSED)
    assert as_who_migrates == set(REFUSED[:3])
    assert as_the_public


def test_while_it_is_down_who_migrates_changes_what_it_has_to():
    take_down_for_changes(MORE_THAN_ADDS)
    run("UPDATE home_door SET sort_order = 1")
    run("ALTER TABLE wagtailcore_page ALTER COLUMN path TYPE text")
    build_the_wall()

    assert ids_of_errors() == set()
    assert ask("SELECT current_setting('safeguarding.migrating')") == [("",)]


def test_what_fails_as_tables_are_changed_under_it_is_no_fault_of_ours():
    take_down_for_changes(MORE_THAN_ADDS)
    with pytest.raises(ProgrammingError) as failed, transaction.atomic():
        run("SELECT gone FROM wagtailcore_page")
    down = what_is_away(failed.value)
    build_the_wall()
    just_built = what_is_away(failed.value)
    run("COMMENT ON SCHEMA wall IS 'built 1'")

    assert (down, just_built) == (Away.DATABASE, Away.DATABASE)
    assert what_is_away(failed.value) is None


def test_a_function_that_is_built_again_is_the_same_one_for_who_asks_it_now():
    which = "SELECT proname, oid FROM pg_proc WHERE pronamespace = 'wall'::regnamespace"
    before = set(ask(which))
    build_the_wall()

    assert set(ask(which)) == before


def test_a_function_that_answers_something_else_than_before_is_made_anew():
    run("DROP FUNCTION wall.public_lines(integer[], integer[])")
    run(
        "CREATE FUNCTION wall.public_lines(integer[], integer[]) RETURNS integer"
        " LANGUAGE sql AS 'SELECT 1'"
    )
    build_the_wall()

    assert ask("SELECT * FROM wall.public_lines('{}', '{}')") == []
    assert ids_of_errors() == set()


def test_a_migration_that_only_adds_leaves_it_as_it_stands():
    added = 'ALTER TABLE "home_door" ADD COLUMN "later" integer'
    take_down_for_changes(plan_of(migrations.RunSQL(added)))
    stood = not is_down()
    take_down_for_changes(plan_of(migrations.RunPython(migrations.RunPython.noop)))
    fell = is_down()
    build_the_wall()

    assert stood
    assert fell
    assert not is_down()


@pytest.mark.parametrize(
    ("statement", "adds"),
    [
        ('CREATE TABLE "later" ("id" integer NOT NULL PRIMARY KEY)', True),
        ('CREATE INDEX "by_type" ON "later" ((upper("type"))) WHERE "a" > 0;', True),
        ("""ALTER TABLE "a" ADD COLUMN "b" text DEFAULT '(;' NOT NULL""", True),
        (
            'ALTER TABLE "a" ADD COLUMN "b_id" bigint NULL CONSTRAINT "c" REFERENCES'
            ' "b"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "c" IMMEDIATE',
            True,
        ),
        ('ALTER TABLE "a" ADD CONSTRAINT "b" CHECK ("c" > 0)', True),
        ('ALTER TABLE "a" ALTER COLUMN "b" DROP NOT NULL', True),
        ("-- Add field later to door", True),
        ('ALTER TABLE "a" ALTER COLUMN "b" TYPE bigint USING "b"::bigint', False),
        ('ALTER TABLE "a" ADD COLUMN "b" integer, DROP COLUMN "c"', False),
        ('ALTER TABLE "a" DROP COLUMN "b" CASCADE', False),
        ('ALTER TABLE "a" RENAME COLUMN "b" TO "c"', False),
        ('DROP TABLE "a" CASCADE', False),
        ('UPDATE "a" SET "b" = 1', False),
        ("CREATE FUNCTION f() RETURNS integer", False),
        ('ALTER TABLE "a" ADD COLUMN "b" uuid DEFAULT gen_random_uuid()', False),
        ('ALTER TABLE "a" ADD COLUMN "b" integer, DISABLE TRIGGER ALL', False),
        ('ALTER TABLE "a" ADD CONSTRAINT "b" CHECK (true), DROP CONSTRAINT "c"', False),
        ('CREATE INDEX "a" ON "b" ("c"); DROP TABLE "b"', False),
        ("-- THIS OPERATION CANNOT BE WRITTEN AS SQL", False),
    ],
)
def test_what_is_on_no_list_is_a_change(statement, adds):
    assert additive.adds(statement) is adds


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


def test_a_process_that_starts_when_a_later_release_has_migrated_goes_on(monkeypatch):
    monkeypatch.setitem(declared.tables, "home_door", SHARED)
    MigrationRecorder(connection).record_applied("home", "9000_later")

    assert ids_of_errors() == set()


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
