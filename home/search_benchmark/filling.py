"""Boards with a great many reviews and files, in a database that holds nothing else.

Each board is opened, filled and indexed in one transaction, by what the product itself
indexes with: whoever interrupts it goes on later with the next board.
"""

import random
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from boards.models import (
    Board,
    DocumentKind,
    LetOutBy,
    PageDocument,
    ReviewIndexPage,
    ReviewPage,
    ReviewType,
    Theme,
)
from boards.publishing.find.files import keep_text
from boards.publishing.find.missing import index_pages
from boards.publishing.ledger.entries import enter, let_out_together
from cms.models import BoardDocument
from cms.partial_dates import PartialDate
from cms.reading.said import PassageAsData
from home.provisioning import OpenedBoard, open_board
from home.search_benchmark.texts import Vocabulary

YEARS = range(2010, 2026)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Size:
    """How much there is of it, over all boards."""

    boards: int = 40
    reviews: int = 10_000
    files: int = 20_000
    file_pages: int = 200_000

    def times(self, share: float) -> "Size":
        """Of so many boards, each with a part of what it would have."""
        found = (round(n * share) for n in (self.reviews, self.files, self.file_pages))
        return Size(self.boards, *found)

    @property
    def of_board(self) -> int:
        return max(1, self.reviews // self.boards)

    @property
    def of_review(self) -> int:
        return max(1, self.files // self.reviews)

    @property
    def of_file(self) -> int:
        return max(1, self.file_pages // self.files)


def host_of(number: int) -> str:
    return f"board-{number}.example"


def fill(size: Size, write: Callable[[str], object]) -> None:
    """Fill it up. write: takes a line on how far it is."""
    words = Vocabulary.of_nobody()
    for number in range(1, size.boards + 1):
        if not Board.objects.filter(hostname=host_of(number)).exists():
            _fill_board(number, size, words)
            write(f"  {number} boards of {size.boards} …")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


@transaction.atomic
def _fill_board(number: int, size: Size, words: Vocabulary) -> None:
    chance = random.Random(number)  # noqa: S311 - nothing is secret
    with let_out_together(LetOutBy.OPENING):
        opened = open_board(
            name=f"Board {number} of many",
            short_name=f"Board {number}",
            hostname=host_of(number),
            lead="We keep children safe together.",
        )
        reviews = _reviews(opened, size, words, chance)
        files = _files(opened, reviews, size)
        enter(reviews)
    pages = Page.objects.child_of(reviews[0].get_parent())
    list(index_pages(list(pages.values_list("pk", flat=True))))
    for file in files:
        said: list[PassageAsData] = [
            {"number": place, "heading": "", "text": words.page(chance)}
            for place in range(1, size.of_file + 1)
        ]
        keep_text(file, {"passages": said, "is_cut": False, "why_not": ""})


def _reviews(
    opened: OpenedBoard, size: Size, words: Vocabulary, chance: random.Random
) -> list[Page]:
    now = timezone.now()
    index = ReviewIndexPage.objects.child_of(opened.home).first()
    index = index or opened.home.add_child(
        instance=ReviewIndexPage(
            title="Reviews", slug="reviews", first_published_at=now, show_in_menus=True
        )
    )
    enter([index])
    first = index.add_child(
        instance=ReviewPage(
            title="Child A1",
            slug="child-1",
            review_type=ReviewType.objects.first(),
            published=PartialDate(YEARS[0]),
            first_published_at=now,
        )
    )
    others = Page.objects.bulk_create(_copies(first, index, size.of_board))
    Page.objects.filter(pk=index.pk).update(numchild=len(others) + 1)
    _own_rows(first, [page.pk for page in others], words, chance)
    reviews = [first.page_ptr, *others]
    _teach(reviews, chance)
    return reviews


def _teach(reviews: list[Page], chance: random.Random) -> None:
    themes = list(Theme.objects.values_list("pk", flat=True))
    through = ReviewPage.themes.through
    through.objects.bulk_create(
        through(reviewpage_id=page.pk, theme_id=theme)
        for page in reviews
        for theme in chance.sample(themes, 2)
    )


def _copies(first: ReviewPage, index: Page, count: int) -> Iterator[Page]:
    of_type = ContentType.objects.get_for_model(ReviewPage)
    for number in range(2, count + 1):
        slug = f"child-{number}"
        yield Page(
            path=Page._get_path(index.path, first.depth, number),
            depth=first.depth,
            title=f"Child {LETTERS[number % len(LETTERS)]}{number}",
            draft_title=slug,
            slug=slug,
            url_path=f"{index.url_path}{slug}/",
            locale_id=first.locale_id,
            translation_key=uuid.uuid4(),
            content_type=of_type,
            live=True,
            first_published_at=first.first_published_at,
        )


def _own_rows(
    first: ReviewPage, keys: list[int], words: Vocabulary, chance: random.Random
) -> None:
    """What each has of its own: a date, a summary; all else as the first."""
    columns = [
        field.column
        for field in ReviewPage._meta.local_concrete_fields
        if field.column != "page_ptr_id"
    ]
    other = {"published": "copy.published", "summary": "copy.summary"}
    values = [other.get(name, f"source.{name}") for name in columns]
    given = {
        "first": first.pk,
        "keys": keys,
        "dates": [str(chance.choice(YEARS)) for _key in keys],
        "summaries": [words.page(chance)[:200] for _key in keys],
    }
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO boards_reviewpage (page_ptr_id, {', '.join(columns)})"  # noqa: S608
            f" SELECT copy.id, {', '.join(values)} FROM boards_reviewpage AS source,"
            " unnest(%(keys)s::int[], %(dates)s::text[], %(summaries)s::text[])"
            " AS copy (id, published, summary) WHERE source.page_ptr_id = %(first)s",
            given,
        )


def _files(opened: OpenedBoard, reviews: list[Page], size: Size) -> list[BoardDocument]:
    files = BoardDocument.objects.bulk_create(
        BoardDocument(
            title=f"{page.title}: report {number}",
            file=f"none/{page.pk}-{number}.pdf",
            file_hash=uuid.uuid4().hex,
            file_size=1000,
            collection=opened.collection,
        )
        for page in reviews
        for number in range(1, size.of_review + 1)
    )
    kinds = list(DocumentKind.objects.values_list("pk", flat=True)[:4])
    PageDocument.objects.bulk_create(
        PageDocument(
            page_id=reviews[place // size.of_review].pk,
            kind_id=kinds[place % len(kinds)],
            title=file.title,
            file=file,
            locale_id=reviews[0].locale_id,
        )
        for place, file in enumerate(files)
    )
    return files
