"""What the public of a board sees has a version, which the database itself keeps.

Whatever changes a row of a table that public pages may show gives the board of that
row a version that never was before, in the same commit. So whoever has read the same
version before and after knows that nothing has changed between. A database that is put
back has the versions of its own state, which no other state ever had, until the wall is
built in it: then it has new ones.

Every table is seen, and every column, unless its app says why not (`declare_unseen`):
one that is new cannot be forgotten. While the wall is down nothing has a version.
"""

from collections import defaultdict
from collections.abc import Iterator

from cms.tenancy.declaration import all_tables, declared
from cms.tenancy.rules import EVERYBODY, Open
from cms.tenancy.whose import BOARD_OF_PARENT, Condition

VERSIONS = "cms_publicversion"
# In the place of a board: what all boards share.
SHARED = "0"

FORGET_VERSIONS = """
DO $forget$ BEGIN IF to_regclass('public.cms_publicversion') IS NOT NULL THEN
  DELETE FROM public.cms_publicversion;
END IF; END $forget$;
"""
BEGIN_ANEW = """
DO $anew$ BEGIN IF to_regclass('public.cms_publicversion') IS NOT NULL THEN
  PERFORM wall.begin_anew();
END IF; END $anew$;
"""
TRIGGERS = """
CREATE OR REPLACE FUNCTION wall.seen_{table}() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off AS $$
BEGIN
  PERFORM wall.changed(ARRAY[{old}, {new}]::integer[]);
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER wall_seen AFTER INSERT OR DELETE ON {table}
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wall.seen_{table}();
CREATE CONSTRAINT TRIGGER wall_seen_by_change AFTER UPDATE ON {table}
DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (({before}) IS DISTINCT FROM ({after}))
EXECUTE FUNCTION wall.seen_{table}();
CREATE TRIGGER wall_emptied AFTER TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION wall.emptied();
"""


def seen_tables() -> list[str]:
    """The tables that a public page may show something of."""
    return sorted(all_tables().keys() - declared.unseen.keys())


def whose(table: str, row: str) -> str | None:
    """How SQL finds the key of the board of a row, 0 for all; None if nothing says."""
    rule = all_tables()[table]
    if isinstance(rule, Open) or rule.read == EVERYBODY:
        return SHARED
    read = rule.read
    if not isinstance(read, Condition):
        return None
    if read.parent is None:
        return read.whose.format(row=row, column=read.column)
    parent, key = read.parent
    alias = f"of_{parent}"
    above = whose(parent, alias)
    return above and BOARD_OF_PARENT.format(
        whose=above, table=parent, alias=alias, key=key, row=row, column=read.column
    )


def tables_of_nobody_known() -> list[str]:
    """Those that are seen, and of whose rows nothing says whose they are."""
    return [table for table in seen_tables() if whose(table, "NEW") is None]


def seen_statements(columns: set[tuple[str, str]]) -> Iterator[str]:
    """The triggers, for the columns that are there."""
    there: dict[str, list[str]] = defaultdict(list)
    for table, column in sorted(columns):
        if column not in declared.unseen_columns.get(table, {}):
            there[table].append(column)
    if VERSIONS not in there:
        return
    for table in seen_tables():
        old, new = whose(table, "OLD"), whose(table, "NEW")
        if table in there and old and new:
            yield TRIGGERS.format(
                table=table,
                old=old,
                new=new,
                before=", ".join(f'OLD."{name}"' for name in there[table]),
                after=", ".join(f'NEW."{name}"' for name in there[table]),
            )
