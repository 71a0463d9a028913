"""Keeps the record of what the public could have, as pages and their rows change."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signal_handlers import update_reference_index_on_save
from wagtail.signals import post_page_move

from boards.models import Board, OncePublic, PageDocument
from boards.models.board.belonging import board_of_page
from boards.publishing.availability.public_files import ask
from boards.publishing.caching.followers import with_followers
from boards.publishing.ledger.entries import enter, enter_picture
from cms import trees
from cms.models import BoardImage
from cms.one_step import known
from cms.publishing import is_being_published
from cms.signals import listen_to
from cms.tasks.done_once import once
from cms.tenancy.scope import unscoped

# Without one of them, what is stored of a page opens nothing: drafts are kept so.
OPENING_FIELDS = frozenset(
    {
        "live",
        "path",
        "depth",
        "locale",
        "translation_key",
        "alias_of",
        "live_revision",
        "logo",
        "picture",
        "collection",
    }
)
# None for the page itself, and the key of each file that it opens.
SHOWN = "SELECT * FROM wall.had_of(%s)"
SHOWN_OF = "SELECT page, had FROM unnest(%s::int[]) AS page, wall.had_of(page) AS had"


def note(page: Page) -> None:
    """Write down what the public can have of a page today, and what it cannot now.

    Raises PublicationRefused when more was opened than one person may open. Nothing
    else is written while the page's board has no host: nobody can read it.
    """
    # As the owner: nobody who edits writes the record, or could take a line from it.
    with unscoped():
        enter([page])
        _note(page)


def _note(page: Page) -> None:
    board = board_of_page(page)
    if board is None or page.depth < trees.HOME_DEPTH:
        return
    if known(lambda: board.site, (Site,), "site", board.pk) is None:
        return
    if _write(page, board, _shown(page)):
        _note_versions(page)


def note_versions(pages: Iterable[Page], board: Board) -> None:
    """The same of versions of one public page, as they are in memory and stored."""
    with unscoped():
        if board.site is None:
            return
        for page in pages:
            if ask("SELECT wall.opened_page(%s)", [page.pk]):
                _write(page, board, _shown(page))


def note_new(pages: Sequence[Page], board: Board) -> None:
    """The same of live pages of a board of which nothing was public until now."""
    with unscoped():
        enter(pages)
        if board.site is None:
            return
        with connection.cursor() as cursor:
            cursor.execute(SHOWN_OF, [[page.pk for page in pages]])
            shown = cursor.fetchall()
        OncePublic.objects.bulk_create(
            OncePublic(
                board=board,
                page_id=page,
                document_id=document,
                first_day=timezone.localdate(),
            )
            for page, document in shown
        )


def _shown(page: Page) -> set[int | None]:
    """What the public can have of a page: its own key as None, and those of files."""
    with connection.cursor() as cursor:
        cursor.execute(SHOWN, [page.pk])
        return {key for (key,) in cursor.fetchall()}


def _write(page: Page, board: Board, shown: set[int | None]) -> bool:
    """Write down what is shown from today, and what no more. Whether the page is new.

    New is a page that the public could not read until now.
    """
    today = timezone.localdate()
    known = OncePublic.objects.filter(page=page.pk)
    held: dict[int | None, Any] = dict(known.values_list("document_id", "last_day"))
    if any(held.get(key) for key in shown):
        known.filter(_among(shown)).exclude(last_day=None).update(last_day=None)
    if missing := shown - held.keys():
        OncePublic.objects.bulk_create(
            (
                OncePublic(
                    board=board, page_id=page.pk, document_id=key, first_day=today
                )
                for key in missing
            ),
            ignore_conflicts=True,
        )
    if any(held[key] is None for key in held.keys() - shown):
        _end(page, shown)
    return None in shown and held.get(None, today) is not None


def _end(page: Page, shown: set[int | None]) -> None:
    open_ones = OncePublic.objects.filter(page=page.pk, last_day=None)
    open_ones.exclude(_among(shown)).update(last_day=timezone.localdate())


def _among(shown: Iterable[int | None]) -> Q:
    keys = [key for key in shown if key is not None]
    wanted = Q(document__in=keys)
    return wanted | Q(document=None) if None in shown else wanted


def note_below(page: Page) -> None:
    """The same for every live page at or below a page, and what follows one of them."""
    # As the owner: a page that moves may come from where this scope does not see.
    with unscoped():
        found = Page.objects.live().filter(pk__in=with_followers(page))
        pages = list(found.order_by("path"))
        enter(pages)
        for below in pages:
            _note(below)


def note_unpublished(page: Page) -> None:
    """Also asked while a page is being deleted, which the table still has as live."""
    with unscoped():
        # As the owner: see `note`.
        _end(page, set())
    _note_versions(page)


def _note_versions(page: Page) -> None:
    """Versions in other languages open their files while their source is public."""
    versions = trees.in_board_of(page.get_translations(), page).live()
    for version in versions:
        _note(version)


def _after_saving(instance: Page, **signal: Any) -> None:
    """Half of a publication says nothing that the whole of it will not say."""
    if is_being_published(instance.pk):
        return
    stored = signal["update_fields"]
    if stored is not None and OPENING_FIELDS.isdisjoint(stored):
        return
    if instance.live and instance.path:
        # Wagtail does so after this: what the page links to would not be known yet.
        update_reference_index_on_save(instance)
        _note_once(instance.pk)


def _after_a_picture(sender: object, instance: BoardImage, **signal: Any) -> None:
    """Nothing shows a picture that is new."""
    if not signal["created"]:
        enter_picture(instance.pk)


def _after_a_row(sender: object, instance: PageDocument, **_signal: object) -> None:
    if not is_being_published(instance.page_id):
        _note_once(instance.page_id)


def _note_once(key: int) -> None:
    """After the index of references, which is written at the end of what is stored."""
    once("record", (key,), lambda: _note_live(key))


def _note_live(key: int) -> None:
    if page := Page.objects.filter(pk=key, live=True).first():
        note(page)


def _after_a_password(
    sender: object, instance: PageViewRestriction, origin: Any = None, **_signal: object
) -> None:
    begun_with = getattr(origin, "model", type(origin))
    if origin is not None and not issubclass(begun_with, PageViewRestriction):
        # It goes with its page, of which half is gone already.
        return
    page = Page.objects.filter(pk=instance.page_id).first()
    if page:
        note_below(page)


def _after_a_site(sender: object, instance: Site, **_signal: object) -> None:
    """A board's pages are public from the day on which it gets its host."""
    path = trees.board_path(instance.root_page)
    if board := Page.objects.filter(path=path).first():
        note_below(board)


def install() -> None:
    """Listen to all that makes a page or a file public, or ends it."""
    post_page_move.connect(
        lambda instance, **_signal: note_below(Page.objects.get(pk=instance.pk)),
        weak=False,
        dispatch_uid="note_moved",
    )
    listen_to(post_save, _after_saving, Page, dispatch_uid="note_saved")
    for signal in (post_save, post_delete):
        for sender, listen in (
            (PageDocument, _after_a_row),
            (PageViewRestriction, _after_a_password),
        ):
            signal.connect(listen, sender, dispatch_uid=f"note_{sender.__name__}")
    post_save.connect(_after_a_site, Site, dispatch_uid="note_site")
    post_save.connect(_after_a_picture, BoardImage, dispatch_uid="note_picture")
