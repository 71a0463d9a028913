"""Whether this is the whole run: `./test --whole`, for a night.

What is long by its nature has a smaller form in the run that each submission passes.
The smaller form is a choice of the same questions, kills and pages, never another kind.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

WHOLE = os.environ.get("WHOLE") == "1"


def share(of_all: Sequence[T], number: int, of: int) -> list[T]:
    """Of so many shares one, from 0; in the whole run everything."""
    return list(of_all) if WHOLE else list(of_all[number::of])
