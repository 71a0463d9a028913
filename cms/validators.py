"""Whether a file is what its name says."""

import zipfile
from pathlib import PurePath
from typing import IO, TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _

from cms.reading.kinds import check_archives_directory
from cms.reading.limits import FileRejected

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# The part that makes a ZIP archive a document of its kind.
_ZIP_PARTS = {
    # Word itself names it document2.xml at times.
    "docx": ("word/document", _("a Word document")),
    "xlsx": ("xl/workbook.xml", _("an Excel workbook")),
    "pptx": ("ppt/presentation.xml", _("a PowerPoint presentation")),
    "odt": ("content.xml", _("an OpenDocument text")),
}
_PDF_HEADER_WITHIN = 1024  # bytes; readers accept a header this late, and so do we


def is_new_upload(file: FieldFile) -> bool:
    """Whether a file has been chosen but not stored yet."""
    return not getattr(file, "_committed", True)


def validate_content_matches_name(file: FieldFile) -> None:
    """Refuse an upload whose content is not of the kind that its name ends in.

    A name is a promise to the person who opens the file. Files that are stored
    already were asked when they came.

    Raises ValidationError with the kind that was expected.
    """
    if not file or not is_new_upload(file):
        return
    extension = PurePath(file.name or "").suffix.lower().lstrip(".")
    expected = _mismatch(file.file, extension)
    file.file.seek(0)
    if expected:
        raise ValidationError(
            _(
                "This file is called “.%(extension)s”, but it is not %(expected)s. "
                "Open it in the program that made it, save it again, and choose that."
            ),
            code="wrong_content",
            params={"extension": extension, "expected": expected},
        )


def _mismatch(content: IO[bytes], extension: str) -> "StrOrPromise | None":
    """What the content should have been, or None when it is that."""
    content.seek(0)
    if extension == "pdf":
        is_pdf = b"%PDF-" in content.read(_PDF_HEADER_WITHIN)
        return None if is_pdf else _("a PDF file")
    if extension in _ZIP_PARTS:
        part, expected = _ZIP_PARTS[extension]
        return None if _has_zip_part(content, part) else expected
    if extension in {"txt", "csv"}:
        text = content.read()
        is_in_pairs = text.startswith((b"\xff\xfe", b"\xfe\xff"))
        return _("plain text") if b"\x00" in text and not is_in_pairs else None
    return None


def _has_zip_part(content: IO[bytes], part: str) -> bool:
    try:
        check_archives_directory(content)
        with zipfile.ZipFile(content) as archive:
            return any(
                name.startswith(part) and name.endswith(".xml")
                for name in archive.namelist()
            )
    except (zipfile.BadZipFile, FileRejected):
        return False
