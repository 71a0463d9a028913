"""Pages that the search does not know yet, such as from before there was one."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from wagtail.models import Page

from boards.models import Board, Passage
from boards.publishing.find.pages import EDITION, index_whole_page
from cms import trees
from cms.models import BasePage
from cms.tenancy.scope import unscoped


def pages_to_index(board: Board | None = None, *, again: bool = False) -> list[int]:
    """The keys of live pages of which the search has nothing, or what an older edition
    wrote. again: of all.
    """
    pages = Page.objects.live().filter(depth__gte=trees.HOME_DEPTH)
    if board:
        pages = trees.in_board_of(pages, board)
    if not again:
        named = Passage.objects.filter(
            page=OuterRef("pk"), line=None, number=0, facts__edition=EDITION
        )
        pages = pages.exclude(Exists(named))
    return list(pages.order_by("pk").values_list("pk", flat=True))


def index_pages(keys: list[int]) -> Iterator[Page]:
    """Write one page after the other, each stored by itself."""
    for key in keys:
        with unscoped():
            page = Page.objects.filter(pk=key).specific().first()
            if isinstance(page, BasePage):
                index_whole_page(page)
                yield page


def index_missing_pages() -> int:
    """How many pages were written that the search knew nothing of."""
    return sum(1 for _page in index_pages(pages_to_index()))
