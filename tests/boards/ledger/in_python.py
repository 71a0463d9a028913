"""What the public may have, said a second time: in Python, as questions to models.

Written without the database's views, to compare them with.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex, Site

from boards.models import (
    Availability,
    Board,
    BoardPause,
    PageDocument,
    Withdrawal,
)
from cms import trees
from cms.models import BoardDocument, BoardImage
from cms.querysets import behind_a_restriction

ROW_OF_DOCUMENTS = "released_documents.item.file"


def opens_page(page: Page) -> bool:
    public = Page.objects.live().filter(~behind_a_restriction(), pk=page.pk)
    return public.filter(depth__gte=trees.HOME_DEPTH).exists()


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
    if board.logo_id == image.pk:
        return True
    pages = trees.in_board_of(Page.objects.live(), board).filter(
        ~behind_a_restriction(), depth__gte=trees.HOME_DEPTH
    )
    return pages.filter(pk__in=linking_pages(image)).exists()


def answers(board: Board) -> bool:
    """Whether visitors get anything of a board now."""
    on_the_web = Site.objects.filter(root_page__path__startswith=board.path)
    return on_the_web.exists() and not BoardPause.objects.filter(board=board).exists()


def board_of(collection_path: str) -> Board | None:
    return Board.objects.filter(collection__path=collection_path[:8]).first()


def opening_pages(board: Board) -> Any:
    ours = trees.in_board_of(Page.objects.all(), board)
    public = ours.live().filter(~behind_a_restriction())
    source = Q(
        translation_key=OuterRef("translation_key"), locale=trees.first_locale(board)
    )
    return public.filter(
        ~Exists(ours.filter(source)) | Exists(public.filter(source)),
    )


def linking_pages(target: BoardDocument | BoardImage) -> list[int]:
    references = ReferenceIndex.get_references_to(target).exclude(
        model_path=ROW_OF_DOCUMENTS
    )
    pages = references.filter(
        base_content_type=ReferenceIndex._get_base_content_type(Page)
    )
    return [int(key) for key in pages.values_list("object_id", flat=True)]
