"""The record of a board as tables: what was public when, and what became of it."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from wagtail.models import Page

from boards.models import AvailabilityChange, Board, OncePublic, PageDocument
from boards.publishing.availability.public_files import is_publicly_available
from cms.exports import table_as_csv
from cms.trees import in_board_of

Row = dict[str, object]
Rows = list[Row]


def write_record(board: Board, files: Mapping[str, str], folder: Path) -> None:
    """Each table as CSV, and all of them as JSON.

    files: what each address on the board's host is called in the archive. Only of what
    is there anything is told.
    """
    pages = [page for page in _pages(board) if files.get(_path(page))]
    tables = {
        "pages": [_of_page(page, files) for page in pages],
        "documents": list(_documents(pages, files)),
        "changes": list(_changes(pages)),
        "was-public": list(_days(board, pages)),
    }
    folder.mkdir(parents=True)
    for name, rows in tables.items():
        (folder / f"{name}.csv").write_bytes(table_as_csv(rows))
    whole = {"board": board.title, **tables}
    text = json.dumps(whole, ensure_ascii=False, indent=1, default=str)
    (folder / "record.json").write_text(text, encoding="utf-8")


def _pages(board: Board) -> Iterable[Page]:
    return in_board_of(Page.objects.live(), board).order_by("path").specific()


def _path(page: Page) -> str:
    parts = page.get_url_parts()
    return (parts[2] or "") if parts else ""


def _of_page(page: Page, files: Mapping[str, str]) -> Row:
    return {
        "page": page.pk,
        "title": page.title,
        "kind": str(page.specific_class._meta.verbose_name),
        "language": page.locale.language_code,
        "address": page.full_url,
        "file": files[_path(page)],
        "first published": page.first_published_at,
        "last published": page.last_published_at,
    }


def _documents(pages: list[Page], files: Mapping[str, str]) -> Iterable[Row]:
    known = {page.pk: page for page in pages}
    rows = PageDocument.objects.filter(page__in=known).select_related("kind", "file")
    for row in rows.order_by("page", "sort_order", "pk"):
        is_here = row.file and is_publicly_available(row.file, known[row.page_id])
        file = row.file if is_here else None
        yield {
            "page": row.page_id,
            "title": row.title,
            "kind": str(row.kind or ""),
            "language": row.language,
            "published": str(row.published or ""),
            "availability": row.get_availability_display(),
            "public note": row.public_note,
            "link": row.link,
            "file": files.get(file.url, "") if file else "",
            "sha1": file.file_hash if file else "",
        }


def _changes(pages: list[Page]) -> Iterable[Row]:
    """As the public reads them: why, and who, is the board's own."""
    changes = AvailabilityChange.objects.filter(page__in=[page.pk for page in pages])
    for change in changes.order_by("at", "pk"):
        yield {
            "page": change.page_id,
            "title": change.title,
            "before": change.get_before_display(),
            "after": change.get_after_display(),
            "public note": change.public_note,
            "at": change.at,
        }


def _days(board: Board, pages: list[Page]) -> Iterable[Row]:
    days = OncePublic.objects.filter(board=board, page__in=[page.pk for page in pages])
    for day in days.order_by("first_day", "pk"):
        yield {
            "page": day.page_id,
            "document": day.document_id,
            "first day": day.first_day,
            "last day": day.last_day,
        }
