"""Whose a row is, said together with who sees it.

The condition by which a policy asks "is this row mine?" and the expression that answers
"whose is it?" are two readings of one fact. So they are made by one call.
"""

from typing import Self

# Each is SQL for the key of a board; `{row}` is the row and `{column}` its column.
BOARD_OF_PAGE_AT = (
    "(SELECT board.id FROM wagtailcore_page AS board"
    " WHERE board.path = left({row}.{column}, 8) AND board.depth = 2)"
)
BOARD_OF_PAGE = (
    "(SELECT board.id FROM wagtailcore_page AS page JOIN wagtailcore_page AS board"
    " ON board.path = left(page.path, 8) AND board.depth = 2"
    " WHERE page.id = {row}.{column})"
)
BOARD_OF_COLLECTION_AT = "wall.board_of_collection_at({row}.{column})"
BOARD_OF_COLLECTION = (
    "(SELECT wall.board_of_collection_at(place.path) FROM wagtailcore_collection"
    " AS place WHERE place.id = {row}.{column})"
)
BOARD_OF_PARENT = (
    "(SELECT {whose} FROM {table} AS {alias} WHERE {alias}.{key} = {row}.{column})"
)


class Condition(str):
    """An SQL condition on a row, which knows whose such a row is as well.

    whose: the SQL for it, or "" where the row is its parent's. parent: the table and
    the column of its key. public: the SQL for whether the public may read it, or "".
    What is put together of several conditions knows it no more.
    """

    __slots__ = ("column", "parent", "public", "whose")
    column: str
    parent: tuple[str, str] | None
    whose: str
    public: str

    def __new__(
        cls,
        condition: str,
        whose: str = "",
        column: str = "",
        parent: tuple[str, str] | None = None,
        public: str = "",
    ) -> Self:
        made = super().__new__(cls, condition)
        made.whose, made.column, made.parent = whose, column, parent
        made.public = public
        return made
