"""What the database decides each time, which takes no request to ask."""

from typing import NamedTuple


class Decided(NamedTuple):
    """A question of SQL for one value, what stands in it, and what it was answered."""

    question: str
    values: tuple[int | str, ...]
    answer: object
