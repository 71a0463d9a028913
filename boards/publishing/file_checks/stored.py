"""Reading a file that is in the store."""

from collections.abc import Callable
from typing import Any

from cms.models import BoardDocument
from cms.reading.outside import Answer

MISSING = "missing"


def with_file(document: BoardDocument, read: Callable[[Any], Answer]) -> Answer:
    """What reading a stored file answers, or that there is none."""
    try:
        with document.file.storage.open(str(document.file.name), "rb") as content:
            return read(content)
    except FileNotFoundError:
        return Answer(refused=MISSING)
