"""The roles and the database that the bundled PostgreSQL is given at every start.

This is the one place where local roles are made. The bootstrap superuser (postgres)
is used here and nowhere else: no setting of the application names it.
"""

DATABASE = "safeguarding"
APPLICATION_ROLE = "safeguarding"

# Each statement may be run again: a data folder made by an older version is brought
# up to date. CREATEDB is for the tests, which clone a database for each run.
SET_UP = f"""
SELECT 'CREATE ROLE {APPLICATION_ROLE}'
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{APPLICATION_ROLE}') \\gexec
ALTER ROLE {APPLICATION_ROLE}
  LOGIN CREATEDB NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOREPLICATION;
SELECT 'CREATE DATABASE {DATABASE} OWNER {APPLICATION_ROLE}'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{DATABASE}') \\gexec
"""  # noqa: S608
