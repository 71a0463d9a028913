"""A board with a list of what it never publishes, and a page that says some of it."""

from boards.models import NewsPage
from boards.publishing.file_checks.never_publish import add
from cms.users.models import User
from home.provisioning import OpenedBoard
from tests.factories import make_editor, make_manager, make_news

NAME = "Anna Kowalska"
# Whose check digit is right: made for tests by the NHS.
NHS = "943 476 5919"


def keep_list(board: OpenedBoard, *names: str) -> None:
    add(board.board, names or [NAME], "family A", make_manager(board))


def news_saying(
    board: OpenedBoard, text: str, *, by: User | None = None, **fields: object
) -> NewsPage:
    """News that the public has not seen, whose summary somebody has just saved."""
    news = make_news(board, live=False, summary=text, **fields)
    NewsPage.objects.get(pk=news.pk).save_revision(user=by or make_editor(board))
    return NewsPage.objects.get(pk=news.pk)
