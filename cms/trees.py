"""The tree law: what hangs under a board is that board's, in the language of its home.

Root (depth 1) > board (depth 2) > one home page a language (depth 3) > everything else.
Both belongings are a prefix of `path`, so both are one indexed filter and no query.
Collections of files mirror it: root > one collection a board > everything else.
"""

from typing import TypeVar

from django.db.models import QuerySet, Subquery
from wagtail.models import Collection, Page

BOARD_DEPTH = 2
HOME_DEPTH = 3
PATH_LENGTH: int = Page._meta.get_field("path").max_length


def board_path(page: Page) -> str:
    """The tree path of the board that a page hangs under, or of the board itself."""
    return page.path[: BOARD_DEPTH * Page.steplen]


def home_path(page: Page) -> str:
    """The tree path of the home page that a page hangs under, or of the home itself."""
    return page.path[: HOME_DEPTH * Page.steplen]


def board_collection_path(collection: Collection) -> str:
    """The path of the board's collection that a collection lies in, or is itself."""
    return collection.path[: BOARD_DEPTH * Collection.steplen]


def top_collection(collection: Collection) -> Collection:
    """The board's collection that a collection lies in, or is itself."""
    if collection.depth <= BOARD_DEPTH:
        return collection
    return Collection.objects.get(path=board_collection_path(collection))


def places_above(path: str) -> list[str]:
    """The tree paths of a page and of every page above it, the root's first."""
    step = Page.steplen
    return [path[:end] for end in range(step, len(path) + 1, step)]


def same_board(first: Page, second: Page) -> bool:
    """Whether two pages belong to one board."""
    return board_path(first) == board_path(second)


Q = TypeVar("Q", bound=QuerySet)


def in_path(pages: Q, path: str, field: str = "path") -> Q:
    """Pages at or below a tree path; or rows whose page is, by the field of its path.

    A range instead of LIKE, because its operators are leakproof: under row level
    security PostgreSQL may then still use the index on `path`.
    """
    return pages.filter(**{f"{field}__range": (path, last_below(path))})


def last_below(path: str) -> str:
    """The last path that there can be below a tree path."""
    return path + Page.alphabet[-1] * (PATH_LENGTH - len(path))


def in_board_of(pages: Q, page: Page) -> Q:
    """Pages of the same board as `page`, in every language."""
    return in_path(pages, board_path(page))


def in_tree_of(pages: Q, page: Page) -> Q:
    """Pages of the same board, in the same language, as `page`."""
    return in_path(pages, home_path(page))


def homes_of(page: Page) -> QuerySet[Page]:
    """The home pages of a page's board, its first language's first."""
    homes = Page.objects.filter(depth=HOME_DEPTH).order_by("path")
    return in_board_of(homes, page)


def first_home(page: Page) -> Page | None:
    """The home page in the first language of a page's board, if it has any home."""
    return homes_of(page).first()


def first_locale(page: Page) -> Subquery:
    """The key of the first language of a page's board, within another query."""
    return Subquery(homes_of(page).values("locale")[:1])
