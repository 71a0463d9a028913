"""The one place that every publication of a page passes (R3).

A version of a page passes when the board lets one person publish pages of its kind and
nothing is opened by it that was closed, or when its release lets it out at this moment.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from wagtail.locks import BaseLock
from wagtail.models import Page, Revision, get_page_models

from boards.models import (
    Availability,
    Board,
    OncePublic,
    PageDocument,
    ReleaseItem,
    Withdrawal,
)
from boards.models.board.belonging import board_of_page
from boards.models.board.one_person_types import ALWAYS_TWO
from boards.models.pages.versions import translation_for
from boards.publishing.availability.exposure import opened_by
from boards.publishing.availability.public_files import is_publicly_available
from boards.publishing.availability.version_files import files_of, rows_of
from boards.publishing.page_words.checks import reasons_against_words
from boards.publishing.releases import content_rules, shapers
from boards.publishing.releases.completeness import (
    Lack,
    day_of,
    hidden_above,
    lacks,
    untrue_dates,
)
from boards.publishing.releases.lock import ReleaseLock
from boards.publishing.releases.waiting_pictures import waiting_with
from cms import trees
from cms.models import BasePage, BoardDocument
from cms.publishing import Gate, PublicationRefused
from cms.while_shown import once

ReleaseRefused = PublicationRefused
WAITS = "waits_in_a_release"
_let_out: ContextVar[frozenset[int]] = ContextVar("let_out", default=frozenset())


@contextmanager
def let_out(*revisions: int) -> Iterator[None]:
    """Let these versions pass meanwhile. revisions: their primary keys.

    For the release that holds them, and for steps that only take something back.
    """
    token = _let_out.set(_let_out.get() | frozenset(revisions))
    try:
        yield
    finally:
        _let_out.reset(token)


def kind_needs_two(kind: type[Page] | None, board: Board) -> bool:
    """Whether the board wants two people to publish pages of a kind."""
    if kind is None or not issubclass(kind, BasePage):
        return False
    name = kind._meta.label_lower
    return name in ALWAYS_TWO or name not in board.one_person_types


def needs_two(page: Page, revision: Revision | None = None) -> str | None:
    """Why two people are needed to publish a page as it is, or None if one is enough.

    revision: the version that would go public; without one, the page as it is given.
    """
    board = board_above(page)
    if board is None:
        return _reason_of_facts(page, revision)
    if kind_needs_two(page.specific_class, board):
        return _(
            "A page of this kind goes public after a second person has signed it off. "
            "Save it as a draft and submit it for sign-off."
        )
    if page.pk and page.withdrawals.filter(ended_at=None).exists():
        return _(
            "This page was withdrawn. It comes back after a second person has signed "
            "it off: save it as a draft and submit it for sign-off."
        )
    draft = revision.as_object() if revision else page.specific
    return (
        _reason_of_file(draft, page)
        or _reason_of_picture(draft, board)
        or _reason_of_what_is_let_go(draft, page)
        or _reason_of_words(draft)
    )


def pages_for_two(board: Board) -> QuerySet[Page]:
    """The pages of a board that are of a kind for which it wants two people."""
    kinds = [kind for kind in get_page_models() if kind_needs_two(kind, board)]
    types = ContentType.objects.get_for_models(*kinds).values()
    return trees.in_board_of(Page.objects.filter(content_type__in=types), board)


def _reason_of_file(draft: Page, page: Page) -> str | None:
    """A file that the public cannot have yet."""
    for document in files_of(draft):
        if not is_publicly_available(document, page):
            return _(
                "This page would open the file “%(file)s”, which the public cannot "
                "have yet: a second person has to sign that off. Save the page as a "
                "draft and submit it for sign-off, or take the file off the page."
            ) % {"file": document.title}
    return None


def _reason_of_words(draft: Page) -> str | None:
    """Words that a second person has not confirmed, whoever may publish the rest."""
    return next(iter(reasons_against_words(draft)), None)


def _reason_of_picture(draft: Page, board: Board) -> str | None:
    """A picture that waits for a second person with another page."""
    found = waiting_with(draft, pages_for_two(board))
    if found is None:
        return None
    image, page = found
    return _(
        "The public would see the picture “%(picture)s” by this, and “%(page)s” shows "
        "it too, which waits for a second person's sign-off. Submit this page for "
        "sign-off, or choose another picture."
    ) % {"picture": image.title, "page": page.get_admin_display_title()}


def _reason_of_facts(page: Page, revision: Revision | None) -> str | None:
    """What of a board's own facts, which nobody submits, one person lets out."""
    board = Board.objects.filter(pk=page.pk).first()
    if board is None:
        return None
    draft = revision.as_object() if revision else page.specific
    return _reason_of_look(draft, board) or _reason_of_words(draft)


def _reason_of_look(draft: Page, board: Board) -> str | None:
    """A picture that waits."""
    found = waiting_with(draft, pages_for_two(board))
    if found is None:
        return None
    image, shows = found
    return _(
        "Everybody would see the picture “%(picture)s” around pages, and “%(page)s” "
        "shows it too, which waits for a second person's sign-off. Choose another "
        "picture, or have “%(page)s” signed off first."
    ) % {"picture": image.title, "page": shows.get_admin_display_title()}


