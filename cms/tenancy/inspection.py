"""Whether the wall stands. Each function answers sentences: what is wrong, what to do.

Row level security fails silently where it is missing: a superuser passes every policy,
and a table without one shows all its rows. So it is looked at from outside.
"""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from cms.tenancy.build import ACTIONS, POLICY, existing_tables, is_as_declared
from cms.tenancy.declaration import all_rules, all_tables, page_models
from cms.tenancy.public import PUBLIC_POLICY
from cms.tenancy.roles import Roles
from cms.tenancy.seen import tables_of_nobody_known

# Tables of a fresh database that has not been migrated.
FIRST_TABLE = "wagtailcore_page"
REMEDY = "see `manage.py database_roles`."
POLICIES = """
SELECT tablename, array_agg(policyname::text ORDER BY policyname) FROM pg_policies
 WHERE schemaname = 'public' AND policyname <> %s GROUP BY tablename
"""
RIGHTS_TO_WRITE = """
SELECT class.oid::regclass::text FROM pg_class AS class, pg_roles AS role
 WHERE role.rolname = %s AND class.relkind IN ('r', 'p', 'v')
   AND class.relnamespace IN ('public'::regnamespace, to_regnamespace('wall'))
   AND has_table_privilege(
     role.oid, class.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER'
   )
 ORDER BY 1
"""


def is_migrated(table: str = FIRST_TABLE) -> bool:
    """Whether a table is there. Checks are also asked before it is made."""
    with connection.cursor() as cursor:
        return table in existing_tables(cursor)


def has_all_migrations() -> bool:
    """Whether the tables are as today's code knows them."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def is_of_a_later_release() -> bool:
    """Whether a later release has migrated: its wall is not as this one's code says.

    A process of this one that is started again meanwhile serves as the others do.
    """
    last: dict[str, str] = {}
    for app, name in MigrationLoader(None).disk_migrations:
        last[app] = max(name, last.get(app, ""))
    # Of those that were put together an older name may be on no disk any more.
    return any(
        name > last.get(app, name)
        for app, name in MigrationRecorder(connection).applied_migrations()
    )


def undeclared_tables() -> list[str]:
    """Tables without a declaration of which board their rows belong to."""
    with connection.cursor() as cursor:
        return sorted(existing_tables(cursor) - all_tables().keys())


def problems_of_roles() -> list[str]:
    """What is wrong with the roles that the application works as."""
    roles = Roles(connection.settings_dict["USER"])
    mighty = _column(
        "SELECT rolname FROM pg_roles WHERE rolname = ANY (%s)"
        " AND (rolsuper OR rolbypassrls)",
        [roles.all],
    )
    owners = _column(
        "SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class WHERE relnamespace"
        " IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'wall'))"
        " AND pg_get_userbyid(relowner) <> %s",
        [roles.owner],
    )
    heirs = _column(
        "SELECT rolname FROM pg_roles WHERE rolname = %s AND rolinherit", [roles.login]
    )
    return [
        *(f"The role {name} passes row level security: {REMEDY}" for name in mighty),
        *(f"The role {name} owns tables: {REMEDY}" for name in owners),
        *(f"The role {name} inherits rights: {REMEDY}" for name in heirs),
        *_problems_of_the_publics_role(roles),
    ]


def _problems_of_the_publics_role(roles: Roles) -> list[str]:
    """Whether it is there, and may write nothing."""
    missing = _column(
        "SELECT role FROM unnest(%s::text[]) AS role WHERE to_regrole(role) IS NULL",
        [roles.all],
    )
    if missing:
        return [f"The role {name} is not there: {REMEDY}" for name in missing]
    tables = _column(RIGHTS_TO_WRITE, [roles.public])
    return [f"The role {roles.public} may write {name}: revoke it." for name in tables]


def _column(sql: str, values: list) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [value for (value,) in cursor.fetchall()]


def problems_of_tables() -> list[str]:
    """Which tables are without their policies, or whether these are out of date."""
    secured = set(
        _column(
            "SELECT relname FROM pg_class WHERE relrowsecurity"
            " AND relnamespace = 'public'::regnamespace",
            [],
        )
    )
    with connection.cursor() as cursor:
        there = existing_tables(cursor)
        cursor.execute(POLICIES, [PUBLIC_POLICY])
        policies = dict(cursor.fetchall())
    wanted = sorted(POLICY.format(action=action) for action in ACTIONS)
    bare = sorted(
        table
        for table in all_rules().keys() & there
        if table not in secured or policies.get(table) != wanted
    )
    if bare:
        return [
            f"{len(bare)} tables are without their policies ({', '.join(bare[:5])} …): "
            "run `manage.py migrate`, which puts them up."
        ]
    if not is_as_declared() and not is_of_a_later_release():
        return ["The rules have changed since: run `manage.py migrate`."]
    return []


def problems_of_declaration() -> list[str]:
    """Tables and page types that no list names."""
    named = {model._meta.db_table for model in page_models()}
    return [
        *(
            f"The table {table} is in no list: say in its app's tenancy module who may "
            "see its rows, or why everybody may."
            for table in undeclared_tables()
        ),
        *(
            f"The pages of {table} are declared open: remove that."
            for table in sorted(named - all_rules().keys())
        ),
        *(
            f"Whose the rows of {table} are cannot be told from its rule: give it one "
            "that says so, or say with declare_unseen why no public page shows them."
            for table in tables_of_nobody_known()
        ),
    ]


def problems_of_canary() -> list[str]:
    """What the scope of nobody shows; asked in that scope."""
    inactive = _column(
        "SELECT relname FROM pg_class WHERE relname = ANY (%s) AND relkind = 'r'"
        " AND relnamespace = 'public'::regnamespace AND NOT row_security_active(oid)",
        [sorted(all_rules())],
    )
    shown = _column("SELECT title FROM wagtailcore_page WHERE depth > 1", [])
    return [
        *(f"Row level security does not bind {name}: {REMEDY}" for name in inactive),
        *([f"The scope of nobody shows {len(shown)} pages."] if shown else []),
    ]
