"""When a key of the settings is changed: what was made with the one before goes on.

Each room says what of its own that is. It may be asked twice, and while people work.
"""

from collections.abc import Callable, Iterator

# What is returned is said to who changes the key.
Step = Callable[[], str]
_steps: dict[str, Step] = {}


def register_rotation(name: str, step: Step) -> None:
    """Have something taken over to the present keys. It may be done twice."""
    _steps[name] = step


def take_over() -> Iterator[str]:
    """Do all of it, and say of each what was done."""
    for step in _steps.values():
        yield step()
