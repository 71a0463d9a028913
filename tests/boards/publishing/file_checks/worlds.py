"""Boards with files in them that have been checked, or wait for it."""

from typing import Any

from boards.models import FileCheck
from boards.publishing.file_checks.checks import check_of, run_check
from cms.models import BoardDocument
from cms.users.models import User
from home.provisioning import OpenedBoard
from tests.cms.reading import pdfs
from tests.factories import make_document

CLEAN = pdfs.saved(pdfs.new_pdf(pdfs.text("What was learnt from the review.")))
COVERED = pdfs.saved(
    pdfs.new_pdf(
        pdfs.text("The father is Jameson Doe") + pdfs.box(130, 696, 90, 14),
    )
)


def with_author() -> bytes:
    pdf = pdfs.new_pdf(pdfs.text("What was learnt."))
    pdf.docinfo["/Author"] = "Ann Secretname"
    pdf.docinfo["/Title"] = "Report"
    return pdfs.saved(pdf)


def saying(words: str) -> bytes:
    """A PDF with a few words on its one page."""
    return pdfs.saved(pdfs.new_pdf(pdfs.text(words)))


def checked(
    board: OpenedBoard, content: bytes = CLEAN, by: User | None = None, **fields: Any
) -> BoardDocument:
    """A file of the board that has been read. by: who uploaded it."""
    document = make_document(board, content=content, uploaded_by_user=by, **fields)
    run_check(document)
    return document


def the_check(document: BoardDocument) -> FileCheck:
    check = check_of(document)
    assert check is not None
    return check
