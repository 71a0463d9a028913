"""Whether the public can have a file or a picture (R1). The database decides."""

from typing import Any

from django.db import connection
from django.db.models import BooleanField, F, Func, Value
from wagtail.models import Collection, Page

from boards.models import Board
from cms import trees
from cms.kept.decided import Decided
from cms.models import BoardDocument, BoardImage

# Where the reference index finds the file of a row of documents, which is no mere link.
ROW_OF_DOCUMENTS = "released_documents.item.file"


# The content and the name of a file while the board of a place in the tree shows it to
# everybody.
STILL_OPEN = (
    "(SELECT file_hash || ' ' || file FROM cms_boarddocument"
    " WHERE id = %s AND wall.opened_file(id::integer, %s))"
)


class _Opened(Func):
    """Whether the database lets a file out, of the board of a place in the tree."""

    function = "wall.opened_file"
    template = "%(function)s((%(expressions)s)"
    arg_joiner = ")::integer, "
    arity = 2
    output_field = BooleanField()


def is_publicly_available(document: BoardDocument, page: Page) -> bool:
    """Whether a public page of the board that this page is of shows its own file."""
    return public_file(document.pk, page) is not None


def public_file(document_id: int, page: Page) -> BoardDocument | None:
    """The file, if the board that a page is of shows it to everybody; in one query.

    Another board's page opens nothing, whatever it links to: otherwise whoever can
    edit one board could open every file of all others. And a mere link opens nothing
    that a public row of documents withholds, or that was withdrawn with its page:
    what is withdrawn stays withdrawn. A collection with a password opens nothing. The
    database says so (boards/publishing/ledger/opened.sql).
    """
    opened = _Opened(F("pk"), Value(page.path))
    return BoardDocument.objects.filter(opened, pk=document_id).first()


def as_decided(document: BoardDocument, page: Page) -> Decided:
    """The same question about a file that was let out: whether it is so still."""
    answer = f"{document.file_hash} {document.file.name}"
    return Decided(STILL_OPEN, (document.pk, page.path), answer)


def ask(question: str, values: list[Any]) -> bool:
    """What the database answers to a question that it knows the rule of."""
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return bool(cursor.fetchone()[0])


def is_of_board(collection: Collection, page: Page) -> bool:
    """Whether what lies in a collection is a file of the board that a page is of."""
    return Board.objects.filter(
        path=trees.board_path(page),
        collection__path=trees.board_collection_path(collection),
    ).exists()


def is_picture_publicly_available(image: BoardImage, home: Page) -> bool:
    """Whether the board whose home this is shows its own picture to the public.

    It does as its logo or picture, or on a live page without a password. A draft shows
    nothing. The database says so (boards/publishing/ledger/opened.sql).
    """
    return ask("SELECT wall.opened_image(%s, %s)", [image.pk, home.path])