def _reason_of_what_is_let_go(draft: Page, page: Page) -> str | None:
    """A row that withheld a file from those who link to it, and is in it no more."""
    rows = PageDocument.objects.filter(page=page.pk, file__isnull=False)
    withheld = rows.exclude(availability=Availability.PUBLISHED)
    before = set(withheld.values_list("file", flat=True)) if page.pk else set()
    let_go = before - {row.file_id for row in rows_of(draft)}
    if not page.live or not let_go:
        return None
    gone = rows.filter(file__in=let_go)
    opened = opened_by(lambda: gone._raw_delete(gone.db), page)
    for document in BoardDocument.objects.filter(pk__in=opened.files):
        return _(
            "The file “%(file)s” would open to everybody, because this page withholds "
            "it no more and another links to it: a second person has to sign that off. "
            "Submit the page for sign-off."
        ) % {"file": document.title}
    return None


def _untrue_dates(draft: Page) -> list[str]:
    found = untrue_dates(draft, rows_of(draft), day_of(draft.go_live_at))
    return [sentence for _line, _field, sentence in found]


def board_above(page: Page) -> Board | None:
    """The board that a page below its container is of."""
    if page.depth is None or page.depth <= trees.BOARD_DEPTH:
        return None
    return board_of_page(page)


def with_waiting(pages: Any) -> Any:
    """A query of pages that knows of each what keeps it as it is.

    Whether it waits in an open release, was public once or is withdrawn, and has a
    report that stays for a time. For lists, which ask of every page what can be done.
    """
    this = OuterRef("pk")
    items = ReleaseItem.objects.filter(page=this, is_open=True)
    public = OncePublic.objects.filter(page=this)
    reports = PageDocument.objects.filter(page=this, kind__has_floor=True)
    withdrawn = Withdrawal.objects.filter(page=this, ended_at=None)
    return pages.annotate(
        waits_in_a_release=Exists(items),
        was_public_once=Exists(public),
        lists_a_report_with_a_floor=Exists(reports),
        is_withdrawn_now=Exists(withdrawn),
    )


def open_item(page: Page) -> ReleaseItem | None:
    """The page's place in the one release that may still take it to the public."""
    items = ReleaseItem.objects.filter(page=page.pk, is_open=True)
    return once(items.select_related("release").first, "open item", page.pk)


class TwoPeople(Gate):
    """Asks for a release where the board, or what is opened, wants a second person."""

    def needs_two_people(self, page: Page) -> bool:
        board = board_above(page)
        return board is not None and kind_needs_two(page.specific_class, board)

    def reasons_against(self, draft: Page, revision: Revision | None) -> list[str]:
        if untranslated := list(content_rules.reasons_against(draft)):
            return untranslated
        if isinstance(draft, BasePage) and (missing := draft.lacks()):
            return missing
        if untrue := _untrue_dates(draft):
            return untrue
        if revision is not None and revision.pk in _let_out.get():
            return []
        item = open_item(draft) if draft.pk and revision is not None else None
        if item:
            return [
                _(
                    "This page belongs to the release “%(release)s” and goes public "
                    "with it. Take it out of the release first, under Releases."
                )
                % {"release": item.release.title}
            ]
        reason = needs_two(draft, revision)
        return [reason] if reason else []

    def lacks(
        self, page: Page, parent: Page, rows: list[Any], is_submitted: bool
    ) -> list[Lack]:
        item = open_item(page) if page.pk else None
        at = item.release.goes_public_at if item else page.go_live_at
        found = list(lacks(page, rows, day_of(at)))
        if is_submitted:
            pages = item.release.items.values_list("page", flat=True) if item else ()
            hidden = hidden_above(page, parent, pages)
            found += [(None, None, sentence) for sentence in hidden]
        return found

    def is_translation(self, page: Page) -> bool:
        return translation_for(page) is not None

    def reason_against_alias(self, page: Page) -> str | None:
        if page.alias_of and page.alias_of.alias_of_id:
            return _("Make the alias of the page itself: this one is a copy of a copy.")
        if self.needs_two_people(page):
            return _(
                "“%(page)s” is of a kind that a second person signs off, and nobody "
                "would sign off its alias, which is public as soon as it is made. Link "
                "to the page instead, or copy it without “alias”."
            ) % {"page": page.title}
        return content_rules.reason_against_alias(page)

    def note_copy(self, page: Page, copy: Page) -> None:
        shapers.pass_on(page, copy)

    def hold(self, page: Page) -> None:
        """All versions of a page: a source and its translations go one by one."""
        versions = Page.objects.filter(translation_key=page.translation_key)
        # Their order is the same for everybody, so that nobody waits for each other.
        list(versions.select_for_update().order_by("path").values_list("pk"))

    def lock(self, page: Page) -> BaseLock | None:
        if not page.pk or getattr(page, WAITS, None) is False:
            return None
        item = open_item(page)
        return (
            ReleaseLock(page, item.release) if item and item.release.is_fixed else None
        )
