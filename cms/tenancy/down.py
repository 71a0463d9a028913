"""The wall while it is down: whoever asks is refused by the database itself.

PostgreSQL changes no column that a policy, view or trigger uses. So in their places
stand some that use none: policies, views and functions that refuse whoever asks, and a
trigger on each table that refuses every change but those of who migrates. All of it is
put there in the transaction that takes the wall down. What they say is of the kind that
PostgreSQL itself says of a server that takes nobody (57P03), so that it is nobody's
fault, and passes. They wait for no table that is being changed.

What the public could read last stays known by its version: nobody changes it meanwhile.
"""

from django.db.backends.utils import CursorWrapper

from cms.tenancy.roles import Roles
from cms.tenancy.standing import DOWN, marked

# A setting of who migrates: of a session, so that it ends with it.
MIGRATES = "SELECT set_config('safeguarding.migrating', 'on', false)"
MIGRATES_NO_MORE = "SELECT set_config('safeguarding.migrating', '', false)"
_REFUSALS = """
CREATE OR REPLACE FUNCTION wall.refuse() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RAISE EXCEPTION 'The database is being migrated.'
    USING ERRCODE = '57P03', SCHEMA = 'wall';
END $$;
-- In a row of its own, so that no plan can do without it.
CREATE OR REPLACE FUNCTION wall.refuse_rows() RETURNS SETOF record
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM wall.refuse();
END $$;
CREATE OR REPLACE FUNCTION wall.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('safeguarding.migrating', true) IS DISTINCT FROM 'on' THEN
    PERFORM wall.refuse();
  END IF;
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION wall.refuse(), wall.refuse_rows() TO PUBLIC;
"""
_LAST_KNOWN = """
DROP TABLE IF EXISTS wall.last_known;
DO $known$ BEGIN
  CREATE TABLE wall.last_known AS
  SELECT asked.host, known.board, known.version
    FROM (SELECT DISTINCT host FROM public.cms_keptpage) AS asked
   CROSS JOIN LATERAL wall.public_version(asked.host) AS known;
EXCEPTION
  WHEN invalid_schema_name OR undefined_table OR undefined_column OR undefined_function
  -- A new database keeps nothing yet, and an older one not for a host.
  THEN NULL;
END $known$;
"""
_PLACES = """
SELECT format(
  'CREATE VIEW wall.%%I AS SELECT refused.* FROM wall.refuse_rows() AS refused (%%s);',
  relname, string_agg(
    format('%%I %%s', attname, format_type(atttypid, atttypmod)), ', ' ORDER BY attnum
  )
) FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
 WHERE relkind = 'v' AND relnamespace = to_regnamespace('wall') AND attnum > 0
 GROUP BY relname
UNION ALL
SELECT format(
  'CREATE OR REPLACE FUNCTION wall.%%I(%%s) RETURNS %%s LANGUAGE plpgsql AS'
  ' $refuse$ BEGIN PERFORM wall.refuse(); END $refuse$;',
  proname, pg_get_function_arguments(oid), pg_get_function_result(oid)
) FROM pg_proc
 WHERE pronamespace = to_regnamespace('wall') AND prokind = 'f'
   AND prorettype <> 'trigger'::regtype AND proname NOT LIKE 'refuse%%'
UNION ALL
SELECT format(
  'CREATE TRIGGER wall_down BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON public.%%I'
  ' FOR EACH STATEMENT EXECUTE FUNCTION wall.refuse_change();',
  relname
) FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
UNION ALL
SELECT format(
  'CREATE POLICY wall_down ON public.%%I TO %%I, %%I'
  ' USING (wall.refuse()) WITH CHECK (wall.refuse());', relname, %s::text, %s::text
) FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace
"""


def prepared(cursor: CursorWrapper) -> str:
    """SQL that says loudly that the wall is down, for the tables and views of now.

    Empty where there was none yet: of such a database nothing is served.
    """
    cursor.execute("SELECT to_regnamespace('wall') IS NOT NULL")
    if cursor.fetchone() != (True,):
        return ""
    roles = Roles(cursor.db.settings_dict["USER"])
    cursor.execute(_PLACES, [roles.scoped, roles.public])
    places = [statement for (statement,) in cursor.fetchall()]
    return "\n".join([_REFUSALS, *places, marked(DOWN)])


def know_the_last(cursor: CursorWrapper) -> None:
    """Keep which version each host showed last, for as long as the wall is down."""
    cursor.execute(_LAST_KNOWN)
