"""Refuses, whatever door is used, to take a report away before its floor (R4).

The screens say it first, where the thing was asked. This is what holds when they are
gone round: actions, commands, schedules, code.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models.signals import pre_delete, pre_save
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import pre_page_move

from boards.models import PageDocument
from boards.publishing.availability.floors import (
    Floor,
    standing,
    standing_below,
    standing_of,
)
from cms import trees
from cms.models import BoardDocument
from cms.refusals import ActionRefused
from cms.signals import leaves, listen_to

_taking_back: ContextVar[bool] = ContextVar("taking_back", default=False)


class FloorNotReached(ActionRefused):
    """A report would go before the day until which it has to stay."""


@contextmanager
def taking_back() -> Iterator[None]:
    """Meanwhile a withdrawal, which has its reason, may take away what has to stay."""
    token = _taking_back.set(True)
    try:
        yield
    finally:
        _taking_back.reset(token)


def is_taking_back() -> bool:
    return _taking_back.get()


def refuse(floors: Iterable[Floor], what: str) -> None:
    """Raise FloorNotReached for the first floor, if there is any."""
    if is_taking_back():
        return
    for floor in floors:
        raise FloorNotReached(floor.refusal(what))


def _before_saving(
    instance: Page,
    raw: bool = False,
    update_fields: Iterable[str] | None = None,
    **_signal: object,
) -> None:
    """A live page would be live no more."""
    if raw or instance.live or not instance.pk or leaves(("live",), update_fields):
        return
    refuse(standing(Page(pk=instance.pk)), _("The page was not unpublished."))


def _before_a_row(
    sender: object, instance: PageDocument, raw: bool = False, **_signal: object
) -> None:
    """A report's row would not open it any more."""
    if raw or not instance.pk:
        return
    keeps = instance.is_open_report
    if not keeps and (floor := standing_of(instance.pk)):
        refuse([floor], _("The document stays as it is."))


def _before_a_row_goes(
    sender: object, instance: PageDocument, **_signal: object
) -> None:
    if _is_written_anew(instance):
        return
    if floor := standing_of(instance.pk):
        refuse([floor], _("The document's line stays."))


def _is_written_anew(row: PageDocument) -> bool:
    """Whether the row belongs to an alias, and the alias's source still has the file.

    When a source is published, Wagtail deletes the rows of its aliases and copies its
    own there.
    """
    sources = PageDocument.objects.filter(page__aliases=row.page_id, file=row.file_id)
    return row.file_id is not None and sources.exists()


def _before_a_password(
    sender: object, instance: PageViewRestriction, **_signal: object
) -> None:
    page = Page.objects.filter(pk=instance.page_id).first()
    if page and not instance.pk:
        refuse(standing_below(page), _("The page did not get a password."))


def _before_a_file_moves(
    sender: object, instance: BoardDocument, raw: bool = False, **_signal: object
) -> None:
    """A file in another board's folder is that board's, and closed here."""
    stored = BoardDocument.objects.filter(pk=instance.pk).select_related("collection")
    before = None if raw or not instance.pk else stored.first()
    if before is None or trees.board_collection_path(
        before.collection
    ) == trees.board_collection_path(instance.collection):
        return
    for row in PageDocument.objects.filter(file=instance.pk, page__live=True):
        if floor := standing_of(row.pk):
            refuse([floor], _("The file was not moved to another board."))


def _before_a_move(
    instance: Page, parent_page_before: Page, parent_page_after: Page, **_signal: object
) -> None:
    if not trees.same_board(parent_page_before, parent_page_after):
        what = _("The page was not moved to another board.")
        refuse(standing_below(instance), what)


def install() -> None:
    """Listen at every door."""
    listen_to(pre_save, _before_saving, Page, dispatch_uid="floor_of_page")
    pre_save.connect(_before_a_row, PageDocument, dispatch_uid="floor_of_row")
    pre_delete.connect(_before_a_row_goes, PageDocument, dispatch_uid="floor_of_row")
    pre_save.connect(
        _before_a_password, PageViewRestriction, dispatch_uid="floor_and_password"
    )
    pre_save.connect(
        _before_a_file_moves, BoardDocument, dispatch_uid="floor_and_folder"
    )
    pre_page_move.connect(_before_a_move, dispatch_uid="floor_and_move")
