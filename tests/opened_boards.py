"""Boards that are opened once a run, and put in place by the database in each test.

Opening a board takes some 165 queries, and most tests need one. So each run opens a
few, notes every row that this adds, and takes it all back; a test has the rows inserted
in one statement, with facts of its own where they stand as they are. What opening does
is proved where it is done (tests/home).
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import time_machine
from django.core.cache import caches
from django.db import connection, transaction
from django.utils import timezone
from psycopg.types.json import Jsonb
from wagtail.models import Site

from boards.models import Board, BoardRole, Role
from cms.tenancy.scope import unscoped
from home.models import HomePage
from home.provisioning import OpenedBoard, open_board

BOARDS = 3
# An instant that nothing else names: where a row says it, opening said "now".
NOW = datetime(2001, 2, 3, 4, 5, 6, tzinfo=UTC)
# Its rows are written by triggers, in a test as when the board was opened.
BY_TRIGGERS = "boards_shaping"
# Opening a board counts it among the children of these roots, and changes nothing else.
ROOTS = ("wagtailcore_page", "wagtailcore_collection")

TABLES = """
SELECT relname, (
  SELECT attname FROM pg_attribute
   WHERE attrelid = indrelid AND attnum = indkey[0]
), (
  SELECT array_agg(quote_ident(attname) ORDER BY attnum) FROM pg_attribute
   WHERE attrelid = indrelid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
), ARRAY(
  SELECT confrelid::regclass::text FROM pg_constraint
   WHERE conrelid = indrelid AND contype = 'f' AND confrelid <> conrelid
)
  FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
 WHERE indisprimary AND relnamespace = 'public'::regnamespace
   AND relname <> %s ORDER BY relname
"""
STORE = """
CREATE TABLE tests.opened (
  board integer, place integer, name text, content text,
  PRIMARY KEY (board, name, place)
);
"""
# The number of the board is how many there are, so that its path is free; a board that
# was there before, and is gone, has left lines in the log.
FUNCTION = """
CREATE FUNCTION tests.put_board_in_place(now text, today text, facts jsonb)
RETURNS integer
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  of_board integer := (SELECT numchild + 1 FROM wagtailcore_page WHERE depth = 1);
  host text := 'board-' || of_board || '.example';
  own_host text := coalesce(facts ->> 'hostname', host);
  short text := '"B' || of_board;
  -- In quotes: before the closing one there may be more words.
  own_short text := coalesce(
    left((facts -> 'short_name')::text, -1), short
  );
  key integer := (SELECT content::jsonb ->> 'page_ptr_id' FROM tests.opened
                   WHERE board = of_board AND name = 'boards_board');
BEGIN
  IF key IS NULL
     OR EXISTS (SELECT FROM wagtailcore_pagelogentry WHERE page_id = key)
     OR (SELECT numchild FROM wagtailcore_collection WHERE depth = 1) <> (
       SELECT place FROM tests.opened WHERE board = of_board AND name = 'collections'
     ) THEN
    RETURN NULL;
  END IF;
  {inserts}
  UPDATE wagtailcore_page SET numchild = numchild + 1 WHERE depth = 1;
  UPDATE wagtailcore_collection SET numchild = numchild + 1 WHERE depth = 1;
  RETURN key;
END $$;
"""
INSERT = """
  INSERT INTO public.{name} ({columns})
  SELECT {values} FROM tests.opened AS opened, jsonb_populate_record(
    NULL::public.{name},
    replace(replace(replace(replace(
      opened.content, '2001-02-03T04:05:06', now), '2001-02-03', today),
      host, own_host), short, own_short
    )::jsonb {facts}
  ) AS noted
   WHERE opened.board = of_board AND opened.name = '{name}' ORDER BY opened.place;
