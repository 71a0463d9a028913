"""What the public of a board can have, and what more it could if something were done.

Nothing is worked out twice: the thing is done, looked at, and taken back.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction
from wagtail.models import Page, PageViewRestriction

from boards.models import ReleaseItem, ReleaseState
from cms import trees
from cms.querysets import behind_a_restriction
from cms.tenancy.scope import unscoped

# Where a subtree is put for a while: the last place there can be.
ASIDE = Page.alphabet[-1] * Page.steplen
_TO_ANOTHER_PLACE = """
UPDATE wagtailcore_page
   SET path = %s || substr(path, %s), depth = depth + %s
 WHERE starts_with(path, %s)
"""

# No home of a language, no source, and read by nobody.
_AS_IF_GONE = """
UPDATE wagtailcore_page
   SET live = false, depth = 0, translation_key = gen_random_uuid()
 WHERE id = ANY (%s)
"""

# What the database says of all pages, files and pictures of a board
# (boards/publishing/ledger/opened.sql).
_OPENED = {
    "pages": """
SELECT opened.id FROM wall.opened_pages AS opened
  JOIN wagtailcore_page AS board ON board.id = opened.board_id
 WHERE board.path = %s
""",
    "files": """
SELECT opened.id FROM wall.opened_files AS opened
  JOIN wagtailcore_page AS board ON board.id = opened.board_id
 WHERE board.path = %s
""",
    "pictures": """
SELECT opened.id FROM wall.opened_images AS opened
  JOIN wagtailcore_page AS board ON board.id = opened.board_id
 WHERE board.path = %s
""",
}

Act = Callable[[], object]


@dataclass(frozen=True)
class Public:
    """pages: the keys of pages that anybody reads, or will, as they are signed off.

    files, pictures: the keys of the documents, and pictures, that anybody can have.
    """

    pages: frozenset[int]
    files: frozenset[int]
    pictures: frozenset[int]

    def __sub__(self, other: "Public") -> "Public":
        return Public(
            self.pages - other.pages,
            self.files - other.files,
            self.pictures - other.pictures,
        )


def public_of(board: Page) -> Public:
    """What the public of a board can have now. board: it, or any page of it."""
    place = trees.board_path(board)
    fixed = ReleaseItem.objects.filter(
        is_open=True, release__state=ReleaseState.SIGNED_OFF
    )
    waiting = trees.in_board_of(Page.objects.all(), board).filter(
        ~behind_a_restriction(), pk__in=fixed.values("page")
    )
    return Public(
        frozenset([*_opened("pages", place), *waiting.values_list("pk", flat=True)]),
        frozenset(_opened("files", place)),
        frozenset(_opened("pictures", place)),
    )


def _opened(what: str, place: str) -> list[int]:
    """The keys of what the database lets out of the board of a place in the tree."""
    with connection.cursor() as cursor:
        cursor.execute(_OPENED[what], [place])
        return [key for (key,) in cursor.fetchall()]


def opened_by(act: Act, *boards: Page) -> Public:
    """What the public could have besides, if an act were done. It is not done.

    act: changes rows of the database, and nothing else. boards: a page of each that it
    is about.
    """
    # As the owner: what opens is asked of all rows, whoever does the act.
    with unscoped():
        before = _of_all(boards)
        with transaction.atomic():
            act()
            after = _of_all(boards)
            transaction.set_rollback(True)
    return after - before


def _of_all(boards: tuple[Page, ...]) -> Public:
    found = [public_of(board) for board in boards]
    return Public(
        frozenset().union(*(public.pages for public in found)),
        frozenset().union(*(public.files for public in found)),
        frozenset().union(*(public.pictures for public in found)),
    )


def take_restriction_off(restriction: PageViewRestriction) -> Act:
    rows = PageViewRestriction.objects.filter(pk=restriction.pk)
    return lambda: rows._raw_delete(rows.db)


def put_below(page: Page, parent: Page) -> Act:
    def act() -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                _TO_ANOTHER_PLACE,
                [
                    parent.path + ASIDE,
                    len(page.path) + 1,
                    parent.depth + 1 - page.depth,
                    page.path,
                ],
            )

    return act


def remove(pages: list[int]) -> Act:
    """All that the deletion of pages means for others: nothing follows them any more.

    pages: their keys, with those of all pages below them.
    """

    def act() -> None:
        Page.objects.filter(alias_of__in=pages).update(alias_of=None)
        with connection.cursor() as cursor:
            cursor.execute(_AS_IF_GONE, [pages])

    return act


def store(page: Page, **columns: object) -> Act:
    return lambda: Page.objects.filter(pk=page.pk).update(**columns)
