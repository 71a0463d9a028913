"""Of which board something is, as the trees of pages and of collections say."""

from wagtail.models import Page

from boards.models.board.board import Board
from cms import trees
from cms.models import BoardDocument, BoardImage
from cms.one_step import known


def board_of_page(page: Page) -> Board | None:
    """The board that a page hangs under, or is itself; None for the root of all."""
    if page.depth is None or page.depth < trees.BOARD_DEPTH:
        return None
    path = trees.board_path(page)
    return known(Board.objects.filter(path=path).first, (Board,), "board", path)


def the_board_of_page(page: Page) -> Board:
    """The same of a page that is of a board. Raises Board.DoesNotExist for others."""
    path = trees.board_path(page)
    found = known(Board.objects.filter(path=path).first, (Board,), "board", path)
    if found is None:
        raise Board.DoesNotExist(path)
    return found


def board_of_file(row: BoardDocument | BoardImage) -> Board | None:
    """The board in whose collection a file or a picture lies."""
    path = trees.board_collection_path(row.collection)
    return Board.objects.filter(collection__path=path).first()
