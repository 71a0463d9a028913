"""A fact of a board, as it is held."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Fact:
    """version: for which it was found. until: when it is no longer true."""

    version: str
    until: datetime
    packed: bytes

    @property
    def size(self) -> int:
        return len(self.packed) + 500
