"""What a request changed in the database, row by row, and whose rows these were.

Triggers on every table note each row before and after. A row is a board's when it was
made with the board: that is known from when it was born, and from no rule of the wall.
"""

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection

from cms.tenancy.declaration import all_tables
from cms.tenancy.rules import Open

SET_UP = """
CREATE SCHEMA probe;
CREATE TABLE probe.changes (
  number bigserial, name text, action text, before jsonb, after jsonb
);
CREATE FUNCTION probe.note() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO probe.changes (name, action, before, after) VALUES (
    TG_TABLE_NAME, TG_OP,
    CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END,
    CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END
  );
  RETURN NULL;
END $$;
"""
NOTE = """
CREATE TRIGGER probe_note AFTER INSERT OR UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION probe.note();
"""
KEYS = """
SELECT relname, attname FROM pg_index
  JOIN pg_class ON pg_class.oid = indrelid
  JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
 WHERE indisprimary AND relnamespace = 'public'::regnamespace
"""
LINKS = """
SELECT source.relname, attname, target.relname FROM pg_constraint
  JOIN pg_class AS source ON source.oid = conrelid
  JOIN pg_class AS target ON target.oid = confrelid
  JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
 WHERE contype = 'f' AND source.relnamespace = 'public'::regnamespace
"""
Row = dict[str, Any]
Key = tuple[str, str]


@dataclass(frozen=True)
class Change:
    """One row that was added, changed or removed."""

    table: str
    action: str
    before: Row | None
    after: Row | None

    def __str__(self) -> str:
        columns = ""
        if self.before and self.after:
            changed = {k for k, v in self.after.items() if self.before.get(k) != v}
            columns = f" ({', '.join(sorted(changed))})"
        return f"{self.action} {self.table}{columns}"


def _ask(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


class Recorder:
    """Notes what changes, and knows which rows each board was born with."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = dict(_ask(KEYS))
        self.links: dict[str, list[tuple[str, str]]] = {}
        for table, column, target in _ask(LINKS):
            self.links.setdefault(table, []).append((column, target))
        self._born: set[Key] = set()

    def start(self) -> None:
        """Note changes from here on."""
        with connection.cursor() as cursor:
            notes = (NOTE.format(table=table) for table in self.keys)
            # Rows whose foreign keys have not been checked keep a table from changing.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(SET_UP + "".join(notes))
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")

    def newborn(self) -> set[Key]:
        """The tables and keys of the rows that were made since this was last asked."""
        selects = " UNION ALL ".join(
            f"SELECT '{table}', {column}::text FROM {table}"
            for table, column in self.keys.items()
        )
        rows = set(_ask(selects))
        born, self._born = rows - self._born, rows
        return born

    def forget(self) -> None:
        """Begin anew: what was noted so far was no request's doing."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM probe.changes")

    def changes(self) -> list[Change]:
        noted = _ask(
            "SELECT name, action, before, after FROM probe.changes ORDER BY number"
        )
        return [
            Change(
                table, action, json.loads(before or "null"), json.loads(after or "null")
            )
            for table, action, before, after in noted
        ]

    def foreign(self, changes: list[Change], asker: "Asker") -> list[Change]:
        """The changes of rows that are not the asker's, or that point at such rows.

        What a request made itself is its own, unless it lies in another board or
        points at another board's row.
        """
        made: set[Key] = set()
        found = []
        for change in changes:
            if isinstance(all_tables()[change.table], Open):
                continue
            key = (change.table, self._key(change))
            if change.action == "INSERT":
                made.add(key)
            own = key in asker.rows or key in made
            if not own or self._lies_elsewhere(change, asker):
                found.append(change)
        return found

    def _key(self, change: Change) -> str:
        row = change.before or change.after or {}
        return str(row[self.keys[change.table]])

    def _lies_elsewhere(self, change: Change, asker: "Asker") -> bool:
        """Whether a row is another board's now, or newly points at a row of one."""
        after, before = change.after or {}, change.before or {}
        board = after.get("board_id")
        if board is not None and board != asker.board:
            return True
        if str(after.get("path", ""))[:8] in asker.foreign_paths.get(change.table, ()):
            return True
        return any(
            (target, str(value)) in self.others and before.get(column) != value
            for column, target in self.links.get(change.table, ())
            if (value := after.get(column)) is not None
        )

    others: frozenset[Key] = frozenset()


@dataclass(frozen=True)
class Asker:
    """Whose rows those are that somebody may change.

    rows: those that their board was born with. board: its key. foreign_paths: where
    other boards' pages and collections lie.
    """

    rows: set[Key]
    board: int | None
    foreign_paths: dict[str, set[str]]
