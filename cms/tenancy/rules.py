"""The words in which a table says who sees its rows and who may change them.

Each function answers an SQL condition on a row. `(SELECT wall.f())` is asked once a
query, not once a row; the comparisons are leakproof, so indexes stay of use.
"""

from dataclasses import dataclass

from cms.tenancy.whose import (
    BOARD_OF_COLLECTION,
    BOARD_OF_COLLECTION_AT,
    BOARD_OF_PAGE,
    BOARD_OF_PAGE_AT,
    Condition,
)

EVERYBODY = "true"
NOBODY = "false"


@dataclass(frozen=True)
class Rule:
    """Who sees a table's rows, and who may add, change and remove them.

    public: which of them the public may read. Where it is empty, what is read says so,
    or nobody does: see `cms.tenancy.public`.
    """

    read: str
    add: str
    change: str
    remove: str
    public: str = ""


@dataclass(frozen=True)
class Open:
    """A table that holds nothing of any one board; the reason says why it is open."""

    reason: str


def only(read: str, *, write: str = "", public: str = "", **actions: str) -> Rule:
    """A rule: what is not said otherwise of writing is as reading is."""
    write = write or read
    return Rule(
        read=read,
        add=actions.get("add", write),
        change=actions.get("change", write),
        remove=actions.get("remove", write),
        public=public,
    )


def read_only(read: str, **actions: str) -> Rule:
    """Rows that nobody changes in a scope, except as said."""
    return only(read, write=NOBODY, **actions)


# Kept by administrators for all boards.
SHARED = read_only(EVERYBODY)
# Tables that the product does not use: nothing of theirs is shown in a scope.
UNUSED = read_only(NOBODY)
# Kept by the product's own steps, as the owner: nothing of theirs is shown in a scope.
CLOSED = read_only(NOBODY)

OWN_STAMP = Condition("board_id = (SELECT wall.board())", "{row}.board_id")


def own_path(column: str = "path") -> Condition:
    """A page's path that lies in the board's tree, the board itself included."""
    return Condition(
        f"left({column}, 8) = (SELECT wall.page_path())", BOARD_OF_PAGE_AT, column
    )


def readable_path() -> Condition:
    """The same, or the root of all."""
    return Condition(
        "left(path, 8) = ANY ((SELECT wall.readable_page_paths())::text[])",
        BOARD_OF_PAGE_AT,
        "path",
    )


def own_page(column: str) -> Condition:
    """The key of a page in the board's tree."""
    return Condition(
        "EXISTS (SELECT FROM wagtailcore_page AS tree"
        f" WHERE tree.id = {column} AND {own_path('tree.path')})",
        BOARD_OF_PAGE,
        column,
        public=public_page(column),
    )


def of_page(column: str, *, public: str = "") -> Rule:
    """Rows that belong to a page are its board's, and public while their page is."""
    return only(own_page(column), public=public)


def public_page(column: str) -> str:
    """The key of a page that the public may read now."""
    return f"wall.public_page({column}::integer)"


def public_file(column: str) -> str:
    return f"wall.public_file({column}::integer)"


def public_image(column: str) -> str:
    return f"wall.public_image({column}::integer)"


def answering_board(column: str) -> str:
    """The key of a board that is on the web and not paused."""
    return f"wall.answers({column}::integer)"


def own_collection_path(column: str = "path") -> Condition:
    return Condition(
        f"left({column}, 8) = (SELECT wall.collection_path())",
        BOARD_OF_COLLECTION_AT,
        column,
    )


def readable_collection_path() -> Condition:
    """The same, or the root of all."""
    return Condition(
        "left(path, 8) = ANY ((SELECT wall.readable_collection_paths())::text[])",
        BOARD_OF_COLLECTION_AT,
        "path",
    )


def own_collection(column: str = "collection_id") -> Condition:
    """The key of a collection in the board's tree of collections."""
    return Condition(
        "EXISTS (SELECT FROM wagtailcore_collection AS files"
        f" WHERE files.id = {column} AND {own_collection_path('files.path')})",
        BOARD_OF_COLLECTION,
        column,
    )


def visible(table: str, column: str, key: str = "id") -> Condition:
    """A row whose parent is visible, by the parent's own rule."""
    return Condition(
        f"EXISTS (SELECT FROM {table} AS parent WHERE parent.{key} = {column})",
        column=column,
        parent=(table, key),
    )


def own_board(column: str) -> Condition:
    return Condition(f"{column} = (SELECT wall.board())", "{row}.{column}", column)


def own_group(column: str = "group_id") -> str:
    """The key of a group through which people have a role in the board."""
    return f"{column} = ANY ((SELECT wall.groups())::int[])"


def known_person(column: str = "user_id") -> str:
    """The key of oneself, of who has a role in the board, or of an administrator."""
    return f"{column} = ANY ((SELECT wall.people())::int[])"


def oneself(column: str = "user_id") -> str:
    return f"{column} = (SELECT wall.person())"


def own_workflow(column: str = "workflow_id") -> str:
    """The key of a workflow that pages of the board go through, or went through."""
    return f"{column} = ANY ((SELECT wall.workflows())::int[])"


def own_task(column: str = "task_id") -> str:
    return f"{column} = ANY ((SELECT wall.tasks())::int[])"
