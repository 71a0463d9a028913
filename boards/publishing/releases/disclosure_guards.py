"""What is closed is not opened by one person beside a publication (R1, R3).

A password that goes, a page that moves out from behind one, a source that is deleted, a
row that withheld a file: each can open what nobody publishes. Not the act is asked
about but what it would open, at the places that every door passes.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import pre_delete, pre_save
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import PageViewRestrictionForm
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import pre_page_move

from boards.models.board.belonging import board_of_file, board_of_page
from boards.publishing.availability.exposure import (
    Act,
    opened_by,
    put_below,
    remove,
    store,
    take_restriction_off,
)
from boards.publishing.availability.floor_guards import is_taking_back
from boards.publishing.releases.gate import (
    board_above,
    kind_needs_two,
    open_item,
    pages_for_two,
)
from boards.publishing.releases.waiting_pictures import waiting_among
from cms import trees
from cms.models import BoardDocument, BoardImage
from cms.refusals import ActionRefused
from cms.signals import leaves, listen_to

_ASKED = "asked_what_it_opens"
# What decides whether the public can have a page that is live.
DECIDES = ("live", "alias_of_id", "translation_key", "locale_id")
DECIDING_FIELDS = {*DECIDES, "alias_of", "locale"}


class WouldOpen(ActionRefused):
    """One person would open what two have to."""


def reason_against(act: Act, place: Page, *places: Page) -> str | None:
    """Why one person may not do an act, or None. place: any page of the board.

    places: pages of other boards that it is about as well.
    """
    board = board_of_page(place)
    if board is None or is_taking_back():
        return None
    opened = opened_by(act, place, *places)
    for page in Page.objects.filter(pk__in=opened.pages).order_by("path"):
        if not page.live:
            return _reason_of_signed_off(page)
        if kind_needs_two(page.specific_class, board):
            return _reason_of_page(page)
    file = BoardDocument.objects.filter(pk__in=opened.files).order_by("pk").first()
    if file:
        return _reason_of_file(file)
    pictures = BoardImage.objects.filter(pk__in=opened.pictures).order_by("pk")
    found = waiting_among(pictures, pages_for_two(board))
    return _reason_of_picture(*found) if found else None


def _reason_of_page(page: Page) -> str:
    return _(
        "“%(page)s” would open to everybody by this, and it needs a second person's "
        "sign-off. Unpublish it first, do this then, and submit it for sign-off."
    ) % {"page": page.get_admin_display_title()}


def _reason_of_signed_off(page: Page) -> str:
    item = open_item(page)
    return _(
        "“%(page)s” has been signed off as a page that not everybody can read, and "
        "everybody could by this. Call the release “%(release)s” back first."
    ) % {
        "page": page.get_admin_display_title(),
        "release": item.release.title if item else "",
    }


def _reason_of_file(file: BoardDocument) -> str:
    return _(
        "The file “%(file)s” would open to everybody by this, and the public cannot "
        "have it now: a second person has to sign that off. Take it off the pages that "
        "list it or link to it, or submit one of them for sign-off."
    ) % {"file": file.title}


def _reason_of_picture(image: BoardImage, page: Page) -> str:
    return _(
        "The public would see the picture “%(picture)s” by this, and “%(page)s” shows "
        "it too, which waits for a second person's sign-off. Take the picture off the "
        "page that would show it first, or have “%(page)s” signed off first."
    ) % {"picture": image.title, "page": page.get_admin_display_title()}


def refuse(act: Act, place: Page, *places: Page) -> None:
    """Raise WouldOpen when the act would open what one person may not."""
    if reason := reason_against(act, place, *places):
        raise WouldOpen(reason)


class PrivacyForm(PageViewRestrictionForm):
    """Says at its field why a password stays."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        wanted = cleaned.get("restriction_type")
        stored = PageViewRestriction.objects.filter(pk=self.instance.pk).first()
        if stored and wanted and wanted != stored.restriction_type:
            reason = reason_against(take_restriction_off(stored), stored.page)
            if reason:
                self.add_error("restriction_type", reason)
        return cleaned


