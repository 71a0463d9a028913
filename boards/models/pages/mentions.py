"""Pages of a board that are about its reviews."""

from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page, PageQuerySet

from boards.models.pages.kinds import knowing_kinds
from boards.models.publishing.releases import ReleaseItem
from cms import trees
from cms.querysets import NOT_IN_LISTS, behind_a_restriction
from cms.shapes import Shape
from cms.tenancy.public import readable
from cms.versions import one_version_each


def visible_pages_of_board(page: Page) -> PageQuerySet:
    """Every page of the same board that a visitor may read, in no type's own form."""
    ours = trees.in_board_of(Page.objects.live(), page)
    visible = readable(ours.filter(~behind_a_restriction()), "content_type", "locale")
    return knowing_kinds(visible.defer(*NOT_IN_LISTS))


def _about(_language: str, *, first: str, last: str, key: UUID) -> PageQuerySet:
    """Learning and news pages of the same board that name a review, newest first.

    Whichever version of the review they name, and each in one language alone.
    """
    naming = Page.objects.live().filter(
        ~behind_a_restriction(),
        path__range=(first, last),
        about_reviews__review__translation_key=key,
    )
    newest = one_version_each(naming).order_by("-first_published_at", "pk")
    return knowing_kinds(readable(newest, "content_type", "locale"))


ABOUT: Shape[Page] = Shape(_about)


def is_spoken_of(review: Page) -> bool:
    """Whether a page of the same board names a review, and is public or waits to be.

    Whichever version of the review it names.
    """
    waiting = ReleaseItem.objects.filter(is_open=True)
    ours = trees.in_board_of(Page.objects.all(), review)
    return (
        ours.filter(Q(live=True) | Q(pk__in=waiting.values("page")))
        .filter(about_reviews__review__translation_key=review.translation_key)
        .exists()
    )


def mentions_of(review: Page) -> list[Page]:
    """The pages about a review."""
    if review.pk is None:
        return []  # A preview of one that is not saved yet.
    board = trees.board_path(review)
    return ABOUT.ask(
        get_language(),
        first=board,
        last=trees.last_below(board),
        key=review.translation_key,
    )
