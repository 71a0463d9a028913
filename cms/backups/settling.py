"""What must not happen a second time, or late, because time went on without a restore.

Each room says what of its own it holds back. A backup does not know what was done after
it was made: what could have been done since waits for a person.
"""

from collections.abc import Callable
from datetime import datetime

# made_at: when the backup was made. What is returned is said to who restores.
Step = Callable[[datetime], str]
_steps: dict[str, Step] = {}


def register_settling(name: str, step: Step) -> None:
    """Have something held back after a restore. It may be done twice.

    name: what keeps it from being registered twice.
    """
    _steps[name] = step


def registered_steps() -> list[Step]:
    return list(_steps.values())
