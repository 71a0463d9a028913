"""What a row of documents says to the search: the title of what it releases."""

from django.utils import translation
from wagtail.models import Page

from boards.models import PageDocument
from boards.models.board.belonging import board_of_page
from boards.models.shared.names import in_language
from boards.publishing.find.writing import Row, forget, write
from cms.search.ways import folded
from cms.search.words import spelt


def index_lines(key: int) -> None:
    """Write what the rows of a page say now, in place of what they said."""
    forget(page_id=key, line__isnull=False)
    page = Page.objects.select_related("locale").filter(pk=key).first()
    if page and (board := board_of_page(page)):
        write(rows_of_lines(page, board.pk))


def rows_of_lines(page: Page, board: int) -> list[Row]:
    """What all rows of a page say, as they are stored."""
    lines = PageDocument.objects.filter(page_id=page.pk).select_related("kind")
    language = page.locale.language_code
    return [_row_of(line, board, language) for line in lines]


def _row_of(line: PageDocument, board: int, language: str) -> Row:
    with translation.override(language):
        kind = str(in_language(line.kind or ""))
        date = str(line.published or "")
    said = {"A": line.title, "B": kind, "C": date, "D": line.public_note}
    return Row(
        board,
        language,
        said,
        line.page_id,
        line.pk,
        line.file_id,
        text=line.title,
        facts={"names": [folded(spelt(line.title))]},
    )
