"""The four roles of the database, and the SQL that makes them.

It needs nothing but the standard library: the bundled PostgreSQL is set up before
Django works.

The application logs in as a role that may do nothing at all. From there it changes
into the owner (public pages, commands, administrators), into the scoped role, which
row level security holds to one board, or into the public's, which reads what is public
and writes nothing. None is a superuser, and no superuser is in any setting of the
application.
"""

import re
from dataclasses import dataclass

NAME = re.compile(r"[a-z_][a-z0-9_]{0,40}")


@dataclass(frozen=True)
class Roles:
    """The roles that belong to one login."""

    login: str

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.login):
            raise ValueError(
                f"The database's user may have small letters, digits and “_” in its "
                f"name, because the other roles are named after it: not {self.login!r}."
            )

    @property
    def owner(self) -> str:
        """Owns the database and its tables; row level security does not bind it."""
        return f"{self.login}_owner"

    @property
    def scoped(self) -> str:
        """Reads and writes the rows of the one board in its scope."""
        return f"{self.login}_scoped"

    @property
    def public(self) -> str:
        """Reads what the public of any board may read, and writes nothing."""
        return f"{self.login}_public"

    @property
    def all(self) -> list[str]:
        return [self.login, self.owner, self.scoped, self.public]


# From PostgreSQL 16 on it is the grant that says whether rights are inherited.
ROLES = """
DO $$
DECLARE
  terms text := CASE WHEN current_setting('server_version_num')::int >= 160000
    THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END;
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['{login}', '{owner}', '{scoped}', '{public}'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      EXECUTE format('CREATE ROLE %I', role_name);
    END IF;
  END LOOP;
  EXECUTE 'GRANT {owner}, {scoped}, {public} TO {login}' || terms;
END $$;
ALTER ROLE {login} LOGIN NOINHERIT NOCREATEDB NOSUPERUSER NOBYPASSRLS NOCREATEROLE
  NOREPLICATION;
ALTER ROLE {owner} NOLOGIN CREATEDB NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION;
ALTER ROLE {scoped} NOLOGIN NOCREATEDB NOSUPERUSER NOBYPASSRLS NOCREATEROLE
  NOREPLICATION;
ALTER ROLE {public} NOLOGIN NOCREATEDB NOSUPERUSER NOBYPASSRLS NOCREATEROLE
  NOREPLICATION;
-- Compiling the policies costs more than it saves.
ALTER ROLE {login} SET jit = off;
"""

# Run inside the database. What the login role made before there was an owner is the
# owner's now.
OWNERSHIP = """
REASSIGN OWNED BY {login} TO {owner};
ALTER DATABASE {database} OWNER TO {owner};
ALTER SCHEMA public OWNER TO {owner};
"""


def role_statements(roles: Roles) -> str:
    """SQL for an administrator of the server, in any database. May be run again."""
    return ROLES.format(
        login=roles.login,
        owner=roles.owner,
        scoped=roles.scoped,
        public=roles.public,
    )


def ownership_statements(roles: Roles, database: str) -> str:
    """SQL for an administrator of the server, in the application's own database."""
    quoted = '"' + database.replace('"', '""') + '"'
    return OWNERSHIP.format(login=roles.login, owner=roles.owner, database=quoted)
