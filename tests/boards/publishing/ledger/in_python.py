"""What the public may have, said a second time: in Python, as questions to models.

Written without the database's views, to compare them with.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet
from wagtail.models import (
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
    ReferenceIndex,
    Site,
)

from boards.models import (
    Availability,
    Board,
    BoardPause,
    PageDocument,
    Withdrawal,
)
from cms import trees
from cms.models import BoardDocument, BoardImage

ROW_OF_DOCUMENTS = "released_documents.item.file"


def opens_page(page: Page) -> bool:
    is_of_a_language = page.depth >= trees.HOME_DEPTH
    return page.live and is_of_a_language and not is_closed(page)


def is_closed(page: Page) -> bool:
    """Whether a page, or anything that it lies below or follows, has a restriction."""
    over, waiting = set(), [page]
    while waiting:
        one = waiting.pop()
        if one not in over:
            over.add(one)
            waiting += [*one.get_ancestors(), *sources_of(one)]
    return PageViewRestriction.objects.filter(page__in=over).exists()


def sources_of(page: Page) -> list[Page]:
    """What a page repeats, and what it is a translation of."""
    found = [page.alias_of] if page.alias_of else []
    return [*found, *first_version_of(page)]


def first_version_of(page: Page) -> Iterable[Page]:
    """The version in the first language of its board, if it is another page."""
    versions = trees.in_board_of(Page.objects.exclude(pk=page.pk), page)
    return versions.filter(
        translation_key=page.translation_key, locale=trees.first_locale(page)
    )


def opens_file(document: BoardDocument) -> bool:
    board = board_of(document.collection.path)
    folders = document.collection.get_ancestors(inclusive=True)
    if board is None or CollectionViewRestriction.objects.filter(
        collection__in=folders
    ):
        return False
    withdrawn = Withdrawal.objects.filter(ended_at=None)
    counts = Q(page__in=opening_pages(board)) | Q(
        page__in=withdrawn.values("page"), availability=Availability.WITHDRAWN
    )
    lines = PageDocument.objects.filter(counts, file=document)
    states = set(lines.values_list("availability", flat=True))
    if states:
        return Availability.PUBLISHED in states
    return opening_pages(board).filter(pk__in=linking_pages(document)).exists()


def opens_image(image: BoardImage) -> bool:
    board = board_of(image.collection.path)
    if board is None:
        return False
    if image.pk in (board.logo_id, board.picture_id):
        return True
    pages = trees.in_board_of(Page.objects.live(), board)
    return any(map(opens_page, pages.filter(pk__in=linking_pages(image))))


def answers(board: Board) -> bool:
    """Whether visitors get anything of a board now."""
    on_the_web = Site.objects.filter(root_page__path__startswith=board.path)
    return on_the_web.exists() and not BoardPause.objects.filter(board=board).exists()


def board_of(collection_path: str) -> Board | None:
    return Board.objects.filter(collection__path=collection_path[:8]).first()


def opening_pages(board: Board) -> QuerySet[Page]:
    opening = [
        page.pk
        for page in trees.in_board_of(Page.objects.all(), board)
        if opens_page(page) and all(map(opens_page, first_version_of(page)))
    ]
    return Page.objects.filter(pk__in=opening)


def linking_pages(target: BoardDocument | BoardImage) -> list[int]:
    references = ReferenceIndex.get_references_to(target).exclude(
        model_path=ROW_OF_DOCUMENTS
    )
    pages = references.filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page)
    )
    return [int(key) for key in pages.values_list("object_id", flat=True)]
