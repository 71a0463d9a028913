"""Which public pages print something of a row: those that change when it does.

It follows from what is stored and from how models belong together, not from a list of
who writes: a row is part of a page, is referred to by pages, or stands around all pages
of a board.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from modelcluster.fields import ParentalKey
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from boards.models import Board, BoardClosure, BoardPause, ContentPage
from boards.publishing.caching.followers import with_followers
from cms import trees

# Written when somebody saves a draft of a live page; nothing of it is public.
OF_DRAFTS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "wagtail_admin_comments",
    }
)
OURS = frozenset({"boards", "cms", "home"})


def pages_that_print(row: Model) -> QuerySet[Page]:
    """Live pages that say something of a row; for a page, it and those around it."""
    referring = _referring(row)
    found = Q(pk__in=referring)
    for wider in [*_places(row), *_of_boards(referring)]:
        found |= wider
    return Page.objects.live().filter(found, depth__gte=trees.HOME_DEPTH)


def publicly_printed_models() -> list[type[Model]]:
    """The models that a public page may print something of."""
    ours = [model for model in apps.get_models() if model._meta.app_label in OURS]
    return [*ours, Page, PageViewRestriction]


def _referring(row: Model) -> list[int]:
    """Keys of pages that refer to a row in a field, a child row, a block or text."""
    references = ReferenceIndex.get_references_to(row).filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page)
    )
    return [int(key) for key in references.values_list("object_id", flat=True)]


def _of_boards(pages: list[int]) -> Iterator[Q]:
    """All pages of the boards among some pages: what a board shows stands on each."""
    for board in Board.objects.filter(pk__in=pages):
        yield _at_or_below(board.path)


def _places(row: Model) -> Iterator[Q]:
    if isinstance(row, BoardPause | BoardClosure):
        yield _at_or_below(trees.board_path(row.board))
    if isinstance(row, PageViewRestriction):
        yield from _closed_with(row.page)
    if isinstance(row, Page) and row.path:
        yield from _around(row)
    for field in row._meta.concrete_fields:
        if isinstance(field, ParentalKey) and issubclass(field.related_model, Page):
            yield Q(pk=getattr(row, field.attname))


def _around(page: Page) -> Iterator[Q]:
    if isinstance(page, Board):
        # Its numbers, its office, its name: on every page.
        yield _at_or_below(page.path)
        return
    with_purpose = ContentPage.objects.filter(pk=page.pk).exclude(purpose="")
    is_home = page.depth == trees.HOME_DEPTH
    if is_home or page.show_in_menus or with_purpose.exists():
        yield _at_or_below(trees.home_path(page))
        return
    # Lists above it, and its versions, which name each other.
    yield Q(path__in=trees.places_above(page.path))
    yield Q(translation_key=page.translation_key) & _at_or_below(trees.board_path(page))


def _closed_with(page: Page) -> Iterator[Q]:
    """What a password on a page closes: what lies below, and what follows any of it."""
    yield _at_or_below(page.path)
    yield Q(pk__in=with_followers(page))
    yield Q(path__in=trees.places_above(page.path))


def _at_or_below(path: str) -> Q:
    return Q(path__range=(path, trees.last_below(path)))
