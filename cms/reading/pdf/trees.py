"""The pairs of a PDF's trees of names and numbers, and what its streams hold."""

from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Stream

from cms.reading.limits import FileRejected


def pairs_of(tree: Any, kind: str) -> Iterator[tuple[Any, Any]]:
    """The pairs of a tree, each branch once."""
    waiting, seen = [tree], set()
    while waiting:
        branch = waiting.pop()
        if not isinstance(branch, Dictionary) or branch.objgen in seen:
            continue
        if branch.is_indirect:
            seen.add(branch.objgen)
        here = branch.get(kind)
        parts = list(here) if isinstance(here, Array) else []
        yield from zip(parts[::2], parts[1::2], strict=False)
        kids = branch.get("/Kids")
        waiting += list(kids)[::-1] if isinstance(kids, Array) else []


def held_by(stream: Stream) -> bytes:
    """What a stream holds, unpacked. Raises Refused where that cannot be told."""
    try:
        return stream.read_bytes()
    except (pikepdf.PdfError, ValueError) as error:
        raise FileRejected("not_cleaned") from error
