"""The key of its board on each row of the tables that point at any kind of object.

Looking the object up for every row that a list reads would cost more than the list;
and a log outlives its object. A trigger stamps a row when it is made: with the board
of its object, else with the board in the scope. Without either it is nobody's, and
administrators alone see it.
"""

from collections.abc import Iterable, Iterator

from cms.tenancy.declaration import Stamp

COLUMN = """
ALTER TABLE {table} ADD COLUMN IF NOT EXISTS board_id integer;
CREATE OR REPLACE FUNCTION wall.stamp_{table}() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.board_id := coalesce({board_of_new}, wall.board());
  RETURN NEW;
END $$;
CREATE TRIGGER wall_stamp BEFORE INSERT ON {table}
FOR EACH ROW EXECUTE FUNCTION wall.stamp_{table}();
"""
# A row that is turned on another object is stamped anew: in a scope its policy then
# refuses an object of another board.
STAMP_AGAIN = """
CREATE TRIGGER wall_stamp_again BEFORE UPDATE OF {content_type}, {object_id} ON {table}
FOR EACH ROW WHEN (
  OLD.{content_type} <> NEW.{content_type} OR OLD.{object_id} <> NEW.{object_id}
) EXECUTE FUNCTION wall.stamp_{table}();
"""
# Rows from before the wall, and what migrations did while it was down.
STAMP_OLD_ROWS = """
UPDATE {table} AS stamped SET board_id = {board}
 WHERE board_id IS DISTINCT FROM {board} AND {which} AND {board} IS NOT NULL;
"""
LISTED_BY_TIME = """
CREATE INDEX IF NOT EXISTS wall_{table}_time ON {table} (board_id, {time});
"""
FOLLOW = """
CREATE OR REPLACE FUNCTION wall.follow(type_ids integer[], object_key text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN{updates}
END $$;
"""
UPDATE_ONE = """
  UPDATE {table} AS stamped SET board_id = {board}
   WHERE {content_type} = ANY (type_ids) AND {object_id}::text = object_key
     AND board_id IS DISTINCT FROM {board};"""


def stamped_columns(stamps: Iterable[Stamp], tables: set[str]) -> set[tuple[str, str]]:
    """The columns that the statements put there, of the tables that are there."""
    return {(stamp.table, "board_id") for stamp in stamps if stamp.table in tables}


def stamp_statements(stamps: Iterable[Stamp], tables: set[str]) -> Iterator[str]:
    """Columns, triggers and indexes, and the function that lets rows follow."""
    there = [stamp for stamp in stamps if stamp.table in tables]
    for stamp in there:
        of_new = stamp.board.replace("stamped.", "NEW.")
        yield COLUMN.format(table=stamp.table, board_of_new=of_new)
        if stamp.follows:
            yield STAMP_AGAIN.format(**vars(stamp))
        if stamp.time:
            yield LISTED_BY_TIME.format(table=stamp.table, time=stamp.time)
    updates = (UPDATE_ONE.format(**vars(stamp)) for stamp in there if stamp.follows)
    yield FOLLOW.format(updates="".join(updates))


def old_row_statements(stamps: Iterable[Stamp], tables: set[str]) -> Iterator[str]:
    """What to run when the functions are there."""
    for stamp in stamps:
        if stamp.table in tables:
            which = "true" if stamp.follows else "board_id IS NULL"
            yield STAMP_OLD_ROWS.format(
                table=stamp.table, board=stamp.board, which=which
            )
