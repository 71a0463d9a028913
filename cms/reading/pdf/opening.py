"""Opening a PDF, or saying why it is not opened."""

import re
from pathlib import Path

import pikepdf
import pypdfium2

from cms.reading.limits import MOST_OBJECTS, MOST_PAGES, FileRejected

_LINEARIZED = re.compile(rb"/Linearized\s")


def open_structure(path: Path) -> pikepdf.Pdf:
    """The objects of a PDF, with nothing guessed.

    A file that programs have to repair may show different things in each of them, so
    it is refused. Raises Refused.
    """
    try:
        pdf = pikepdf.open(path, attempt_recovery=False)
    except pikepdf.PasswordError as error:
        raise FileRejected("encrypted") from error
    except (pikepdf.PdfError, ValueError, OverflowError, RuntimeError) as error:
        raise FileRejected("damaged") from error
    if len(pdf.objects) > MOST_OBJECTS:
        raise FileRejected("too_much")
    _check_pages(pdf)
    return pdf


def _check_pages(pdf: pikepdf.Pdf) -> None:
    """The number of pages that a file claims, before each of them is looked for."""
    try:
        claimed = int(pdf.Root.Pages.get("/Count", 0))
        if claimed > MOST_PAGES or len(pdf.pages) > MOST_PAGES:
            raise FileRejected("too_many_pages")
    except (AttributeError, KeyError, pikepdf.PdfError, ValueError, TypeError) as error:
        raise FileRejected("damaged") from error
    if not len(pdf.pages):
        raise FileRejected("damaged")


def open_pages(content: bytes | Path) -> pypdfium2.PdfDocument:
    """The pages of a PDF as people see them. Raises Refused."""
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise FileRejected("damaged") from error


def is_linearized(content: bytes) -> bool:
    """Whether a file is laid out for the web: it then ends twice, once in front."""
    return bool(_LINEARIZED.search(content[:1024]))
