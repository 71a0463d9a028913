"""Redirects brought in from a spreadsheet, with a report before anything is stored."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.governance.redirects.judging import Known
from boards.governance.redirects.paths import (
    clean_old_path,
    clean_target_url,
    normalised,
    own_path,
    pages_at,
)
from boards.governance.redirects.reading import rows_of
from boards.models import Board, Redirect

# What the third cell says of the redirect, when it says anything that is known.
FOR_GOOD = {"true": True, "yes": True, "301": True, "permanent": True} | {
    "false": False,
    "no": False,
    "302": False,
    "temporary": False,
}


@dataclass
class Line:
    """One line of the file: what becomes of it, and why."""

    number: int
    old: str
    new: str
    for_good: bool | None = None
    # Whose the file says that it is, where it is a list of several boards.
    whose: str = ""
    redirect: Redirect | None = None
    error: str = ""
    remarks: list[str] = field(default_factory=list)
    changes: bool = False
    # A redirect that is there and stays as it is.
    stays: bool = False


def judged(board: Board, text: str) -> list[Line]:
    """What would become of each line. Changes nothing."""
    lines = [
        Line(number, old, new, FOR_GOOD.get(third.lower()), whose)
        for number, row in rows_of(text).items()
        for old, new, third, whose in [(*row, "", "", "")[:4]]
    ]
    known = Known.of(board)
    # Drafts too: a list that is brought in again leads where it led.
    pages = pages_at(board, set(_own_targets(board, lines)), Page.objects.all())
    met: dict[str, int] = {}
    boards = Board.objects.exclude(pk=board.pk)
    others = set(boards.values_list("short_name", flat=True)) - {board.short_name}
    for line in lines:
        try:
            if line.whose in others:
                raise ValidationError(
                    _("This line is of another board: %(board)s.")
                    % {"board": line.whose}
                )
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
    redirect.old_path = old_path
    _aim(redirect, line, pages)
    if redirect.target_page and normalised(line.new) == old_path:
        raise ValidationError(_("The old address and the new one are the same."))
    known.refuse_a_loop(redirect)
    known.redirects[old_path] = redirect
    line.redirect = redirect
    line.stays = before is not None and _says(before) == _says(redirect)
    line.changes = before is not None and not line.stays


def _aim(redirect: Redirect, line: Line, pages: dict[str, Page]) -> None:
    """Lead the redirect where its line says. One that leads there is left as it is."""
    if line.for_good is not None:
        redirect.is_permanent = line.for_good
    address = clean_target_url(line.new)
    if redirect.pk and redirect.new_address == address:
        return
    path = own_path(address, redirect.board)
    redirect.target_page = pages.get(path) if path else None
    redirect.target_url = "" if redirect.target_page else address
    redirect.is_automatic = False


def _says(redirect: Redirect) -> tuple[int | None, str, bool]:
    return redirect.target_page_id, redirect.target_url, redirect.is_permanent


def _add_remarks(lines: list[Line], known: Known) -> None:
    kept = {line.redirect.old_path: line for line in lines if line.redirect}
    remarks = known.remarks(line.redirect for line in kept.values() if line.redirect)
    for old_path, line in kept.items():
        line.remarks = remarks[old_path]


@transaction.atomic
def bring_in(board: Board, text: str) -> int:
    """Store every line that can be, and say how many."""
    lines = [line for line in judged(board, text) if line.redirect]
    for line in lines:
        if line.redirect and not line.stays:
            line.redirect.full_clean(exclude=["old_path"])
            line.redirect.save()
    return len(lines)
