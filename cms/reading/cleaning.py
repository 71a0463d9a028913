"""Cleaned copies, by the kind of the file."""

from typing import Any


def clean(folder: Any, asked: Any, progress: Any) -> dict[str, Any]:
    raise NotImplementedError
