"""What the editor's form says of floors, at the field, before anything is stored."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from wagtail.models import Page

from boards.models import PageDocument
from boards.publishing.availability.floor_guards import is_taking_back
from boards.publishing.availability.floors import floor_of, standing, standing_of
from cms.signals import being_checked, line_being_checked, line_being_left_out


def check_page(sender: object, page: Page, **_signal: object) -> None:
    """What a form or a draft must not say: an end too early, or a row left out.

    Raises ValidationError, at its field where there is one.
    """
    rows = getattr(page, "released_documents", None)
    if rows is None:
        return
    open_rows = [row for row in rows.all() if row.is_open]
    if page.expire_at:
        _check_end(page, open_rows)
    if not page.pk or is_taking_back():
        return
    kept = {row.pk for row in rows.all()}
    for floor in standing(page):
        if floor.row.pk not in kept:
            raise ValidationError(floor.refusal(_("The document's line has to stay.")))


def check_row(sender: object, row: PageDocument, **_signal: object) -> None:
    """What a row of the editor's form must not say yet. Raises ValidationError."""
    keeps = row.is_open_report
    if not row.pk or keeps or is_taking_back():
        return
    if row.beside and not row.beside.live:
        return
    if floor := standing_of(row.pk):
        raise ValidationError(
            {"availability": floor.refusal(_("Leave it as it was for now."))}
        )


def check_left_out(sender: object, row: PageDocument, **_signal: object) -> None:
    """A row that was taken out of the form, and has to stay in it."""
    if row.pk and (floor := standing_of(row.pk)):
        raise ValidationError(floor.refusal(_("Put the document's line back.")))


def _check_end(page: Any, rows: list[PageDocument]) -> None:
    ends = localtime(page.expire_at).date()
    for row in rows:
        floor = floor_of(row, page) if page.path else None
        if floor and ends <= floor.day:
            what = _("The page cannot end so early.")
            raise ValidationError({"expire_at": floor.refusal(what)})


def install() -> None:
    being_checked.connect(check_page, dispatch_uid="floor_in_forms")
    line_being_checked.connect(check_row, dispatch_uid="floor_in_forms")
    line_being_left_out.connect(check_left_out, dispatch_uid="floor_in_forms")
