"""What migrations know by this path: `models.board.one_person_types`."""

from boards.models.board.one_person_types import (
    choices_of_types,
    everyday_types,
)

__all__ = ["choices_of_types", "everyday_types"]
