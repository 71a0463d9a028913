"""Redirects brought in from a spreadsheet, with a report before anything is stored."""

import codecs
import csv
import io
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from boards.models import Board, Redirect
from boards.redirects.judging import Known
from boards.redirects.paths import (
    clean_old_path,
    clean_target_url,
    normalised,
    own_path,
    pages_at,
)

MOST_ROWS = 2_000
HEADINGS = {"from", "old", "old address", "old_path", "source"}


@dataclass
class Line:
    """One line of the file: what becomes of it, and why."""

    number: int
    old: str
    new: str
    redirect: Redirect | None = None
    error: str = ""
    remarks: list[str] = field(default_factory=list)
    changes: bool = False


def rows_of(text: str) -> list[list[str]]:
    """The cells of a file with commas, semicolons or tabs, without its headings.

    Raises ValidationError when it is no such file, or is too long.
    """
    # Programs end lines with one of three signs, or with two.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise ValidationError(
            _("This file is not a list of two columns. Save it as CSV (UTF-8).")
        ) from error
    if rows and rows[0] and rows[0][0].strip().lower() in HEADINGS:
        rows[0] = []
    if len(rows) > MOST_ROWS:
        raise ValidationError(
            _("This file has more than %(count)s lines. Bring it in in parts.")
            % {"count": MOST_ROWS}
        )
    return rows


def decoded(content: bytes) -> str:
    """The text of a file as spreadsheets save it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def judged(board: Board, text: str) -> list[Line]:
    """What would become of each line. Changes nothing."""
    lines = [
        Line(number, old.strip(), new.strip())
        for number, row in enumerate(rows_of(text), 1)
        if any(cell.strip() for cell in row)
        for old, new in [(*row, "", "")[:2]]
    ]
    known = Known.of(board)
    pages = pages_at(board, set(_own_targets(board, lines)))
    met: dict[str, int] = {}
    for line in lines:
        try:
            _judge(line, known, pages, met)
        except ValidationError as refused:
            line.error = " ".join(refused.messages)
            line.redirect = None
    _add_remarks(lines, known)
    return lines


def _own_targets(board: Board, lines: list[Line]) -> Iterator[str]:
    for line in lines:
        try:
            path = own_path(line.new, board)
        except ValueError:
            continue
        if path:
            yield path


def _judge(line: Line, known: Known, pages: dict, met: dict[str, int]) -> None:
    board = known.board
    old_path = clean_old_path(line.old, board) if line.old else ""
    if not old_path or not line.new:
        raise ValidationError(_("Two cells are needed: the old address and the new."))
    if old_path in met:
        raise ValidationError(
            _("The same old address stands on line %(line)s.") % {"line": met[old_path]}
        )
    met[old_path] = line.number
    before = known.redirects.get(old_path)
    redirect = copy(before) if before else Redirect(board=board, old_path=old_path)
    path = own_path(clean_target_url(line.new), board)
    redirect.target_page = pages.get(path) if path else None
    redirect.target_url = "" if redirect.target_page else line.new
    redirect.is_automatic = False
    if redirect.target_page and normalised(line.new) == old_path:
        raise ValidationError(_("The old address and the new one are the same."))
    known.refuse_a_loop(redirect)
    known.redirects[old_path] = redirect
    line.redirect, line.changes = redirect, before is not None


def _add_remarks(lines: list[Line], known: Known) -> None:
    kept = {line.redirect.old_path: line for line in lines if line.redirect}
    remarks = known.remarks(line.redirect for line in kept.values() if line.redirect)
    for old_path, line in kept.items():
        line.remarks = remarks[old_path]


@transaction.atomic
def bring_in(board: Board, text: str) -> int:
    """Store every line that can be, and say how many."""
    redirects = [line.redirect for line in judged(board, text) if line.redirect]
    for redirect in redirects:
        redirect.full_clean(exclude=["old_path"])
        redirect.save()
    return len(redirects)
