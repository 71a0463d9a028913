"""The statutory clock: what is due for a board, and who is told of it."""

from boards.publishing.deadlines.due import duties
from boards.publishing.deadlines.duty import SOON, Duty, DutyKind
from boards.publishing.deadlines.working_days import (
    working_days_after,
    working_days_before,
)

__all__ = [
    "SOON",
    "Duty",
    "DutyKind",
    "duties",
    "working_days_after",
    "working_days_before",
]