"""


@dataclass(frozen=True)
class Table:
    name: str
    key: str
    columns: list[str]
    needs: frozenset[str]

    def rows(self, cursor: Any) -> dict[str, str]:
        """All of its rows by their keys, in the order in which they were made."""
        cursor.execute(
            f'SELECT "{self.key}"::text, to_jsonb(one)::text FROM public.{self.name}'
            f' AS one ORDER BY "{self.key}"'
        )
        return dict(cursor.fetchall())


# The databases in which boards can be put in place. A test's own one is not among them.
_recorded: list[str] = []


class _TakenBack(Exception):
    """Ends the transaction in which boards were opened to be looked at."""


def record() -> None:
    """Open boards, note what that adds, and take it back; before any test has begun."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES, [BY_TRIGGERS])
        tables = _in_order(
            [Table(*facts, frozenset(needs)) for *facts, needs in cursor.fetchall()]
        )
        noted: list[tuple[int, int, str, str]] = []
        try:
            with transaction.atomic(), time_machine.travel(NOW, tick=False):
                for number in range(1, BOARDS + 1):
                    noted += _open(number, tables, cursor)
                raise _TakenBack
        except _TakenBack:
            pass
        cursor.execute(STORE)
        cursor.executemany("INSERT INTO tests.opened VALUES (%s, %s, %s, %s)", noted)
        filled = {name for _number, _place, name, _content in noted}
        inserts = "".join(
            INSERT.format(
                name=table.name,
                columns=", ".join(table.columns),
                values=", ".join(f"noted.{column}" for column in table.columns),
                facts="|| facts" if table.name == Board._meta.db_table else "",
            )
            for table in tables
            if table.name in filled
        )
        cursor.execute(FUNCTION.replace("{inserts}", inserts))
    forget_boards()
    _recorded.append(connection.settings_dict["NAME"])


def _open(
    number: int, tables: list[Table], cursor: Any
) -> list[tuple[int, int, str, str]]:
    before = {table.name: table.rows(cursor) for table in tables}
    open_numbered(number)
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
    noted = []
    for table in tables:
        old, new = before[table.name], table.rows(cursor)
        changed = [key for key in old if old[key] != new.get(key)]
        if changed and not (table.name in ROOTS and len(changed) == 1):
            raise RuntimeError(f"Opening a board changes rows of {table.name}.")
        added = [row for key, row in new.items() if key not in old]
        noted += [(number, place, table.name, row) for place, row in enumerate(added)]
    folders = next(json.loads(row) for row in before["wagtailcore_collection"].values())
    return [*noted, (number, folders["numchild"], "collections", "")]


def open_numbered(number: int) -> OpenedBoard:
    """A board with the facts that a test's board has which says none."""
    return open_board(
        name=f"Board {number}",
        short_name=f"B{number}",
        hostname=f"board-{number}.example",
        lead="We keep children safe together.",
    )


def put_in_place(facts: dict[str, Any]) -> OpenedBoard | None:
    """The next of the boards that were opened, with these facts of its row.

    None when there are no more, when opening one would refuse the host, and when a fact
    stands in more than can be told: the name and the lead are searched for, and a board
    without a host has no site.
    """
    recorded = connection.settings_dict["NAME"] in _recorded
    if not recorded or not _stand_as_they_are(facts):
        return None
    now = timezone.now().astimezone(UTC)
    today = timezone.localdate()
    with unscoped(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT tests.put_board_in_place(%s, %s, %s)",
            [f"{now:%Y-%m-%dT%H:%M:%S}", str(today), Jsonb(facts)],
        )
        (key,) = cursor.fetchone()
        if key is None:
            return None
        board = Board.objects.get(pk=key)
        home = HomePage.objects.child_of(board).get()
        roles = BoardRole.objects.filter(board=board).select_related("group")
        groups = {Role(one.role): one.group for one in roles}
        forget_boards()
        return OpenedBoard(board, home, board.site, board.collection, groups)


def _stand_as_they_are(facts: dict[str, Any]) -> bool:
    columns = {field.name for field in Board._meta.local_concrete_fields}
    if facts.keys() - columns:
        return False
    host = facts.get("hostname", "")
    if host and Board().host_is_taken(host):
        return False
    return all(isinstance(fact, str | int) for fact in facts.values())


def forget_boards() -> None:
    """What is remembered about boards, as a change of one forgets it."""
    Site.clear_site_root_paths_cache()
    for cache in caches.all():
        cache.clear()


def _in_order(tables: list[Table]) -> list[Table]:
    """Each table behind those that its rows point to, where these do not point back."""
    ordered: list[Table] = []
    by_name = {table.name: table for table in tables}

    def place(table: Table, coming: frozenset[str]) -> None:
        for name in sorted(table.needs & by_name.keys() - coming):
            place(by_name[name], coming | {name})
        if table not in ordered:
            ordered.append(table)

    for table in tables:
        place(table, frozenset({table.name}))
    return ordered
