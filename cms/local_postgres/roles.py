"""The roles and the database that the bundled PostgreSQL is given at every start.

The bootstrap superuser (postgres) is used here and nowhere else: no setting of the
application names it.
"""

from cms.tenancy.roles import Roles, ownership_statements, role_statements

DATABASE = "safeguarding"
APPLICATION_ROLE = "safeguarding"
ROLES = Roles(APPLICATION_ROLE)

# Each statement may be run again: a data folder made by an older version is brought
# up to date.
SET_UP = f"""
{role_statements(ROLES)}
SELECT 'CREATE DATABASE {DATABASE} OWNER {ROLES.owner}'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{DATABASE}') \\gexec
\\connect {DATABASE}
{ownership_statements(ROLES, DATABASE)}
"""  # noqa: S608
