"""What draws a page or a form, written anew with what it needs and nothing else."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Operator

from cms.reading.limits import FileRejected

# Which resources an operator asks for, by the place of the name among its operands.
_ASKS = {
    "Tf": ("Font", 0),
    "Do": ("XObject", 0),
    "gs": ("ExtGState", 0),
    "cs": ("ColorSpace", 0),
    "CS": ("ColorSpace", 0),
    "sh": ("Shading", 0),
    "scn": ("Pattern", -1),
    "SCN": ("Pattern", -1),
}
OPERATORS = frozenset(
    [
        "b",
        "B",
        "b*",
        "B*",
        "BDC",
        "BMC",
        "BT",
        "BX",
        "c",
        "cm",
        "CS",
        "cs",
        "d",
        "d0",
        "d1",
        "Do",
        "EMC",
        "ET",
        "EX",
        "f",
        "F",
        "f*",
        "G",
        "g",
        "gs",
        "h",
        "i",
        "J",
        "j",
        "K",
        "k",
        "l",
        "m",
        "M",
        "n",
        "q",
        "Q",
        "re",
        "RG",
        "rg",
        "ri",
        "s",
        "S",
        "SC",
        "sc",
        "SCN",
        "scn",
        "sh",
        "T*",
        "Tc",
        "Td",
        "TD",
        "Tf",
        "TJ",
        "Tj",
        "TL",
        "Tm",
        "Tr",
        "Ts",
        "Tw",
        "Tz",
        "v",
        "w",
        "W",
        "W*",
        "y",
        "'",
        '"',
    ]
)
Used = dict[str, set[str]]


def parsed(stream: Any) -> list[Any]:
    """The instructions of a content. Raises Refused where they cannot be told."""
    try:
        return list(pikepdf.parse_content_stream(stream))
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as error:
        raise FileRejected("not_cleaned") from error


def rewritten(
    instructions: list[Any],
    said: Callable[[Any], pikepdf.Dictionary | None],
    named: Callable[[Any], Any],
) -> tuple[bytes, Used]:
    """A content of known instructions alone, and the names that it asks for.

    said: what may stay of a dictionary that marks a part of the content, or None where
    the mark itself is to go. named: a name as it may stay.
    """
    used: Used = defaultdict(set)
    kept = list(_kept(instructions, said, named, used))
    try:
        return pikepdf.unparse_content_stream(kept), used
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as error:
        raise FileRejected("not_cleaned") from error


def _kept(
    instructions: list[Any],
    said: Callable[[Any], pikepdf.Dictionary | None],
    named: Callable[[Any], Any],
    used: Used,
) -> Iterator[Any]:
    marks: list[bool] = []
    for one in instructions:
        name = str(one.operator)
        if isinstance(one, pikepdf.ContentStreamInlineImage):
            yield one
        elif name == "BDC":
            kept = _mark(one, said, named)
            marks.append(kept is not None)
            if kept is not None:
                yield kept
        elif name == "BMC":
            marks.append(True)
            tags = [named(tag) for tag in one.operands]
            yield pikepdf.ContentStreamInstruction(tags, Operator("BMC"))
        elif name == "EMC":
            if not marks or marks.pop():
                yield one
        elif name in OPERATORS:
            _note(one, name, used)
            yield one
        # Readers pass over what is of no standard; points in a content draw nothing.


def _mark(one: Any, said: Callable[[Any], Any], named: Callable[[Any], Any]) -> Any:
    tag, *rest = list(one.operands)
    # What belongs to a layer: those that are left are all shown.
    if tag == "/OC":
        return None
    tag = named(tag)
    stays = said(rest[0]) if rest else None
    if isinstance(stays, pikepdf.Dictionary):
        return pikepdf.ContentStreamInstruction([tag, stays], Operator("BDC"))
    return pikepdf.ContentStreamInstruction([tag], Operator("BMC"))


def _note(one: Any, name: str, used: Used) -> None:
    if name not in _ASKS:
        return
    kind, at = _ASKS[name]
    operands = list(one.operands)
    if operands and isinstance(operands[at], pikepdf.Name):
        used[kind].add(str(operands[at]))
