"""Why a row is there, but not for me: what a scope shows of each table."""

from collections.abc import Iterator

from django.db import connection

from cms.tenancy.build import existing_tables
from cms.tenancy.declaration import all_rules
from cms.tenancy.scope import Scope, in_scope, unscoped


def rows_shown(scope: Scope) -> Iterator[tuple[str, int, int]]:
    """Each table with rows: how many the scope shows, and how many there are."""
    with unscoped(), connection.cursor() as cursor:
        tables = sorted(existing_tables(cursor) & all_rules().keys())
        everything = _counts(tables)
    with in_scope(scope):
        shown = _counts(tables)
    for table in tables:
        if everything[table]:
            yield table, shown[table], everything[table]


def why_page(scope: Scope, page_id: int) -> str:
    """Whether the scope shows a page, and by which rule."""
    with unscoped(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT page.title, page.path, page.depth, board.id, board.title"
            " FROM wagtailcore_page AS page LEFT JOIN wagtailcore_page AS board"
            " ON board.path = left(page.path, 8) AND board.depth = 2"
            " WHERE page.id = %s",
            [page_id],
        )
        found = cursor.fetchone()
    if found is None:
        return f"Page {page_id}: there is none."
    title, path, depth, board_id, board = found
    name = f"Page {page_id}, “{title}” ({path})"
    if scope.everything:
        return f"{name}: shown, as everything is."
    if depth == 1:
        return f"{name}: shown, as the root of the tree is to everybody."
    if board_id is None:
        return f"{name}: hidden, as it lies outside of every board."
    if board_id == scope.board:
        return f"{name}: shown, as it lies in the active board."
    return f"{name}: hidden, as it lies in “{board}”, which is not the active board."


def _counts(tables: list[str]) -> dict[str, int]:
    counted = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            counted[table] = cursor.fetchone()[0]
    return counted