def _before_a_restriction_goes(
    sender: object, instance: PageViewRestriction, origin: Any = None, **_signal: object
) -> None:
    if not _is_of(origin, PageViewRestriction):
        # It goes with its page, which is asked about itself.
        return
    if page := Page.objects.filter(pk=instance.page_id).first():
        refuse(take_restriction_off(instance), page)


def _is_of(origin: Any, model: type) -> bool:
    """Whether a deletion began with rows of a model. origin: as Django says it."""
    return issubclass(getattr(origin, "model", type(origin)), model)


def _before_a_restriction_changes(
    sender: object, instance: PageViewRestriction, raw: bool = False, **_signal: object
) -> None:
    """Of another kind, or on another page, it keeps others out than it did."""
    stored = PageViewRestriction.objects.filter(pk=instance.pk).first()
    if raw or stored is None:
        return
    before = (stored.restriction_type, stored.page_id)
    if before != (instance.restriction_type, instance.page_id):
        refuse(take_restriction_off(stored), stored.page)


def _before_a_move(instance: Page, parent_page_after: Page, **_signal: object) -> None:
    if instance.depth > trees.BOARD_DEPTH and board_above(instance):
        act = put_below(instance, parent_page_after)
        # What was public on another board is, with its page, no news.
        elsewhere = [] if trees.same_board(instance, parent_page_after) else [instance]
        refuse(act, parent_page_after, *elsewhere)


def _before_pages_go(instance: Page, origin: Any = None, **_signal: object) -> None:
    """Asked once for all pages that go together, at the first of them."""
    if instance.depth <= trees.BOARD_DEPTH:
        return
    keys = [instance.pk]
    if _is_of(origin, Page) and isinstance(origin, QuerySet):
        if getattr(origin, _ASKED, False):
            return
        setattr(origin, _ASKED, True)
        keys = list(origin.order_by().values_list("pk", flat=True))
    refuse(remove(keys), instance)


def _before_a_page_changes(
    instance: Page,
    raw: bool = False,
    update_fields: Iterable[str] | None = None,
    **_signal: object,
) -> None:
    if raw or not instance.pk or leaves(DECIDING_FIELDS, update_fields):
        return
    stored = Page.objects.filter(pk=instance.pk, live=True)
    before = stored.values(*DECIDES).first()
    after = {name: getattr(instance, name) for name in DECIDES}
    if before is not None and before != after and instance.depth > trees.BOARD_DEPTH:
        refuse(store(instance, **after), instance)


def _before_a_file_moves(
    sender: object, instance: BoardDocument, raw: bool = False, **_signal: object
) -> None:
    """In another board's folder it is that board's."""
    stored = BoardDocument.objects.filter(pk=instance.pk).select_related("collection")
    before = None if raw or not instance.pk else stored.first()
    after = trees.board_collection_path(instance.collection)
    if before is None or trees.board_collection_path(before.collection) == after:
        return
    if board := board_of_file(instance):
        refuse(lambda: stored.update(collection=instance.collection), board)


def install() -> None:
    """Connect the receivers to every signal by which something is opened."""
    pre_delete.connect(
        _before_a_restriction_goes, PageViewRestriction, dispatch_uid="closed_goes"
    )
    pre_save.connect(
        _before_a_restriction_changes, PageViewRestriction, dispatch_uid="closed_change"
    )
    pre_page_move.connect(_before_a_move, dispatch_uid="closed_and_move")
    pre_delete.connect(_before_pages_go, Page, dispatch_uid="closed_and_deletion")
    listen_to(pre_save, _before_a_page_changes, Page, dispatch_uid="closed_and_page")
    pre_save.connect(
        _before_a_file_moves, BoardDocument, dispatch_uid="closed_and_folder"
    )
