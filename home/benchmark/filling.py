"""Boards with many reviews, each with its documents, in a database of their own.

Written past the models, a board a transaction, as what is in it is public from its
first day: whoever interrupts it goes on later with the next.
"""

import hashlib
import uuid
from collections.abc import Callable
from itertools import zip_longest
from typing import NamedTuple

from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from boards.models import (
    Board,
    ContentPage,
    DocumentKind,
    LetOutBy,
    PageDocument,
    Redirect,
    ReviewIndexPage,
    ReviewPage,
    ReviewType,
)
from boards.publishing.ledger.entries import enter, let_out_together
from cms.models import BoardDocument
from home.provisioning import OpenedBoard, open_board

AT_ONCE = 100
BLOCKS, LINKS = 12, 10
SMALL, FEW = 0, 10
OLD_PATH = "/an-old-address"
GONE = "what-was-here"
# What every file says, for who puts it where they are looked for.
CONTENT = b"%PDF-1.7\n" + b"A report.\n" * 20_000
WORDS = "What we learnt, and what has changed since. " * 12
OWN_ROWS = """
INSERT INTO boards_reviewpage (page_ptr_id, {columns})
SELECT page.id, {values} FROM boards_reviewpage AS source, wagtailcore_page AS page
 WHERE source.page_ptr_id = %s AND page.id = ANY (%s)
"""


def host_of(number: int) -> str:
    return f"board-{number}.example"


class Size(NamedTuple):
    """How many boards; reviews of each; documents of a review. One more board is small:
    what its pages cost shows what the number of reviews does to those of the others.
    """

    boards: int
    reviews: int
    documents: int


def fill(size: Size, say: Callable[[str], None]) -> None:
    """Open the boards that are not there yet."""
    small = size._replace(reviews=min(FEW, size.reviews))
    of_boards = dict.fromkeys(range(1, size.boards + 1), size) | {SMALL: small}
    for number, one in of_boards.items():
        if not Board.objects.filter(short_name=f"Board {number}").exists():
            say(f"  board {number} of {size.boards} …" if number else "  a small one …")
            _open(number, one)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@transaction.atomic
def _open(number: int, size: Size) -> None:
    with let_out_together(LetOutBy.OPENING):
        opened = open_board(
            name=f"Board {number} of many",
            short_name=f"Board {number}",
            hostname=host_of(number),
            lead="We keep children safe together.",
        )
        first = _first_review(opened)
        for count in range(size.documents):
            _add_document(opened, first, count)
        Redirect.objects.create(
            board=opened.board, old_path=OLD_PATH, target_page=first
        )
        _take_away(opened)
        last = size.reviews + 1
        for begin in range(2, last, AT_ONCE):
            _copy(first, range(begin, min(begin + AT_ONCE, last)))


def _first_review(opened: OpenedBoard) -> ReviewPage:
    index = ReviewIndexPage.objects.in_board_of(opened.board).first()
    if index is None:
        index = ReviewIndexPage(title="Reviews", slug="reviews")
        index.locale = opened.home.locale
        opened.home.add_child(instance=index)
    linked = Page.objects.descendant_of(opened.home).live().order_by("path")
    ends = [f'<a linktype="page" id="{page.pk}">more</a>' for page in linked[:LINKS]]
    texts = zip_longest(range(BLOCKS), ends, fillvalue="")
    review = ReviewPage(
        title="Child 1",
        slug="child-1",
        locale=opened.home.locale,
        review_type=ReviewType.objects.order_by("pk")[0],
        published="2020-05",
        summary="What happened to a child, and what the board has learnt from it.",
        body=[("text", f"<p>{WORDS}{block} {link}</p>") for block, link in texts],
    )
    index.add_child(instance=review)
    return review


def _add_document(opened: OpenedBoard, review: ReviewPage, count: int) -> None:
    file = BoardDocument(
        title=f"Report {count}",
        file=f"none/{opened.board.pk}-{count}.pdf",
        file_size=len(CONTENT),
        file_hash=hashlib.sha1(CONTENT, usedforsecurity=False).hexdigest(),
        collection=opened.collection,
    )
    # Nothing is stored in its place, which its own save would look for.
    [stored] = BoardDocument.objects.bulk_create([file])
    kind = DocumentKind.objects.order_by("pk")[0]
    PageDocument.objects.bulk_create(
        [PageDocument(page=review, kind=kind, file=stored, locale=review.locale)]
    )


def _take_away(opened: OpenedBoard) -> None:
    page = ContentPage(title="What was here", slug=GONE, locale=opened.home.locale)
    opened.home.add_child(instance=page)
    page.unpublish()


def _copy(first: ReviewPage, numbers: range) -> None:
    parent = first.get_parent()
    pages = Page.objects.bulk_create(_copied(first, parent, one) for one in numbers)
    Page.objects.filter(pk=parent.pk).update(numchild=numbers[-1])
    fields = [
        field.column
        for field in ReviewPage._meta.local_concrete_fields
        if field.column != "page_ptr_id"
    ]
    own_rows = OWN_ROWS.format(
        columns=", ".join(fields), values=", ".join(f"source.{name}" for name in fields)
    )
    keys = [page.pk for page in pages]
    with connection.cursor() as cursor:
        cursor.execute(own_rows, [first.pk, keys])
    rows = list(PageDocument.objects.filter(page=first))
    PageDocument.objects.bulk_create(
        PageDocument(
            page_id=key, kind_id=row.kind_id, file_id=row.file_id, locale=first.locale
        )
        for key in keys
        for row in rows
    )
    enter(pages)


def _copied(first: ReviewPage, parent: Page, number: int) -> Page:
    slug, now = f"child-{number}", timezone.now()
    return Page(
        path=Page._get_path(parent.path, first.depth, number),
        depth=first.depth,
        title=f"Child {number}",
        draft_title=f"Child {number}",
        slug=slug,
        url_path=f"{parent.url_path}{slug}/",
        locale_id=first.locale_id,
        translation_key=uuid.uuid4(),
        content_type_id=first.content_type_id,
        live=True,
        first_published_at=now,
        last_published_at=now,
        latest_revision_created_at=now,
    )
